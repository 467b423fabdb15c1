"""Derive the figures that the product carries: population, households, family nuclei, incomes.

    python tools/derive/figures.py ../shared/data

Reads the real source files with the same readers as an import does, and writes one small file a municipality to
``src/meedoen/networks/data/figures``: sums only, each with source, date, licence and credit line. Run
``tools/derive/areas.py`` first: the inhabitants of villages and neighbourhoods are sums of their sectors. The order is
stable: a second run changes nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

from meedoen.networks.geography import edition as editions  # noqa: E402
from meedoen.networks.intake import statbel  # noqa: E402
from meedoen.networks.intake.drafts import SourceDraft  # noqa: E402

TARGET = ROOT / "src/meedoen/networks/data/figures"
STATBEL = "weRbelgium/BelgiumStatistics @ 37758b79164412322db35e9bb172d0ea5f3b192b"
SECTORS = "hk121992/bbox-coverage-tool @ 3c73c4b20e2eb628578f69149d7c6869eba9a1df"
HOUSEHOLDS = "oliviervth/resiterra-statbel-data @ a092d81251968130b4d358e9eb7c960e125046e2"
FILES = (
    # name of the source, file, year (where the file says none), where it was stored
    ("population", "geo-five-municipalities/statsec2024_bevolking.csv", "2024", SECTORS),
    ("ages", "statbel-population/bevolking_2015_leeftijd_geslacht.csv", "2015", STATBEL),
    ("nationalities", "statbel-population/bevolking_2015_kruistabel_westerlo_dilbeek_willebroek.csv", "2015", STATBEL),
    ("census_ages", "statbel-population/census2011_leeftijd_geslacht.csv", "2011", STATBEL),
    ("nuclei", "statbel-population/census2011_gezinskernen.csv", "2011", STATBEL),
    # the file names no year; its totals agree with the census of 2011
    ("households", "statbel-population/huishoudens_seed5.csv", "2011", HOUSEHOLDS),
    ("incomes", "statbel-population/fiscale_inkomens_2005_2013.csv", "", STATBEL),
)  # fmt: skip
PERSONS, HOUSEHOLD = "persons", "households"
UNITS = {"income.total": "euro", "income.returns": "returns", "income.returns_zero": "returns"}
Figures = dict[tuple[str, str, int], tuple[str, str]]


def unit_of(indicator: str) -> str:
    if indicator.startswith(("households", "families")):
        return HOUSEHOLD
    return UNITS.get(indicator, PERSONS)


def read(path: Path, year: str) -> tuple[SourceDraft, list[Any]]:
    """What one source file says, with the source as it is to be shown."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        headings, *below = list(csv.reader(lines))
    kind = statbel.kind_of(headings)
    if kind is None:
        sys.exit(f"{path.name}: not a file that is known")
    found = statbel.read(kind, headings, list(enumerate(below, start=2)), year)
    if found.refusals:
        sys.exit(f"{path.name}: {found.refusals[0]}")
    return kind.source(year), found.drafts


def gather(data: Path) -> tuple[dict[str, dict[str, str]], dict[str, Figures]]:
    """The sources by name, and the figures of each municipality: (indicator, area, year) to (value, source)."""
    names = {editions.load(nis).root.name: nis for nis in editions.known_municipalities()}
    sources: dict[str, dict[str, str]] = {}
    found: dict[str, Figures] = {nis: {} for nis in names.values()}
    for name, file, year, origin in FILES:
        source, drafts = read(data / file, year)
        told = {
            "title": source.name,
            "date": f"{year}-01-01" if year else "2005-2013",
            "licence": source.licence,
            "credit": source.credit,
            "origin": origin,
            "link": source.link,
        }
        sources[name] = told
        for draft in drafts:
            area = names.get(draft.area, draft.area)
            if area[:5] in found:
                # what an earlier file said stays: the ages also give the inhabitants that the nationalities give
                found[area[:5]].setdefault((draft.indicator, area, int(draft.period)), (draft.value, name))
    for nis, figures in found.items():
        for area in editions.load(nis).areas:
            if area.inhabitants is not None:
                figures["inhabitants", area.code, 2024] = (str(area.inhabitants), "population")
    return sources, found


def written(nis: str, figures: Figures, sources: dict[str, dict[str, str]]) -> str:
    """The file of one municipality: rows [indicator, area, year, unit, value, source], one a line."""
    used = {source for _value, source in figures.values()}
    head = {
        "format": 1,
        "municipality": nis,
        "columns": ["indicator", "area", "year", "unit", "value", "source"],
        "sources": {name: told for name, told in sources.items() if name in used},
    }
    lines = [
        json.dumps([indicator, area, year, unit_of(indicator), json.loads(value), source], ensure_ascii=False)
        for (indicator, area, year), (value, source) in sorted(figures.items(), key=_order)
    ]
    body = ",\n".join(f"  {line}" for line in lines)
    return json.dumps(head, ensure_ascii=False, indent=1)[:-2] + f',\n "figures": [\n{body}\n ]\n}}\n'


def _order(entry: tuple[tuple[str, str, int], Any]) -> tuple[Any, ...]:
    (indicator, area, year), _value = entry
    return (*(f"{int(part):03}" if part.isdigit() else part for part in indicator.split(".")), "", year, area)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("data", type=Path)
    given = words.parse_args()
    sources, found = gather(given.data)
    for nis, figures in found.items():
        TARGET.mkdir(parents=True, exist_ok=True)
        (TARGET / f"{nis}.json").write_text(written(nis, figures, sources), encoding="utf-8")
        print(nis, len(figures))


if __name__ == "__main__":
    main()
