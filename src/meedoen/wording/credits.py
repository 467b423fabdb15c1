"""Who made what the product carries, for the page "over" and for every page that shows a map or a pictogram."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).with_name("data") / "credits.json"


@dataclass(frozen=True, slots=True)
class Credit:
    """``line`` is shown as it stands; ``what`` says in Dutch what was used; ``key`` picks one for a page."""

    key: str
    what: str
    who: str
    licence: str
    line: str
    link: str = ""


@lru_cache(maxsize=1)
def credits() -> tuple[Credit, ...]:
    """All credit lines, in the order in which they are shown."""
    return tuple(Credit(**entry) for entry in json.loads(_DATA.read_text(encoding="utf-8"))["credits"])


@dataclass(frozen=True, slots=True)
class Library:
    """A library that runs beside the product, with the licence that it names itself."""

    name: str
    licence: str


@lru_cache(maxsize=1)
def libraries() -> tuple[Library, ...]:
    """All libraries of the running product, by name; written by ``tools/derive/libraries.py``."""
    kept = json.loads(_DATA.with_name("libraries.json").read_text(encoding="utf-8"))
    return tuple(Library(**entry) for entry in kept["libraries"])


def credit(key: str) -> Credit:
    """One credit line. KeyError when there is none with that key."""
    return {entry.key: entry for entry in credits()}[key]
