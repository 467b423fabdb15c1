"""Municipalities that merged: what an old NIS code became, so that figures of before keep their place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .edition import DATA


@dataclass(frozen=True, slots=True)
class Merger:
    """On ``since`` the municipality ``old`` went up in ``new``."""

    old: str
    old_name: str
    new: str
    new_name: str
    since: date


@lru_cache(maxsize=1)
def mergers() -> tuple[Merger, ...]:
    """All mergers of Flemish municipalities of 2019 and 2025, oldest first."""
    entries = json.loads((DATA / "mergers.json").read_text(encoding="utf-8"))["mergers"]
    return tuple(
        Merger(e["from"], e["from_name"], e["to"], e["to_name"], date.fromisoformat(e["since"])) for e in entries
    )


def code_on(nis: str, day: date) -> str:
    """The code of a municipality on a day, followed through every merger until then; unchanged ones keep theirs."""
    for merger in mergers():
        if merger.old == nis and merger.since <= day:
            nis = merger.new
    return nis


def codes_before(nis: str) -> tuple[str, ...]:
    """The codes that went up in this municipality, oldest merger first."""
    found: list[str] = []
    for merger in reversed(mergers()):
        if merger.new == nis or merger.new in found:
            found.append(merger.old)
    return tuple(reversed(found))
