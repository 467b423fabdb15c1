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


def credit(key: str) -> Credit:
    """One credit line. KeyError when there is none with that key."""
    return {entry.key: entry for entry in credits()}[key]
