"""Derive the areas, mergers and postcodes that the product carries; ``figures.py`` derives the figures about them.

    python tools/derive/areas.py ../shared/data
    python tools/derive/areas.py FOLDER --add NIS        (a sixth municipality, from the files of its folder)

Reads the real source files (with their SOURCE.md) and writes small files to ``src/meedoen/networks/data``: facts and
simplified outlines only, each with source, date, licence and credit line. The order is stable: a second run changes
nothing. The reading itself is ``meedoen.networks.geography.source_files``, so that a sixth municipality needs only
data; ``--example NIS FOLDER`` writes such a set of files from the map of all municipalities (outline only).
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

from meedoen.networks.geography.edition import Source, to_text  # noqa: E402
from meedoen.networks.geography.outlines import Kind  # noqa: E402
from meedoen.networks.geography.source_files import SourceRefused, read_folder  # noqa: E402

TARGET = ROOT / "src/meedoen/networks/data"
MUNICIPALITIES = ("11022", "12040", "13049", "23016", "34013")
AREAS_ORIGIN = "provinciesincijfers/gebiedsniveaus @ 3b1b6d8d3548e495f597db134f437f0d08898535"
STATBEL = "Statbel (Algemene Directie Statistiek - Statistics Belgium)"
WIJKEN = Source(
    title="Wijken voor omgevingsanalyse",
    date="2026-03-12",
    licence="Modellicentie gratis hergebruik v1.0 (Vlaamse overheid)",
    credit="Wijken voor omgevingsanalyse. © gemeentebesturen, verzameld door Data & Analyse van de Vlaamse provincies",
    origin=AREAS_ORIGIN,
    link="https://github.com/provinciesincijfers/gebiedsniveaus/blob/master/gemeente_statsec_wijken/readme.md",
    changes="vijf gemeenten gekozen; Lambert 72 naar WGS84; coördinaten op 5 decimalen",
)
SECTORS = Source(
    title="Statistische sectoren 2025: gemeenten, deelgemeenten en sectorcodes",
    date="2025-01-01",
    licence="Statbel open data (CC BY 4.0)",
    credit=f"Bron: {STATBEL}, statistische sectoren 2025",
    origin=AREAS_ORIGIN,
    link="https://statbel.fgov.be/nl/open-data",
    changes="omtrekken vereenvoudigd; coördinaten op 5 decimalen; namen zonder toevoeging tussen haakjes",
)
POPULATION = Source(
    title="Bevolking per statistische sector 2024",
    date="2024-01-01",
    licence="Statbel open data (CC BY 4.0)",
    credit=f"Bron: {STATBEL}, bevolking per statistische sector, 1 januari 2024",
    origin="hk121992/bbox-coverage-tool @ 3c73c4b20e2eb628578f69149d7c6869eba9a1df",
    link="https://statbel.fgov.be/nl/open-data",
)
NOTES = (
    "Inwoners zijn die van 2024, volgens de sectorcodes van 2024; een sector die pas in 2025 kwam, heeft er geen.",
    "Een oude sectorcode ligt in de wijk waarin haar middelpunt ligt; haar opvolgers hebben dezelfde eerste 8 tekens.",
    "Een wijk kan in twee deelgemeenten liggen: 'parent' is de deelgemeente met het grootste deel.",
)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def listing(head: dict[str, Any], name: str, entries: list[Any]) -> str:
    """JSON with one entry a line."""
    lines = ",\n".join("  " + json.dumps(entry, ensure_ascii=False) for entry in entries)
    return json.dumps(head, ensure_ascii=False, indent=1)[:-2] + f',\n "{name}": [\n{lines}\n ]\n}}\n'


def plain(source: Source) -> dict[str, str]:
    return {key: value for key, value in vars(source).items() if value}


def add(folder: Path, nis: str, into: Path) -> None:
    """One more municipality; its own sources stand in the folder's sources.json."""
    try:
        edition = read_folder(folder, nis)
    except SourceRefused as problem:
        sys.exit(str(problem))
    write(into / f"areas/{nis}.json", to_text(edition))
    print(nis, edition.root.name, {kind.value: len(edition.of_kind(kind)) for kind in Kind})


