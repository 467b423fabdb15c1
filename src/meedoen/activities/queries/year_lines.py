"""What happened in a year, for who accounts for it: times of each initiative (things, exact), first times (rounded)."""

import uuid

from django.db.models import Count, QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Released, Unit, release
from meedoen.people import public as people

from .. import policy
from ..models import Session
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
