"""When something about an agreement is due, and what became of its promises."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

AHEAD = datetime.timedelta(days=120)
EVALUATE_BY = (3, 31)
"""The house's own day for the yearly evaluation: no text fixes one (``domain.md §7``)."""


@dataclass(frozen=True)
class Reminder:
    """One thing to do: ``file`` or ``evaluate``, by when, for which year."""

    what: str
    by: datetime.date
    year: int
    late: bool


def filing(file_by: datetime.date | None, filed_on: datetime.date | None, today: datetime.date) -> Reminder | None:
    """Handing the note in: from four months before the last day, until it is noted as done (R3)."""
    if file_by is None or filed_on is not None or today < file_by - AHEAD:
        return None
    return Reminder("file", file_by, file_by.year, late=today > file_by)


def evaluations(
    first: datetime.date, last: datetime.date, done: Collection[int], today: datetime.date, *, look_back: int = 2
) -> list[Reminder]:
    """The years of the agreement that are over, of the last two, without an evaluation: oldest first."""
    found = []
    for year in range(max(first.year, today.year - look_back), min(last.year, today.year - 1) + 1):
        if year not in done:
            by = datetime.date(year + 1, *EVALUATE_BY)
            found.append(Reminder("evaluate", by, year, late=today > by))
    return found


@dataclass(frozen=True)
class Pair:
    """A promise of the old agreement beside that of the new one; one of the two may be absent."""

    old: object | None
    new: object | None


def beside(
    old: Iterable[tuple[object, object | None]], new: Iterable[tuple[object, object | None, object]]
) -> list[Pair]:
    """Old promises beside the new ones that follow on them, in the order of the new; then what was not taken on.

    ``old`` is (id, promise), ``new`` is (id, id of the promise it follows or None, promise).
    """
    before = dict(old)
    taken = set()
    pairs = []
    for _id, follows, promise in new:
        pairs.append(Pair(before.get(follows), promise))
        taken.add(follows)
    return pairs + [Pair(promise, None) for key, promise in before.items() if key not in taken]
