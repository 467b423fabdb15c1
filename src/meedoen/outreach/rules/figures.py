"""Counting contacts, each with its unit: a contact is no person, and a visit without answer is no reach (R26)."""

import datetime
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ..terms import Kind, Met


class Seen(NamedTuple):
    """One contact, as it is counted. ``person`` is None for who was met without a name."""

    on: datetime.date
    kind: str
    answered: bool
    person: uuid.UUID | None
    persons: int
    households: int
    met: str
    brought: bool
    themes: tuple[str, ...]
    thresholds: tuple[str, ...]
    area: str
    home: uuid.UUID | None = None


@dataclass
class Counted:
    """What a period held, exact. It leaves through ``kernel.release`` only.

    ``persons`` are different people with a name or a code; ``unnamed`` are meetings with people without one, of whom
    nobody knows whether they were the same. ``homes`` are the households of who is known: people who live together are
    one, who is in no household is one alone.
    """

    contacts: int = 0
    visits: int = 0
    unanswered: int = 0
    persons: set[uuid.UUID] = field(default_factory=set)
    homes: set[uuid.UUID] = field(default_factory=set)
    unnamed: int = 0
    unnamed_households: int = 0
    new: set[uuid.UUID] = field(default_factory=set)
    brought: set[uuid.UUID] = field(default_factory=set)
    new_unnamed: int = 0
    themes: Counter[str] = field(default_factory=Counter)
    thresholds: Counter[str] = field(default_factory=Counter)
    areas: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    months: Counter[tuple[int, int]] = field(default_factory=Counter)
    visit_months: Counter[tuple[int, int]] = field(default_factory=Counter)

    @property
    def known(self) -> set[uuid.UUID]:
        """The people whom we knew already (W16)."""
        return self.persons - self.new


def count(rows: Iterable[Seen]) -> Counted:
    """All figures of these contacts in one walk."""
    found = Counted()
    for row in rows:
        month = (row.on.year, row.on.month)
        if row.kind == Kind.HOME_VISIT:
            found.visits += 1
            found.visit_months[month] += 1
            found.unanswered += not row.answered
        if row.answered:
            _met(found, row, month)
    return found


def _met(found: Counted, row: Seen, month: tuple[int, int]) -> None:
    found.contacts += 1
    found.months[month] += 1
    found.kinds[row.kind] += 1
    found.areas[row.area] += 1
    for theme in set(row.themes):
        found.themes[theme] += 1
    for threshold in set(row.thresholds):
        found.thresholds[threshold] += 1
    if row.person is None:
        found.unnamed += row.persons
        found.unnamed_households += row.households
        found.new_unnamed += row.persons if row.met == Met.NEW else 0
        return
    found.persons.add(row.person)
    found.homes.add(row.home or row.person)
    found.unnamed += max(0, row.persons - 1)
    found.unnamed_households += max(0, row.households - 1)
    if row.met == Met.NEW:
        found.new.add(row.person)
    if row.brought:
        found.brought.add(row.person)


def whole_months(today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first and last day of the last twelve months that are over: a figure never changes by the day."""
    end = today.replace(day=1) - datetime.timedelta(days=1)
    start = end.replace(day=1, year=end.year - 1)
    after = (start + datetime.timedelta(days=32)).replace(day=1)
    return after, end


def months_between(first: datetime.date, last: datetime.date) -> list[tuple[int, int]]:
    """The months of a period, in order."""
    found, at = [], first.replace(day=1)
    while at <= last:
        found.append((at.year, at.month))
        at = (at + datetime.timedelta(days=32)).replace(day=1)
    return found
