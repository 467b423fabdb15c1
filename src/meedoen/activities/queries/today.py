"""What is due: sessions to open at the door, sessions nobody counted yet, the week ahead. Things, no persons."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Count, DateTimeField, QuerySet, UUIDField
from django.db.models.functions import TruncDate
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.statements import Many, Statement

from .. import policy
from ..models import Activity, Session
from ..terms import Kind, SessionStatus

WEEK = datetime.timedelta(days=7)
SHOWN = 12


@dataclass(frozen=True)
class Agenda:
    """``today``: sessions of the own organisation to open. ``uncounted``: those of last week that nobody counted.

    ``week``: number of sessions of the whole network for each of the seven days from today, as the calendar shows them.
    """

    today: list[Session]
    uncounted: list[Session]
    week: dict[datetime.date, int]


@query(policy.SEE_CALENDAR)
def agenda(actor: Actor, rows: QuerySet[Session], *, now: datetime.datetime) -> Agenda:
    """What is on today, this week, and still to be counted (three queries)."""
    day = timezone.localdate(now)
    start, end = _midnight(day), _midnight(day + datetime.timedelta(days=1))
    held = rows.exclude(status=SessionStatus.CANCELLED)
    own = held.filter(activity__organisation_id__in=actor.organisation_ids)
    at_the_door = policy.TICK.allows(actor)
    shown = own.select_related("activity__place", "place").order_by("starts_at")
    return Agenda(
        today=list(shown.filter(starts_at__gte=start, starts_at__lt=end)[:SHOWN]) if at_the_door else [],
        uncounted=list(shown.filter(starts_at__gte=start - WEEK, starts_at__lt=start, counted_at=None)[:SHOWN])
        if at_the_door
        else [],
        week=_per_day(held, day),
    )


@dataclass(frozen=True)
class DropIn:
    """A fixed moment on which somebody can be met: when, what, where."""

    starts_at: datetime.datetime
    ends_at: datetime.datetime
    title: str
    place: str
    session_id: uuid.UUID


_DROP_INS = Statement(
    lambda rows, *, own, first, last: (
        rows.filter(
            activity__organisation__pk__in=own, activity__kind=Kind.DROP_IN, starts_at__gte=first, starts_at__lt=last
        )
        .exclude(status=SessionStatus.CANCELLED)
        .order_by("starts_at")
        .values_list("starts_at", "ends_at", "activity__title", "place__name", "activity__place__name", "pk")[:SHOWN]
    ),
    own=Many(UUIDField()),
    first=DateTimeField(),
    last=DateTimeField(),
)


@query(policy.SEE_CALENDAR)
def drop_ins(actor: Actor, rows: QuerySet[Session], *, now: datetime.datetime) -> list[DropIn]:
    """The drop-in moments of the own organisations from today on, a week ahead; at most twelve (one query)."""
    start = _midnight(timezone.localdate(now))
    found = _DROP_INS(rows, own=tuple(actor.organisation_ids), first=start, last=start + WEEK)
    return [DropIn(begins, ends, title, place or usual or "", key) for begins, ends, title, place, usual, key in found]


@query(policy.SEE_OFFER)
def has_offer(actor: Actor, rows: QuerySet[Activity]) -> bool:
    """Whether the organisations of this actor have any activity at all, also one that is not visible yet."""
    return rows.filter(organisation_id__in=actor.organisation_ids).exists()


def _per_day(rows: QuerySet[Session], day: datetime.date) -> dict[datetime.date, int]:
    days = [day + datetime.timedelta(days=number) for number in range(7)]
    ahead = rows.filter(starts_at__gte=_midnight(day), starts_at__lt=_midnight(day + WEEK)).order_by()
    counted = ahead.annotate(on=TruncDate("starts_at")).values_list("on").annotate(number=Count("pk"))
    found = dict(counted)
    return {one: found.get(one, 0) for one in days}


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
