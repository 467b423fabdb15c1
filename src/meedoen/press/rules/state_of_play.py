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


ROWS_A_SLIDE = 7
"""So many lines of a table can be read from the back of a room."""


@dataclass(frozen=True)
class Slide(Part):
    """One part, or a piece of a long one; ``more`` says which piece."""

    more: str = ""


def slides(state: State) -> list[Slide]:
    """The parts as slides: a long table goes on on the next one, with its head; its notes stand on the last."""
    found = []
    for part in state.parts:
        pieces = [part.rows[at : at + ROWS_A_SLIDE] for at in range(0, len(part.rows), ROWS_A_SLIDE)] or [[]]
        for number, rows in enumerate(pieces, start=1):
            more = f" ({number}/{len(pieces)})" if len(pieces) > 1 else ""
            notes = part.notes if number == len(pieces) else []
            found.append(Slide(part.title, part.head, rows, part.source, part.missing, notes, more))
    return found


def read(told: Mapping[str, Any]) -> State:
    """A state that was kept, again as it was."""
    return State(told["year"], told["day"], [Part(**part) for part in told["parts"]])
