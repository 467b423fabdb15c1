"""From rows to what the pure rules count: shared by the outcome of an activity and the figures of a year."""

import datetime
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from meedoen.kernel.release import Period, ReleasedTable, UniqueTotals, Unit, release_table
from meedoen.people import public as people

from ..models import Attendance, Effort, Session
from ..rules import outcome as rules

PERSONS = "persons"
EARLIEST = datetime.date(2000, 1, 1)


@dataclass(frozen=True)
class Counted:
    """The rows of some sessions, ready for the rules, with the neighbourhood of each session's place."""

    attended: list[rules.Attended]
    others: list[rules.OthersAttended]
    worked: list[rules.Worked]
    first_seen: dict[uuid.UUID, datetime.date]
    area_of: dict[uuid.UUID, str]
    cost_cents: int

    @classmethod
    def of(cls, rows: QuerySet[Session], efforts: Q, period: Period, once: people.Together) -> "Counted":
        """Four queries, whatever the number of rows: sessions, attendances, first days and efforts. Who has two rows
        counts once, and who lives together is one household."""
        sessions = {row["id"]: row for row in _sessions(rows, period)}
        days = {pk: timezone.localdate(row["starts_at"]) for pk, row in sessions.items()}
        found = Attendance.objects.filter(session__in=rows.order_by().values("pk"), undone_at=None).values_list(
            "session_id", "participant_id", "adults", "children", "childcare", "brought_by_id"
        )
        attended = [_attended(row, days[row[0]], once) for row in found if row[0] in days]
        spent = list(
            Effort.objects.filter(efforts, on__range=(period.first, period.last)).values_list(
                "on", "minutes", "cost_cents"
            )
        )
        return cls(
            attended=attended,
            others=[_others(row, days[row["id"]]) for row in sessions.values()],
            worked=[rules.Worked(day, Decimal(minutes) / 60) for day, minutes, _cents in spent],
            first_seen=first_days(once) if attended else {},
            area_of={
                pk: row["place__area__name"] or row["activity__place__area__name"] or "" for pk, row in sessions.items()
            },
            cost_cents=sum(cents for _day, _minutes, cents in spent),
        )

    def outcome(self, period: Period) -> rules.Outcome:
        return rules.outcome(self.attended, self.others, self.worked, first_seen=self.first_seen, period=period)

    def at_most(self, unit: Unit, period: Period) -> int:
        """How many different persons or households can have been there: who is known, and all who were only counted.

        Where nobody counted the households of who had no name, each of them may have been one.
        """
        found = self.outcome(period)
        if unit is not Unit.HOUSEHOLDS:
            return found.persons + found.persons_uncounted.at_most
        cards = sum(row.person is None for row in self.attended)
        return (
            found.households
            + cards
            + sum(row.persons if row.households is None else row.households for row in self.others)
        )

    def by_area(self, unknown: str, *, everywhere: bool = False) -> ReleasedTable:
        """Unique persons by the neighbourhood where they took part; one may stand in several. Rounded.

        ``everywhere``: also where something went on and nobody was noted, so that a row that is there tells nothing.
        """
        people: dict[str, set[uuid.UUID]] = {}
        if everywhere:
            people = {name or unknown: set() for name in self.area_of.values()}
        for row in self.attended:
            if row.person is not None:
                people.setdefault(self.area_of.get(row.session) or unknown, set()).add(row.person)
        names = sorted(people, key=lambda name: (name == unknown, name))
        everybody = len(set().union(*people.values())) if people else 0
        cells = {(name, PERSONS): len(found) for name, found in people.items()}
        totals = UniqueTotals(
            rows={name: len(found) for name, found in people.items()}, columns={PERSONS: everybody}, total=everybody
        )
        return release_table(names, [PERSONS], cells, unit=Unit.PERSONS, totals=totals)


def _sessions(rows: QuerySet[Session], period: Period) -> list[Any]:
    start = timezone.make_aware(datetime.datetime.combine(period.first, datetime.time()))
    end = timezone.make_aware(datetime.datetime.combine(period.last + datetime.timedelta(days=1), datetime.time()))
    return list(
        rows.filter(starts_at__gte=start, starts_at__lt=end)
        .order_by()
        .values(
            "id",
            "starts_at",
            "others_adults",
            "others_children",
            "others_households",
            "place__area__name",
            "activity__place__area__name",
        )
    )


def _attended(row: tuple, day: datetime.date, once: people.Together) -> rules.Attended:
    session, person, adults, children, childcare, brought_by = row
    total = adults + children
    return rules.Attended(
        session=session,
        day=day,
        person=once.person(person) if person else None,
        household=once.home(person) if person else None,
        brought=brought_by is not None,
        company=total - 1 if person else total,
        childcare=childcare,
    )


def _others(row: dict, day: datetime.date) -> rules.OthersAttended:
    return rules.OthersAttended(
        session=row["id"],
        day=day,
        persons=row["others_adults"] + row["others_children"],
        children=row["others_children"],
        households=row["others_households"] or None,
    )


def first_days(once: people.Together) -> dict[uuid.UUID, datetime.date]:
    """The day of each person's first attendance anywhere in the network."""
    known = Attendance.objects.filter(undone_at=None).exclude(participant=None).order_by()
    found: dict[uuid.UUID, datetime.date] = {}
    for person, start in known.values_list("participant_id").annotate(first=Min("session__starts_at")):
        key, day = once.person(person), timezone.localdate(start)
        found[key] = min(day, found.get(key, day))
    return found
