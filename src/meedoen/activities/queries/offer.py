"""Reads of the offer: what is planned by whom, how fresh it is, and who hears it when something changes."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Count, Exists, Min, OuterRef, QuerySet
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.rows import one
from meedoen.people.public import Channel

from .. import policy
from ..models import Activity, Enrolment, Initiative, Session
from ..rules import plainness, waiting
from ..rules.freshness import Freshness, Offer, freshness
from ..rules.series import local_moment
from ..terms import EnrolmentStatus, SessionStatus, Status

PAGE = 40
NEXT_SESSIONS = 12
WRITTEN_TO = (Channel.SMS, Channel.EMAIL)


@dataclass(frozen=True)
class Offered:
    """One line of the offer: the activity, when it next happens (None: not any more), whether it can be relied on."""

    activity: Activity
    next_start: datetime.datetime | None
    freshness: Freshness


@dataclass(frozen=True)
class Offers:
    """One page of the offer, by title, and whether there are more."""

    rows: list[Offered]
    page: int
    more: bool


@dataclass(frozen=True)
class Listeners:
    """How many parties hear it when a session changes: by a call, or by a message that goes out by itself."""

    parties: int
    calls: int
    messages: int


@query(policy.SEE_OFFER)
def offer(
    actor: Actor,
    rows: QuerySet[Activity],
    *,
    today: datetime.date,
    status: str = "",
    organisation_id: uuid.UUID | None = None,
    stale: bool = False,
    hard: bool = False,
    text: str = "",
    page: int = 1,
) -> Offers:
    """The offer, forty a page. ``stale``: only what is published and was not confirmed in the network's term.

    ``hard``: only what is published and is hard to read (``rules.plainness``).
    ``text``: only what has this in its name, however it is written.
    """
    if text:
        rows = rows.filter(title__icontains=text)
    if status:
        rows = rows.filter(status=status)
    if organisation_id:
        rows = rows.filter(organisation_id=organisation_id)
    if stale:
        rows = _stale(rows, today)
    if hard:
        rows = _hard(rows)
    first = (max(page, 1) - 1) * PAGE
    found = _lines(rows.order_by("title", "pk")[first : first + PAGE + 1], today)
    return Offers(found[:PAGE], max(page, 1), len(found) > PAGE)


@query(policy.EDIT)
def stale(actor: Actor, rows: QuerySet[Activity], *, today: datetime.date) -> list[Offered]:
    """What this actor has to confirm, longest unconfirmed first."""
    return _lines(_stale(rows, today).order_by("confirmed_at")[:PAGE], today)


@query(policy.SEE_OFFER)
def activity(actor: Actor, rows: QuerySet[Activity], activity_id: uuid.UUID) -> Activity:
    """One activity with organisation, place and initiative. Raises NotFound."""
    return one(rows.select_related("organisation", "place__area", "initiative"), pk=activity_id)


@query(policy.EDIT)
def to_edit(actor: Actor, rows: QuerySet[Activity], activity_id: uuid.UUID) -> Activity:
    """One activity that this actor may change. Raises NotFound."""
    return one(rows.select_related("organisation", "place__area", "initiative"), pk=activity_id)


@query(policy.SEE_OFFER)
def line(actor: Actor, rows: QuerySet[Activity], activity_id: uuid.UUID, *, today: datetime.date) -> Offered:
    """One activity as a line of the offer. Raises NotFound."""
    found = _lines(rows.filter(pk=activity_id), today)
    if not found:
        raise NotFound("activity")
    return found[0]


@query(policy.SEE_CALENDAR)
def sessions_of(
    actor: Actor, rows: QuerySet[Session], activity_id: uuid.UUID, *, now: datetime.datetime
) -> list[Session]:
    """The next twelve sessions of an activity, cancelled ones too, each with its place."""
    ahead = rows.filter(activity_id=activity_id, ends_at__gt=now).select_related("place", "activity")
    return list(ahead.order_by("starts_at")[:NEXT_SESSIONS])


@query(policy.SEE_CALENDAR)
def session(actor: Actor, rows: QuerySet[Session], session_id: uuid.UUID) -> Session:
    """One session with its activity, organiser and place. Raises NotFound."""
    return one(rows.select_related("activity__organisation", "activity__place", "place__area"), pk=session_id)


@query(policy.CHANGE_SESSION)
def to_change(actor: Actor, rows: QuerySet[Session], session_id: uuid.UUID) -> Session:
    """One session that this actor may move or cancel. Raises NotFound."""
    return one(rows.select_related("activity__organisation", "activity__place", "place__area"), pk=session_id)


@query(policy.CHANGE_SESSION)
def listeners(actor: Actor, rows: QuerySet[Session], session_id: uuid.UUID) -> Listeners:
    """How many parties hear it when this session changes. Parties, not persons: a family is one call."""
    on_list = Enrolment.objects.filter(session__in=rows.filter(pk=session_id)).exclude(status=EnrolmentStatus.CANCELLED)
    by_channel = dict(on_list.order_by().values_list("participant__channel").annotate(n=Count("pk")))
    parties = sum(by_channel.values())
    messages = sum(by_channel.get(channel, 0) for channel in WRITTEN_TO)
    return Listeners(parties, parties - messages, messages)


@query(policy.CHANGE_SESSION)
def stuck(actor: Actor, rows: QuerySet[Session], session_id: uuid.UUID) -> int:
    """How many parties wait that no cancellation can help: the room or the childcare became too small for them."""
    found = one(rows, pk=session_id)
    line = Enrolment.objects.filter(session=found, status=EnrolmentStatus.WAITING)
    waits = [
        waiting.Waiting(id=row.pk, seats=row.size - row.childcare, since=row.signed_up_at, childcare=row.childcare)
        for row in line
    ]
    return len(waiting.stuck(waits, capacity=found.capacity, childcare_capacity=found.childcare_places))


@query(policy.EDIT_INITIATIVE)
def initiatives(actor: Actor, rows: QuerySet[Initiative]) -> list[Initiative]:
    """The initiatives that go on, of the partners for whom this actor plans, by name."""
    return list(rows.filter(ended_on=None))


def _stale(rows: QuerySet[Activity], today: datetime.date) -> QuerySet[Activity]:
    """Published, still to come, and confirmed longer ago than the term of the network: as ``rules.freshness`` says."""
    term = rows.values_list("network__stale_after_days", flat=True).first() or 1
    sessions = Session.objects.filter(activity=OuterRef("pk"))
    ahead = sessions.filter(starts_at__gte=_morning(today)).exclude(status=SessionStatus.CANCELLED)
    return rows.filter(
        Exists(ahead) | ~Exists(sessions),
        status=Status.PUBLISHED,
        confirmed_at__lt=_morning(today - datetime.timedelta(days=term)),
    )


def _hard(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    """Published and hard to read. The texts are read here: how they read is no column, the words of the list grow."""
    published = rows.filter(status=Status.PUBLISHED).values("pk", *plainness.READ)
    return rows.filter(pk__in=[row["pk"] for row in published if plainness.is_hard(row)])


def _morning(day: datetime.date) -> datetime.datetime:
    return local_moment(day, datetime.time())


def _lines(rows: QuerySet[Activity], today: datetime.date) -> list[Offered]:
    """Three queries, whatever the number of rows: the activities, when each next happens, and which never had hours."""
    found = list(rows.select_related("organisation", "place", "network"))
    sessions = Session.objects.filter(activity__in=found).order_by()
    ahead = sessions.filter(starts_at__gte=_morning(today)).exclude(status=SessionStatus.CANCELLED)
    next_start = dict(ahead.values_list("activity").annotate(first=Min("starts_at")))
    with_hours = set(sessions.values_list("activity", flat=True).distinct())
    return [_line(row, next_start.get(row.pk), row.pk in with_hours, today) for row in found]


def _line(row: Activity, next_start: datetime.datetime | None, with_hours: bool, today: datetime.date) -> Offered:
    confirmed_on = timezone.localdate(row.confirmed_at)
    said = Offer(confirmed_on, has_sessions_ahead=next_start is not None, always_open=not with_hours)
    fresh = freshness(said, today=today, stale_after_days=row.network.stale_after_days)
    return Offered(row, next_start, fresh)
