"""The programme laid out by day and by place: what the month and the map of the residents' site show."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from .. import policy
from ..models import Session
from ..rules.series import BRUSSELS
from ..rules.wishes import Wishes, midnight, month_later
from .programme import COLUMNS, Listed, fitting, lasting_on, nothing_fits
from .searching import Hunt, hunt

A_DAY = 5
"""So many sessions stand in one day of the month; the day itself shows the rest."""

AHEAD = datetime.timedelta(days=14)
"""How far the map looks when no days are asked for."""


@dataclass(slots=True)
class Day:
    """One day of the month: the first sessions, and how many there are in all (sessions)."""

    date: datetime.date
    count: int = 0
    shown: list[Listed] = field(default_factory=list)


@dataclass(slots=True)
class Month:
    """The days of a month from today on that have something; ``lasting`` began before them and still goes on."""

    days: dict[datetime.date, Day]
    lasting: list[Listed]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the number of sessions on there soon. ``village`` is the code of its village, or empty."""

    place_id: uuid.UUID
    name: str
    latitude: float | None
    longitude: float | None
    village: str
    count: int


@query(policy.SEE_PROGRAMME)
def month(
    actor: Actor, rows: QuerySet[Session], wishes: Wishes, first: datetime.date, *, now: datetime.datetime
) -> Month:
    """What is on in the month that begins on ``first`` and fits, from today on; at most five a day are read in full."""
    if nothing_fits(actor, wishes):
        return Month({}, [])
    today = now.astimezone(BRUSSELS).date()
    start, end = midnight(max(first, today)), midnight(month_later(first))
    found = fitting(rows, wishes)
    hunted = hunt(wishes.words) if wishes.words else Hunt(idle=True)
    this_month = found.filter(starts_at__gte=start, starts_at__lt=end).order_by("starts_at", "id")
    times = hunted.narrow(this_month, since=start, until=end)
    days, wanted = _by_day(times.values_list("starts_at", "id"))
    full = {row[0]: Listed(*row) for row in rows.filter(pk__in=wanted).values_list(*COLUMNS)}
    for identity, day in wanted.items():
        if identity in full:
            days[day].shown.append(full[identity])
    earlier = hunted.narrow(found, since=None, until=start)
    return Month(days, lasting_on(earlier, start, max(start, now)))


def _by_day(
    times: Iterable[tuple[datetime.datetime, uuid.UUID]],
) -> tuple[dict[datetime.date, Day], dict[uuid.UUID, datetime.date]]:
    """The days with their counts, and the first sessions of each, in order of time."""
    days: dict[datetime.date, Day] = {}
    wanted: dict[uuid.UUID, datetime.date] = {}
    for starts_at, identity in times:
        date = starts_at.astimezone(BRUSSELS).date()
        day = days.get(date)
        if day is None:
            day = days[date] = Day(date)
        day.count += 1
        if day.count <= A_DAY:
            wanted[identity] = date
    return days, wanted


@query(policy.SEE_PROGRAMME)
def spots(actor: Actor, rows: QuerySet[Session], wishes: Wishes, *, now: datetime.datetime) -> list[Spot]:
    """The places where something is on that fits, in the days asked for or else two weeks ahead, by name."""
    if nothing_fits(actor, wishes):
        return []
    since, until = wishes.since(now) or now, wishes.until(now) or now + AHEAD
    found = fitting(rows, wishes).filter(starts_at__gte=since, starts_at__lt=until)
    hunted = hunt(wishes.words) if wishes.words else Hunt(idle=True)
    counted = (
        hunted.narrow(found, since=since, until=until)
        .exclude(status="cancelled")
        .exclude(place=None)
        .values_list("place_id", "place__name", "place__latitude", "place__longitude", "village_code")
        .annotate(count=Count("id"))
        .order_by("place__name", "place_id")
    )
    return [Spot(*row) for row in counted]
