"""The bank of questionnaires: scales with their items, their answers and how they are scored (R19; L2, L4).

The scales of others are data that a script wrote (``tools/derive/instruments.py``); ours stand beside them. The words
of a scale are Dutch and stay Dutch: a translation that nobody validated is another scale.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).resolve().parents[1] / "data"
_FILES = ("instruments.json", "own_instruments.json")
LANGUAGES = ("nl",)
"""The languages in which the scales are held in a validated form."""

HEADLINES: Mapping[str, tuple[str, ...]] = {
    "djg6": ("some", "strong"),
    "ucla6": ("lonely",),
    "cohesion6": ("level_4", "level_5"),
    "cooperation8": ("level_4", "level_5"),
}
"""The bands that one sentence is about: who is lonely, who finds the neighbourhood close, who works together well."""

GOOD = frozenset({"cohesion6", "cooperation8"})
"""Scales of which more is better; of the others less is."""

FOR_STAFF = frozenset({"cooperation8"})
"""Scales for who works here; the others are for who lives here."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be given: its code and its words."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """One statement. ``part`` is the sub-scale it belongs to, '' without; ``points`` is what each answer counts."""

    key: str
    text: str
    part: str
    points: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of scores with a name; both ends belong to it."""

    low: int
    high: int
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A scale. ``mean``: the score is the mean of the points, otherwise their sum."""

    code: str
    name: str
    source: str
    link: str
    licence: str
    options: tuple[Option, ...]
    items: tuple[Item, ...]
    mean: bool
    bands: tuple[Band, ...]
    part_bands: tuple[Band, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The sub-scales, in the order in which they first appear."""
        return tuple(dict.fromkeys(item.part for item in self.items if item.part))

    def band(self, code: str) -> Band:
        """The band with this code. KeyError when there is none."""
        return {one.code: one for one in self.bands}[code]


@lru_cache(maxsize=1)
def instruments() -> Mapping[str, Instrument]:
    """All scales by their code, in the order in which they are offered."""
    found = [one for name in _FILES for one in json.loads((_DATA / name).read_text(encoding="utf-8"))["instruments"]]
    return {one["code"]: _read(one) for one in found}


def instrument(code: str) -> Instrument:
    """The scale with this code. KeyError when there is none."""
    return instruments()[code]


def item_key(instrument: str, number: int) -> str:
    """What the answer to an item is kept under: the scale and the number of the item, from 1 ("djg6.3")."""
    return f"{instrument}.{number}"


def _read(told: dict[str, Any]) -> Instrument:
    rules = told["scoring"]
    return Instrument(
        code=told["code"],
        name=told["name"],
        source=told["source"],
        link=told["link"],
        licence=told["licence"],
        options=tuple(Option(**one) for one in told["options"]),
        items=tuple(
            Item(
                item_key(told["code"], number),
                one["text"],
                one["part"],
                rules["reversed" if one["reversed"] else "points"],
            )
            for number, one in enumerate(told["items"], 1)
        ),
        mean=rules["kind"] == "mean",
        bands=tuple(Band(**one) for one in rules["bands"]),
        part_bands=tuple(Band(**one) for one in rules["part_bands"]),
    )
