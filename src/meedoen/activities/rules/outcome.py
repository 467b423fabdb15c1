"""What an activity or initiative brought about: visits, persons and households apart, never added up (R26, W15, W16).

Who was counted without a name adds visits and never a unique person: somebody who comes ten times as "one of
the others" is ten visits and an unknown number of persons. That number is kept apart, as bounds.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from uuid import UUID

from meedoen.activities.rules.attendance import Mark
from meedoen.kernel.release import Basis, Figure, Period, Unit

Key = UUID


@dataclass(frozen=True, slots=True)
class Attended:
    """One party at one session: the person it is known by (a pseudonymous key; None for a stamp card) and company.

    `company` are the others of the party, who have no key of their own: they are visits and no unique persons.
    `household` is a key too; where a family signs up under one name, that person's key serves. `childcare` is how
    many of its children were looked after. Only `Mark.PRESENT` counts as reach.
    """

    session: Key
    day: date
    person: Key | None
    household: Key | None = None
    mark: Mark = Mark.PRESENT
    brought: bool = False
    company: int = 0
    childcare: int = 0


@dataclass(frozen=True, slots=True)
class OthersAttended:
    """Persons counted without a name at one session; `households` None where that was not counted."""

    session: Key
    day: date
    persons: int
    children: int = 0
    households: int | None = None
    childcare: int = 0


@dataclass(frozen=True, slots=True)
class Worked:
    """Hours of staff and volunteers on one day, in hours."""

    day: date
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many unique ones can stand behind counts without names: as few as the fullest session, as many as the sum."""

    at_least: int
    at_most: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one period. The unit of each count stands in `UNITS`; `hours` are hours of work.

    `visits` are all visits, known and uncounted persons together; `new` and `known` split `persons`;
    `childcare_used` counts a child at each session it was looked after.
    """

    period: Period
    sessions: int
    visits: int
    persons: int
    persons_uncounted: Bounds
    households: int
    households_uncounted: Bounds
    new: int
    known: int
    brought_by_others: int
    childcare_used: int
    hours: Decimal

    def figures(self) -> dict[str, Figure]:
        """Each exact count with its unit and period, ready for the release door. The bounds are not among them."""
        return {name: Figure(unit, getattr(self, name), Basis.EXACT, self.period) for name, unit in UNITS.items()}


UNITS: Mapping[str, Unit] = MappingProxyType(
    {
        "sessions": Unit.SESSIONS,
        "visits": Unit.VISITS,
        "persons": Unit.PERSONS,
        "households": Unit.HOUSEHOLDS,
        "new": Unit.PERSONS,
        "known": Unit.PERSONS,
        "brought_by_others": Unit.PERSONS,
        "childcare_used": Unit.VISITS,
    }
)


def year_of(year: int) -> Period:
    """The days of a calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def outcome(
    attended: Iterable[Attended],
    others: Iterable[OthersAttended] = (),
    worked: Iterable[Worked] = (),
    *,
    first_seen: Mapping[Key, date],
    period: Period,
) -> Outcome:
    """Counts the rows whose day lies in the period; the same person twice at one session is one visit.

    `first_seen` is the day of each person's first attendance anywhere in the network, of all time; new is whose
    first day lies in the period. A person that is missing there is an error (KeyError), never silently new.
    """
    rows = _present(attended, period)
    nameless = [row for row in others if row.day in period]
    without_name = [(row.session, row.persons) for row in nameless] + [
        (row.session, row.company) for row in rows if row.company
    ]
    people = {row.person for row in rows if row.person is not None}
    new = {person for person in people if first_seen[person] in period}
    return Outcome(
        period=period,
        sessions=len({row.session for row in rows} | {row.session for row in nameless if row.persons}),
        visits=sum(row.person is not None for row in rows) + sum(number for _session, number in without_name),
        persons=len(people),
        persons_uncounted=_bounds(without_name),
        households=len({row.household for row in rows if row.household is not None}),
        households_uncounted=_bounds((row.session, row.households or 0) for row in nameless),
        new=len(new),
        known=len(people - new),
        brought_by_others=len({row.person for row in rows if row.brought} - {None}),
        childcare_used=sum(row.childcare for row in rows) + sum(row.childcare for row in nameless),
        hours=sum((row.hours for row in worked if row.day in period), Decimal(0)),
    )


def persons_by_area(
    attended: Iterable[Attended], *, area_of: Mapping[Key, str], period: Period, unknown: str
) -> dict[str, int]:
    """Unique persons reached in the period per area of residence (`unknown` where it was not given).

    Exact counts of persons: they go through `kernel.release.release_table` before anybody sees them.
    """
    people = {row.person for row in _present(attended, period) if row.person is not None}
    return dict(Counter(area_of.get(person, unknown) for person in people))


def _present(attended: Iterable[Attended], period: Period) -> list[Attended]:
    """Who was there in the period; a person once a session, a party without a name each time it was noted."""
    known: dict[tuple[Key, Key], Attended] = {}
    unknown: list[Attended] = []
    for row in attended:
        if row.mark is not Mark.PRESENT or row.day not in period:
            continue
        if row.person is None:
            unknown.append(row)
        else:
            known[row.session, row.person] = row
    return [*known.values(), *unknown]


def _bounds(counts: Iterable[tuple[Key, int]]) -> Bounds:
    per_session: Counter[Key] = Counter()
    for session, number in counts:
        per_session[session] += number
    return Bounds(max(per_session.values(), default=0), per_session.total())
