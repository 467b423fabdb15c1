"""What everybody may read: the noticeboard, one activity, whether there is a place, what a cancel code is for."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.refusals import Refused
from meedoen.kernel.rows import one

from .. import policy
from ..models import Activity, Enrolment, Session
from ..rules import enrolling
from ..rules.codes import read_code
from ..rules.parties import Party
from ..rules.wishes import EVENING_FROM, Wishes
from ..terms import EnrolmentStatus

PAGE = 30
LONGEST = datetime.timedelta(hours=24)
"""What began longer ago is over: a session lasts at most a day (``rules.planning``)."""

REACHED = ("yes", "with_help")
"""A wheelchair gets in."""


@dataclass(slots=True)
class Listed:
    """One session on the noticeboard, with all that its card says. Counts and names of people are not in it."""

    session_id: uuid.UUID
    activity_id: uuid.UUID
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    status: str
    reason: str
    title: str
    translations: dict[str, Any]
    pictogram: str
    themes: list[str]
    price_cents: int | None
    social_price_cents: int | None
    children_welcome: bool
    childcare_places: int
    no_dutch_needed: bool
    transport_offered: bool
    companion_welcome: bool
    quiet: bool
    step_free: str
    sign_up: str
    contact_phone: str
    organisation_phone: str
    place_name: str | None
    place_locality: str | None
    route: str | None
    wheelchair: str | None


_COLUMNS = (
    "id", "activity_id", "starts_at", "ends_at", "status", "reason",
    *(f"activity__{name}" for name in (
        "title", "translations", "pictogram", "themes", "price_cents", "social_price_cents", "children_welcome",
        "childcare_places", "no_dutch_needed", "transport_offered", "companion_welcome", "quiet", "step_free",
        "sign_up", "contact_phone", "organisation__phone",
    )),
    *(f"place__{name}" for name in ("name", "locality", "how_to_get_there", "wheelchair")),
)  # fmt: skip


@dataclass(slots=True)
class Board:
    """One page of the noticeboard, in order of time; ``more`` says that there is a next page."""

    listed: list[Listed]
    more: bool


@query(policy.SEE_PROGRAMME)
def programme(actor: Actor, rows: QuerySet[Session], wishes: Wishes, *, now: datetime.datetime) -> Board:
    """What is on now or later and fits these wishes, 30 a page, in one query. Cancelled ones too."""
    since, until = wishes.since(now), wishes.until(now)
    found = rows.filter(starts_at__gte=since or now - LONGEST)
    if since is None:
        found = found.filter(ends_at__gt=now)
    if until is not None:
        found = found.filter(starts_at__lt=until)
    start = (wishes.page - 1) * PAGE
    page = fitting(found, wishes).order_by("starts_at", "id").values_list(*_COLUMNS)[start : start + PAGE + 1]
    listed = [Listed(*row) for row in page]
    return Board(listed[:PAGE], len(listed) > PAGE)


def fitting(found: QuerySet[Session], wishes: Wishes) -> QuerySet[Session]:
    """These sessions, narrowed to what somebody wishes; the days are for the caller."""
    if wishes.free:
        found = found.filter(activity__price_cents=0)
    if wishes.children:
        found = found.filter(activity__children_welcome=True)
    if wishes.little_dutch:
        found = found.filter(activity__no_dutch_needed=True)
    if wishes.wheelchair:
        by_activity = Q(activity__step_free__in=REACHED) & ~Q(place__wheelchair="no")
        found = found.filter(Q(place__wheelchair__in=REACHED) | by_activity)
    if wishes.evening:
        found = found.filter(starts_at__hour__gte=EVENING_FROM)
    if wishes.village:
        found = found.filter(village_code=wishes.village)
    return found


@query(policy.SEE_ACTIVITY)
def activity(actor: Actor, rows: QuerySet[Activity], activity_id: uuid.UUID) -> Activity:
    """One activity with its organiser and place, also when it is over. Raises NotFound for a draft."""
    found = one(rows.select_related("organisation", "place"), pk=activity_id)
    return found


@query(policy.SEE_PROGRAMME)
def coming(
    actor: Actor, rows: QuerySet[Session], activity_id: uuid.UUID, *, now: datetime.datetime, most: int = 6
) -> list[Session]:
    """The next sessions of an activity, with their place, those that are on now and the cancelled ones too."""
    found = rows.filter(activity_id=activity_id, starts_at__gte=now - LONGEST, ends_at__gt=now)
    return list(found.select_related("place").order_by("starts_at")[:most])


@query(policy.SEE_PROGRAMME)
def session(actor: Actor, rows: QuerySet[Session], activity_id: uuid.UUID, session_id: uuid.UUID) -> Session:
    """One session with its activity, organiser and place. Raises NotFound."""
    found = rows.select_related("activity__organisation", "activity__place", "place", "network")
    return one(found, pk=session_id, activity_id=activity_id)


@query(policy.SEE_PROGRAMME)
def outlook(
    actor: Actor,
    rows: QuerySet[Session],
    session_id: uuid.UUID,
    party: Party,
    *,
    now: datetime.datetime,
    wait_for_childcare: bool = False,
) -> enrolling.Outcome:
    """What would happen if this party signed up now: a place, a turn in the line, or why not. Promises nothing."""
    wanted = one(rows.select_related("activity", "network"), pk=session_id)
    return enrolling.decide(
        party,
        enrolling.as_seen(wanted),
        now=now,
        let_smaller_pass=wanted.network.let_smaller_pass,
        wait_for_childcare=wait_for_childcare,
    )


@dataclass(frozen=True, slots=True)
class SignedUp:
    """What a cancel code is for: never a name or a way to reach."""

    title: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    adults: int
    children: int
    waiting: bool


@query(policy.CANCEL_BY_CODE)
def signed_up(actor: Actor, rows: None, *, code: str, now: datetime.datetime) -> SignedUp:
    """What this code is for, however it is typed. Raises Refused as ``services.cancel_by_code`` does."""
    plain = read_code(code)
    found = None
    if plain is not None:
        index = vault.keyed_index(tenancy.here(), f"cancel code {plain}")
        open_now = Enrolment.objects.exclude(status=EnrolmentStatus.CANCELLED).filter(code_index=index)
        found = open_now.select_related("session__activity").first()
    if found is None or found.session.starts_at <= now:
        raise Refused(_("Deze code kennen we niet. Kijk na of bel het nummer op je kaartje."), field="code")
    if found.participant_id:
        saw(found.participant_id)
    session = found.session
    return SignedUp(
        title=session.activity.title,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        adults=found.adults,
        children=found.children,
        waiting=found.status == EnrolmentStatus.WAITING,
    )