def write_mergers(path: Path) -> None:
    """Only the codes that changed: what an old municipality became, and since when."""
    entries = []
    for row in rows(path):
        for old, new, since in (("2018", "2024", "2019-01-01"), ("2024", "2025", "2025-01-01")):
            if row[f"nis{old}"] != row[f"nis{new}"]:
                entries.append(
                    {
                        "from": row[f"nis{old}"],
                        "from_name": row[f"naam{old}"],
                        "to": row[f"nis{new}"],
                        "to_name": row[f"naam{new}"],
                        "since": since,
                    }
                )
    unique = {(entry["from"], entry["since"]): entry for entry in entries}
    ordered = [unique[key] for key in sorted(unique, key=lambda key: (key[1], unique[key]["to"], key[0]))]
    write(TARGET / "mergers.json", listing({"format": 1, "sources": [plain(SECTORS)]}, "mergers", ordered))


def write_postcodes(path: Path) -> None:
    entries = [
        {"postcode": row["postcode"], "place": row["plaatsnaam"], "municipality": row["nis"]} for row in rows(path)
    ]
    entries.sort(key=lambda entry: (entry["postcode"], entry["place"]))
    head = {
        "format": 1,
        "sources": [
            {
                "title": "Postcodes en plaatsnamen van de vijf gemeenten",
                "date": "2017-12-05",
                "licence": "feiten",
                "credit": "Postcodes: bpost; NIS-codes: Statbel",
            }
        ],
        "notes": ["Een postcode is geen gemeente en geen deelgemeente."],
    }
    write(TARGET / "postcodes.json", listing(head, "postcodes", entries))


def write_example(data: Path, nis: str, folder: Path) -> None:
    """A municipality outline and its sector codes, without villages or neighbourhoods, as a sixth one may have."""
    flanders = data / "geo-flanders-municipalities"
    topology = json.loads((flanders / "gemeenten_2025.topojson").read_text(encoding="utf-8"))
    found = next(g for g in topology["objects"]["gemeenten"]["geometries"] if g["properties"]["nis"] == nis)
    if found["type"] != "Polygon":
        sys.exit(f"{nis} has more than one part")
    rings = [ring(topology, arcs) for arcs in found["arcs"]]
    feature = {
        "type": "Feature",
        "properties": found["properties"],
        "geometry": {"type": "Polygon", "coordinates": rings},
    }
    collection = {"type": "FeatureCollection", "name": "gemeenten", "features": [feature]}
    write(folder / "gemeenten.geojson", json.dumps(collection, ensure_ascii=False) + "\n")
    write(folder / "sources.json", json.dumps([plain(SECTORS)], ensure_ascii=False, indent=1) + "\n")
    lines = ["statsec,statsec_naam,nis"]
    for row in rows(flanders / "statsec2025_alle.csv"):
        if row["nis"] == nis:
            lines.append(f'{row["statsec"]},"{row["statsec_naam"]}",{nis}')
    write(folder / "sectoren.csv", "\n".join(lines) + "\n")


def ring(topology: dict[str, Any], arcs: list[int]) -> list[list[float]]:
    """Join the arcs of a TopoJSON ring; a negative number is an arc backwards."""
    (width, height), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    points: list[list[float]] = []
    for number in arcs:
        x = y = 0
        arc = []
        for step_x, step_y in topology["arcs"][number if number >= 0 else ~number]:
            x, y = x + step_x, y + step_y
            arc.append([round(x * width + west, 5), round(y * height + south, 5)])
        part = arc if number >= 0 else arc[::-1]
        points += part[1:] if points else part
    return points


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("data", type=Path)
    words.add_argument("--example", nargs=2, metavar=("NIS", "FOLDER"))
    words.add_argument("--add", metavar="NIS")
    words.add_argument("--into", type=Path, default=TARGET, help="where the files are written")
    given = words.parse_args()
    if given.add:
        add(given.data, given.add, given.into)
        return
    if given.example:
        write_example(given.data, given.example[0], Path(given.example[1]))
        return
    for nis in MUNICIPALITIES:
        edition = read_folder(given.data / "geo-five-municipalities", nis)
        edition = replace(edition, sources=(WIJKEN, SECTORS, POPULATION), notes=NOTES)
        write(TARGET / f"areas/{nis}.json", to_text(edition))
        counted = {kind.value: len(edition.of_kind(kind)) for kind in Kind}
        print(nis, edition.root.name, edition.root.inhabitants, counted)
    write_mergers(given.data / "geo-flanders-municipalities/nis_2018_2024_2025.csv")
    write_postcodes(given.data / "postcodes-five/postcodes.csv")


if __name__ == "__main__":
    main()
