"""The areas of one municipality as one edition: a data file with its sources inside, read and written here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from .outlines import Area, Kind, decode_ring, encode_ring

FORMAT = 1
DATA = Path(__file__).resolve().parents[1] / "data"


@dataclass(frozen=True)
class Source:
    """Where figures or outlines come from, and what must be shown beside them."""

    title: str
    date: str
    licence: str
    credit: str
    origin: str = ""
    link: str = ""
    changes: str = ""


@dataclass(frozen=True)
class Edition:
    """All areas of one municipality, with history, and where they come from."""

    municipality: str
    areas: tuple[Area, ...]
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    inhabitants_year: int | None = None

    @cached_property
    def by_code(self) -> dict[str, Area]:
        return {area.code: area for area in self.areas}

    def area(self, code: str) -> Area:
        """The area with that code; KeyError when this municipality has none."""
        return self.by_code[code]

    @property
    def root(self) -> Area:
        """The municipality itself."""
        return self.by_code[self.municipality]

    def of_kind(self, kind: Kind, *, on: date | None = None) -> tuple[Area, ...]:
        """Areas of one layer, in order of code; with ``on``: only those in use on that day."""
        return tuple(area for area in self.areas if area.kind == kind and (on is None or area.valid_on(on)))

    def children(self, code: str, *, on: date | None = None) -> tuple[Area, ...]:
        """Areas whose parent is this one."""
        return tuple(area for area in self.areas if area.parent == code and (on is None or area.valid_on(on)))

    @property
    def unknown_neighbourhood(self) -> Area:
        """The neighbourhood for whom no address is known (R20); every edition has exactly one."""
        return next(area for area in self.areas if area.kind == Kind.NEIGHBOURHOOD and area.unknown)

    def neighbourhood_of_sector(self, code: str) -> Area:
        """The one neighbourhood of a sector code, current or old (R20). KeyError for a code that is not known."""
        sector = self.by_code[code]
        if sector.kind != Kind.SECTOR or sector.parent is None:
            raise KeyError(code)
        return self.by_code[sector.parent]

    def upward(self, code: str) -> Iterator[Area]:
        """The area itself, then each layer above it."""
        here: str | None = code
        while here is not None:
            area = self.by_code[here]
            yield area
            here = area.parent


def known_municipalities() -> tuple[str, ...]:
    """NIS codes of the municipalities whose areas come with the product."""
    return tuple(sorted(path.stem for path in (DATA / "areas").glob("*.json")))


@lru_cache(maxsize=32)
def load(nis: str) -> Edition:
    """The edition that comes with the product. KeyError when there is none for that code."""
    if nis not in known_municipalities():
        raise KeyError(nis)
    return from_document(json.loads((DATA / "areas" / f"{nis}.json").read_text(encoding="utf-8")))


def from_document(document: dict[str, Any]) -> Edition:
    """Read an edition. ValueError when the file is of another format."""
    if document.get("format") != FORMAT:
        raise ValueError(f"areas of format {document.get('format')!r}; this version reads format {FORMAT}")
    return Edition(
        municipality=document["municipality"],
        areas=tuple(_area(record) for record in document["areas"]),
        sources=tuple(Source(**source) for source in document.get("sources", [])),
        notes=tuple(document.get("notes", [])),
        inhabitants_year=document.get("inhabitants_year"),
    )


def to_text(edition: Edition) -> str:
    """Write an edition: one area a line, in a stable order, so that a new source shows as a small difference."""
    head = {
        "format": FORMAT,
        "municipality": edition.municipality,
        "inhabitants_year": edition.inhabitants_year,
        "sources": [{k: v for k, v in vars(source).items() if v} for source in edition.sources],
        "notes": list(edition.notes),
    }
    lines = [json.dumps(_record(area), ensure_ascii=False) for area in in_order(edition.areas)]
    return json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "areas": [\n' + ",\n".join(lines) + "\n ]\n}\n"


def in_order(areas: Iterable[Area]) -> list[Area]:
    """Layer by layer from the top, then by code."""
    layers = list(Kind)
    return sorted(areas, key=lambda area: (layers.index(area.kind), area.code))


def _area(record: dict[str, Any]) -> Area:
    until, label = record.get("valid_to"), record.get("label_point")
    return Area(
        code=record["code"],
        kind=Kind(record["kind"]),
        name=record["name"],
        parent=record.get("parent"),
        rings=tuple(decode_ring(line) for line in record.get("outline", [])),
        valid_from=date.fromisoformat(record["valid_from"]),
        valid_to=date.fromisoformat(until) if until else None,
        inhabitants=record.get("inhabitants"),
        villages=tuple(record.get("villages", [])),
        successors=tuple(record.get("successors", [])),
        unknown=record.get("unknown", False),
        label_point=(label[0], label[1]) if label else None,
    )


def _record(area: Area) -> dict[str, Any]:
    full = {
        "code": area.code,
        "kind": area.kind.value,
        "name": area.name,
        "parent": area.parent,
        "villages": list(area.villages),
        "valid_from": area.valid_from.isoformat(),
        "valid_to": area.valid_to.isoformat() if area.valid_to else None,
        "inhabitants": area.inhabitants,
        "unknown": area.unknown,
        "successors": list(area.successors),
        "label_point": list(area.label_point) if area.label_point else None,
        "outline": [encode_ring(ring) for ring in area.rings],
    }
    return {key: value for key, value in full.items() if value is not None and value is not False and value != []}
