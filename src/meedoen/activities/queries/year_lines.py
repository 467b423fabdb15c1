"""What happened in a year, for who accounts for it: times of each initiative (things, exact), first times (rounded)."""

import uuid

from django.db.models import Count, QuerySet
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Released, Unit, release
from meedoen.people import public as people

from .. import policy
from ..models import Attendance, Session
from ..rules.lowering import CAN_TELL, READS, lowered
from .counting import first_days


@query(policy.SEE_YEAR)
def initiatives_of_year(actor: Actor, rows: QuerySet[Session], year: int) -> list[tuple[uuid.UUID, str, int]]:
    """The initiatives of which something went on in this year, by name, with how many times; one question."""
    held = rows.filter(starts_at__year=year, counted_at__isnull=False, activity__initiative__isnull=False)
    named = held.order_by("activity__initiative__name", "activity__initiative_id")
    return list(named.values_list("activity__initiative_id", "activity__initiative__name").annotate(times=Count("pk")))


@query(policy.SEE_YEAR)
def first_times(actor: Actor, rows: QuerySet[Session], year: int) -> Released:
    """How many persons came for the first time in this year, as the figures of the year count who is new: rounded."""
    days = first_days(people.together(actor)).values()
    return release(sum(day.year == year for day in days), Unit.PERSONS)


@query(policy.SEE_YEAR)
def first_times_by_threshold(actor: Actor, rows: QuerySet[Session], year: int) -> dict[str, Released]:
    """Of who came for the first time in this year: how many to something that lowers each threshold, rounded.

    Who came to two things on that first day, or to one that lowers two thresholds, stands at each of them: never add
    these up. Only the thresholds that an activity can lower are in it.
    """
    once = people.together(actor)
    days = {person: day for person, day in first_days(once).items() if day.year == year}
    came = Attendance.objects.filter(undone_at=None, session__starts_at__year=year).exclude(participant=None)
    names = ("participant_id", "session__starts_at", *(f"session__activity__{name}" for name in READS))
    found: dict[str, set[uuid.UUID]] = {str(name): set() for name in CAN_TELL}
    for who, start, *said in came.order_by().values_list(*names):
        person = once.person(who)
        if days.get(person) == timezone.localdate(start):
            for name in lowered(dict(zip(READS, said, strict=True))):
                found[name].add(person)
    return {name: release(len(persons), Unit.PERSONS) for name, persons in found.items()}
