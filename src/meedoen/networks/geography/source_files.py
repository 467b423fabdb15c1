"""Set up the areas of a municipality from data files alone: how a sixth municipality joins.

A folder holds, for one or more municipalities (UTF-8; outlines as GeoJSON, WGS84, longitude before latitude):

* ``gemeenten.geojson``, required: features with properties ``nis``, ``naam`` (and ``label_lat``, ``label_lon``);
* ``deelgemeenten.geojson``, if there are villages: ``deelgemeente``, ``naam``, ``nis``;
* ``wijken.geojson``, if the municipality has drawn neighbourhoods: ``wijk``, ``naam``, ``nis``;
* ``sectoren.csv`` (or ``statsec2025_hierarchie.csv``): columns ``statsec``, ``statsec_naam``, ``nis`` and, where
  known, ``deelgemeente``, ``deelgemeente_naam``, ``wijk``, ``wijk_naam``; codes on ZZZZ cannot be located;
* ``inwoners.csv`` (or ``statsec2024_bevolking.csv``), if known: ``statsec2024``, ``nis``, ``inwoners`` and for codes
  that are no longer in use ``wijk2025_via_centroid``, ``deelgemeente2025_via_centroid``;
* ``sources.json``, if the figures are to be shown: a list of objects as ``edition.Source``.

``read_folder`` gives an ``Edition``; ``edition.to_text`` writes it to ``data/areas/<nis>.json``. What is missing is
no obstacle: without neighbourhoods everything lies in the one unknown neighbourhood (NIS + ``WONB``), so that each
sector is in exactly one (R20).
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import MultiPolygon, Polygon, shape

from .edition import Edition, Source, in_order
from .outlines import Area, Kind, rings_of

CODES_SINCE = date(2025, 1, 1)
OLD_CODES_SINCE = date(2024, 1, 1)
OLD_CODES_UNTIL = date(2024, 12, 31)
INHABITANTS_YEAR = 2024
SMALLEST_SHARE = 0.01
_STEM = 8  # NIS, letter and two digits: what an old and a new sector code have in common

Row = dict[str, str]
Shapes = dict[str, Polygon | MultiPolygon]


class SourceRefused(ValueError):
    """A source file is missing, cannot be read or contradicts itself. The message is meant for an engineer."""


def read_folder(folder: Path, nis: str) -> Edition:
    """Areas of municipality ``nis`` out of the files of ``folder``. Raises SourceRefused."""
    sectors = [row for row in _table(folder, "sectoren.csv", "statsec2025_hierarchie.csv") if row["nis"] == nis]
    people = [row for row in _table(folder, "inwoners.csv", "statsec2024_bevolking.csv") if row["nis"] == nis]
    root, root_shapes = _outlines(folder / "gemeenten.geojson", "nis", Kind.MUNICIPALITY, nis, required=True)
    if len(root) != 1:
        raise SourceRefused(f"gemeenten.geojson holds {len(root)} outlines of municipality {nis}; one is needed")
    villages, village_shapes = _outlines(folder / "deelgemeenten.geojson", "deelgemeente", Kind.VILLAGE, nis)
    quarters, quarter_shapes = _outlines(folder / "wijken.geojson", "wijk", Kind.NEIGHBOURHOOD, nis)
    villages = [replace(area, parent=nis) for area in villages]
    villages += _unknown_villages(sectors, {area.code for area in villages}, nis)
    known_villages = {area.code for area in villages}
    quarters = [_placed(area, quarter_shapes[area.code], village_shapes, nis) for area in quarters]
    unknown = _unknown_neighbourhood(root[0], sectors, known_villages)
    known_quarters = {area.code for area in quarters}
    leaves = _sectors(sectors, people, known_quarters, known_villages, unknown.code)
    _check_inside(quarter_shapes, root_shapes[nis], nis)
    areas = _with_inhabitants([*root, *villages, *quarters, unknown, *leaves])
    sources = folder / "sources.json"
    return Edition(
        municipality=nis,
        areas=tuple(in_order(areas)),
        sources=tuple(Source(**entry) for entry in _json(sources)) if sources.exists() else (),
        inhabitants_year=INHABITANTS_YEAR if people else None,
    )


def _table(folder: Path, *names: str) -> list[Row]:
    for name in names:
        path = folder / name
        if path.exists():
            with path.open(encoding="utf-8-sig", newline="") as lines:
                rows = list(csv.DictReader(lines))
            if rows and "nis" not in rows[0]:
                raise SourceRefused(f"{name} has no column 'nis'")
            return rows
    return []


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise SourceRefused(f"{path.name} is missing") from problem
    except ValueError as problem:
        raise SourceRefused(f"{path.name} is no JSON: {problem}") from problem


def _outlines(path: Path, key: str, kind: Kind, nis: str, *, required: bool = False) -> tuple[list[Area], Shapes]:
    if not required and not path.exists():
        return [], {}
    areas: list[Area] = []
    shapes: Shapes = {}
    for feature in _json(path).get("features", []):
        facts = feature.get("properties", {})
        if facts.get("nis") != nis:
            continue
        try:
            outline = shape(feature["geometry"])
        except (KeyError, TypeError, ValueError, ShapelyError) as problem:
            raise SourceRefused(f"{path.name}: the outline of {facts.get(key)} cannot be read") from problem
        if not isinstance(outline, Polygon | MultiPolygon) or not outline.is_valid or outline.is_empty:
            raise SourceRefused(f"{path.name}: the outline of {facts.get(key)} is no sound polygon")
        middle = outline.representative_point()
        label = (facts.get("label_lat", middle.y), facts.get("label_lon", middle.x))
        areas.append(
            Area(
                code=facts[key],
                kind=kind,
                name=_plain_name(facts["naam"]),
                parent=None,
                rings=rings_of(outline),
                valid_from=CODES_SINCE,
                label_point=(round(label[0], 5), round(label[1], 5)),
            )
        )
        shapes[facts[key]] = outline
    return areas, shapes


def _plain_name(name: str) -> str:
    """'Westerlo (Dg.)' and 'Tongerlo (Westerlo)' are only 'Westerlo' and 'Tongerlo' to the people who live there."""
    return name.split(" (", maxsplit=1)[0].strip()


def _placed(area: Area, outline: Polygon | MultiPolygon, villages: Shapes, nis: str) -> Area:
    shares = [(outline.intersection(village).area / outline.area, code) for code, village in villages.items()]
    parts = [code for share, code in sorted(shares, reverse=True) if share >= SMALLEST_SHARE]
    return replace(area, parent=parts[0] if parts else nis, villages=tuple(parts))


def _unknown_villages(sectors: Iterable[Row], drawn: set[str], nis: str) -> list[Area]:
    codes = sorted({row.get("deelgemeente", "") for row in sectors} - drawn - {""})
    return [
        Area(code=code, kind=Kind.VILLAGE, name="Onbekend", parent=nis, valid_from=CODES_SINCE, unknown=True)
        for code in codes
        if code.endswith("ONB")
    ]


def _unknown_neighbourhood(root: Area, sectors: Iterable[Row], villages: set[str]) -> Area:
    code = f"{root.code}WONB"
    homes = {row.get("deelgemeente", "") for row in sectors if row.get("wijk") == code} & villages
    home = homes.pop() if len(homes) == 1 else None
    return Area(
        code=code,
        kind=Kind.NEIGHBOURHOOD,
        name="Onbekend",
        parent=home or root.code,
        valid_from=CODES_SINCE,
        villages=(home,) if home else (),
        unknown=True,
    )


def _sectors(
    rows: Iterable[Row], people: Iterable[Row], quarters: set[str], villages: set[str], unknown: str
) -> list[Area]:
    counts = {row["statsec2024"]: int(row["inwoners"]) for row in people}

    def made(code: str, name: str, quarter: str, village: str, **more: Any) -> Area:
        return Area(
            code=code,
            kind=Kind.SECTOR,
            name=name,
            parent=quarter if quarter in quarters else unknown,
            villages=(village,) if village in villages else (),
            inhabitants=counts.get(code),
            **more,
        )

    current: dict[str, Area] = {}
    for row in rows:
        code, lost = row["statsec"], row["statsec"].endswith("ZZZZ")
        if code in current:
            raise SourceRefused(f"sector {code} stands in the list twice")
        name = "Onbekend" if lost else row["statsec_naam"]
        since = OLD_CODES_SINCE if code in counts else CODES_SINCE
        current[code] = made(
            code, name, row.get("wijk", ""), row.get("deelgemeente", ""), unknown=lost, valid_from=since
        )
    after: dict[str, list[str]] = defaultdict(list)
    for code in sorted(set(current) - set(counts)):
        after[code[:_STEM]].append(code)
    old = [
        made(
            row["statsec2024"],
            row["naam"],
            row.get("wijk2025_via_centroid", ""),
            row.get("deelgemeente2025_via_centroid", ""),
            valid_from=OLD_CODES_SINCE,
            valid_to=OLD_CODES_UNTIL,
            successors=tuple(after[row["statsec2024"][:_STEM]]),
        )
        for row in people
        if row["statsec2024"] not in current
    ]
    return [*current.values(), *old]


def _check_inside(parts: Shapes, whole: Polygon | MultiPolygon, nis: str) -> None:
    for code, part in parts.items():
        if part.difference(whole).area > SMALLEST_SHARE * part.area:
            raise SourceRefused(f"neighbourhood {code} lies outside municipality {nis}")


def _with_inhabitants(areas: list[Area]) -> list[Area]:
    """Add up the sectors. A code that is not in the population list adds nothing; no list, no sum."""
    sums: dict[str, int] = defaultdict(int)
    for area in areas:
        if area.kind == Kind.SECTOR and area.inhabitants is not None:
            root = area.code[:5]
            for code in {root, area.parent or root, *area.villages}:
                sums[code] += area.inhabitants
    return [
        replace(area, inhabitants=sums[area.code]) if area.kind != Kind.SECTOR and area.code in sums else area
        for area in areas
    ]
