"""The state of play of a year as it is kept: parts of words and released figures, each with its source and day (D7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Part:
    """One table. Without rows ``missing`` says what is not known; ``notes`` are sentences under it."""

    title: str
    head: list[str]
    rows: list[list[str]]
    source: str
    missing: str = ""
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class State:
    """All parts of one year, and the day on which they were read."""

    year: int
    day: str
    parts: list[Part]


def read(told: Mapping[str, Any]) -> State:
    """A state that was kept, again as it was."""
    return State(told["year"], told["day"], [Part(**part) for part in told["parts"]])
