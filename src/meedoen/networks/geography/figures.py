"""Published population figures that come with the product, each with its year, unit, source and licence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from .edition import DATA, Source


@dataclass(frozen=True, slots=True)
class Figure:
    """One published number. ``indicator`` is ``inhabitants`` or ``inhabitants.women.age.34`` (age in whole years;
    100 is 100 and older). A figure of 2015 is never shown as today's."""

    indicator: str
    area: str
    year: int
    unit: str
    value: int
    source: Source

    @property
    def licence(self) -> str:
        return self.source.licence


@lru_cache(maxsize=32)
def load_figures(nis: str) -> tuple[Figure, ...]:
    """All figures of a municipality and its parts. None known gives an empty tuple."""
    path = DATA / "figures" / f"{nis}.json"
    if path.name not in {known.name for known in (DATA / "figures").glob("*.json")}:
        return ()
    document = json.loads(path.read_text(encoding="utf-8"))
    sources = {key: Source(**entry) for key, entry in document["sources"].items()}
    return tuple(
        Figure(indicator, area, year, unit, value, sources[source])
        for indicator, area, year, unit, value, source in document["figures"]
    )
