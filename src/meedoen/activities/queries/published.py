"""What other systems may read: published activities and their sessions, as plain rows. Counts of people are not in it.

``places_left`` is a count of things. How many there are in all stands nowhere beside it, so that nobody reads from the
two how many people signed up.
"""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import BigIntegerField, DateTimeField, Q, QuerySet, UUIDField
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.pages import Page, behind, cut, page_of
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Many, Statement

from .. import policy
from ..models import Activity, Session
from ..rules.series import local_moment
from ..rules.wishes import Wishes
from .programme import LONGEST, fitting, nothing_fits
from .searching import among, hunt

BY_TIME = ("starts_at", "id")
DAY = datetime.timedelta(days=1)
EARLIEST, LATEST = datetime.date(2000, 1, 1), datetime.date(2200, 1, 1)
MOST_FOUND = 2000
"""Of what is found by words, so many sessions are looked at to tell which activities they are of."""

SESSION_COLUMNS = (
    "starts_at", "id", "activity_id", "ends_at", "status", "reason", "village_code", "capacity", "taken",
    "place_id", "place__name", "place__locality", "place__wheelchair",
    *(f"activity__{name}" for name in (
        "title", "organisation_id", "pictogram", "themes", "price_cents", "social_price_cents", "children_welcome",
        "no_dutch_needed", "step_free", "sign_up",
    )),
)  # fmt: skip
ACTIVITY_COLUMNS = (
    "title", "id", "kind", "text", "translations", "pictogram", "themes", "for_whom", "age_min", "age_max",
    "price_cents", "social_price_cents", "languages", "no_dutch_needed", "children_welcome", "childcare_places",
    "childcare_hours", "food", "bring", "contact_name", "contact_phone", "step_free", "quiet", "transport_offered",
    "companion_welcome", "sign_up", "status", "organisation_id", "place_id",
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What a system asks for. ``since`` and ``until`` are days in Brussels, both included; None: from now, and on."""

    wishes: Wishes = field(default_factory=Wishes)
    since: datetime.date | None = None
    until: datetime.date | None = None
    theme: str = ""
    place_id: uuid.UUID | None = None
    organisation_id: uuid.UUID | None = None
    activity_ids: Iterable[uuid.UUID] | None = None
    open_only: bool = False

    @property
    def timeless(self) -> "Wanted":
        """The same without days and words, as something that can be looked up."""
        chosen = None if self.activity_ids is None else tuple(self.activity_ids)
        return replace(self, wishes=self.wishes.timeless, since=None, until=None, activity_ids=chosen)


@query(policy.SEE_PROGRAMME)
def sessions_page(
    actor: Actor, rows: QuerySet[Session], wanted: Wanted, *, after: tuple | None, limit: int, now: datetime.datetime
) -> Page:
    """Sessions as ``SESSION_COLUMNS``, in order of time, cancelled ones too; one query, without words to look for."""
    if nothing_fits(actor, wanted.wishes):
        return Page([], None)
    times = _times(wanted, now)
    key: dict[str, Any] = {"after": after[0] if after else None, "after_id": after[1] if after else None}
    hunted = hunt(wanted.wishes.words) if wanted.wishes.words else None
    if hunted is None or hunted.idle:
        return cut(_SESSIONS_PAGE(rows, wanted.timeless, limit + 1, **times, **key), limit)
    since = max(times["first"], after[0]) if after else times["first"]
    until = _midnight(wanted.until, 1) if wanted.until else None
    found = lambda numbers, most: _FOUND(rows, wanted.timeless, numbers=numbers, at_most=most, **times, **key)
    return cut(list(hunted.first(found, since=since, until=until, most=limit + 1)), limit)


def _midnight(day: datetime.date, later: int = 0) -> datetime.datetime:
    """When a day begins, or the day after; far away it is as far as our own times go."""
    return local_moment(min(max(day, EARLIEST), LATEST) + later * DAY, datetime.time())


def _first(wanted: Wanted, now: datetime.datetime) -> datetime.datetime:
    """From when on."""
    if wanted.since is not None:
        return _midnight(wanted.since)
    return wanted.wishes.since(now) or now - LONGEST


@query(policy.SEE_PROGRAMME)
def session_row(actor: Actor, rows: QuerySet[Session], session_id: uuid.UUID) -> tuple:
    """One session as ``SESSION_COLUMNS``. Raises NotFound."""
    found = _SESSION_ROW(rows, pk=session_id)
    if not found:
        raise NotFound("session")
    return found[0]


@query(policy.SEE_PROGRAMME)
def session_to_join(actor: Actor, rows: QuerySet[Session], session_id: uuid.UUID) -> Session:
    """One session with its activity, as signing up looks at it. Raises NotFound."""
    return one(rows.select_related("activity"), pk=session_id)


@query(policy.SEE_PROGRAMME)
def agenda(
    actor: Actor, rows: QuerySet[Session], wanted: Wanted, *, most: int, now: datetime.datetime
) -> list[Session]:
    """The sessions for a calendar file or a block, each with activity, organiser and place, in order of time."""
    if nothing_fits(actor, wanted.wishes):
        return []
    found = _matching(rows, wanted, **_times(wanted, now)).select_related("activity__organisation", "place")
    return list(found.order_by("starts_at", "id")[:most])


def _times(wanted: Wanted, now: datetime.datetime) -> dict[str, Any]:
    """From when on, what has to go on still, and until when: what was asked in days, as moments."""
    ends = [wanted.wishes.until(now), _midnight(wanted.until, 1) if wanted.until is not None else None]
    until = min((end for end in ends if end is not None), default=None)
    return {"first": _first(wanted, now), "now": now if wanted.since is None else None, "until": until}


def _matching(rows: QuerySet[Session], wanted: Wanted, *, first: Any, now: Any, until: Any) -> QuerySet[Session]:
    rows = rows.filter(starts_at__gte=first)
    if now is not None:
        rows = rows.filter(ends_at__gt=now)
    if until is not None:
        rows = rows.filter(starts_at__lt=until)
    rows = fitting(rows, wanted.wishes)
    if wanted.theme:
        rows = rows.filter(activity__themes__icontains=f'"{wanted.theme}"')
    if wanted.place_id:
        rows = rows.filter(place_id=wanted.place_id)
    if wanted.organisation_id:
        rows = rows.filter(activity__organisation_id=wanted.organisation_id)
    if wanted.activity_ids is not None:
        rows = rows.filter(activity_id__in=list(wanted.activity_ids))
    return rows.exclude(status="cancelled") if wanted.open_only else rows


def _in_time(rows: QuerySet[Session], wanted: Wanted, *, after: Any, after_id: Any, **times: Any) -> QuerySet:
    ordered = behind(_matching(rows, wanted, **times), BY_TIME, None if after is None else (after, after_id))
    return ordered.values_list(*SESSION_COLUMNS)


_MOMENTS = {"first": DateTimeField(), "now": DateTimeField(), "until": DateTimeField(), "after": DateTimeField()}
_SESSIONS_PAGE = Statement(
    lambda rows, wanted, most, **values: _in_time(rows, wanted, **values)[:most], after_id=UUIDField(), **_MOMENTS
)
# Not cut to a page: a limit may lead SQLite to walk through all sessions in order of time instead of to these numbers.
_FOUND = Statement(
    lambda rows, wanted, *, numbers, **values: _in_time(among(rows, numbers), wanted, **values),
    numbers=Many(BigIntegerField()),
    after_id=UUIDField(),
    **_MOMENTS,
)
_SESSION_ROW = Statement(lambda rows, *, pk: rows.filter(pk=pk).values_list(*SESSION_COLUMNS), pk=UUIDField())


@query(policy.SEE_ACTIVITY)
def activities_page(
    actor: Actor,
    rows: QuerySet[Activity],
    *,
    words: str = "",
    theme: str = "",
    organisation_id: uuid.UUID | None = None,
    place_id: uuid.UUID | None = None,
    now: datetime.datetime,
    after: tuple | None,
    limit: int,
) -> Page:
    """What is published now, as ``ACTIVITY_COLUMNS``, by title. With words: only what is still to come."""
    found = rows.filter(status="published")
    if theme:
        found = found.filter(themes__icontains=f'"{theme}"')
    if organisation_id:
        found = found.filter(organisation_id=organisation_id)
    if place_id:
        found = found.filter(place_id=place_id)
    if words:
        hunted = hunt(words)
        if hunted.vain:
            found = found.none()
        elif not hunted.idle:
            numbers = hunted.numbers(since=now - LONGEST, until=None, limit=MOST_FOUND)
            found = found.filter(pk__in=among(Session.objects.all(), numbers).values("activity_id"))
    return page_of(found, ACTIVITY_COLUMNS, by=("title", "id"), after=after, limit=limit)


@query(policy.SEE_ACTIVITY)
def activity_row(actor: Actor, rows: QuerySet[Activity], activity_id: uuid.UUID) -> tuple:
    """One activity as ``ACTIVITY_COLUMNS``, also when it is over. Raises NotFound."""
    found = rows.filter(pk=activity_id).values_list(*ACTIVITY_COLUMNS).first()
    if found is None:
        raise NotFound("activity")
    return found


@query(policy.SEE_ACTIVITY)
def newest(actor: Actor, rows: QuerySet[Activity], *, most: int) -> list[Activity]:
    """What was published last, newest first, with organiser and place."""
    found = rows.filter(status="published").select_related("organisation", "place")
    return list(found.order_by("-created_at", "id")[:most])


@query(policy.SEE_ACTIVITY)
def own_offer(
    actor: Actor, rows: QuerySet[Activity], *, after: tuple | None, limit: int
) -> tuple[list[Activity], bool]:
    """Published activities that were not taken over from UiTdatabank, by id, with organiser and place; and more?"""
    found = rows.filter(status="published").exclude(source="uitdatabank").select_related("organisation", "place")
    if after is not None:
        found = found.filter(pk__gt=after[0])
    shown = list(found.order_by("pk")[: limit + 1])
    return shown[:limit], len(shown) > limit


@query(policy.SEE_ACTIVITY)
def own_activity(actor: Actor, rows: QuerySet[Activity], activity_id: uuid.UUID) -> Activity:
    """One such activity, with organiser and place; also one that ended. Raises NotFound."""
    found = rows.exclude(source="uitdatabank").select_related("organisation", "place")
    return one(found, pk=activity_id)


@query(policy.SEE_PROGRAMME)
def sessions_ahead(
    actor: Actor, rows: QuerySet[Session], activity_ids: list[uuid.UUID], *, most: int = 400
) -> dict[uuid.UUID, list[Session]]:
    """The sessions of these activities that are not over, by activity, in order of time; at most ``most`` of each."""
    now = timezone.now()
    ahead = Q(starts_at__gte=now - LONGEST, ends_at__gt=now)
    found: dict[uuid.UUID, list[Session]] = {identity: [] for identity in activity_ids}
    for session in rows.filter(ahead, activity_id__in=activity_ids).select_related("place").order_by("starts_at", "id"):
        if len(found[session.activity_id]) < most:
            found[session.activity_id].append(session)
    return found
