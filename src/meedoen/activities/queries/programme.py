"""What everybody may read: the noticeboard, one activity, whether there is a place, what a cancel code is for."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, DateTimeField, Q, QuerySet, UUIDField
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Many, Statement
from meedoen.kernel.typed_codes import read_code
from meedoen.networks import public as networks
from meedoen.networks.public import REACHED

from .. import policy
from ..models import Activity, Enrolment, Session
from ..rules import enrolling
from ..rules.parties import Party
from ..rules.planning import LONGEST_SESSION
from ..rules.wishes import Wishes
from ..terms import EnrolmentStatus, Status
from .searching import Hunt, among, hunt

PAGE = 30
LONGEST = LONGEST_SESSION
"""What began longer ago is over, but for what is marked as lasting (``rules.planning.is_lasting``)."""

MOST_LASTING = 30


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


COLUMNS = (
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
    """One page of the noticeboard, in order of time; ``more`` says that there is a next page.

    ``lasting`` began earlier and goes on for days or weeks (an exhibition): what ends first comes first.
    ``hunt`` tells how the words were understood that were looked for; None without words.
    """

    listed: list[Listed]
    more: bool
    lasting: list[Listed]
    hunt: Hunt | None = None


@query(policy.SEE_PROGRAMME)
def programme(
    actor: Actor, rows: QuerySet[Session], wishes: Wishes, *, now: datetime.datetime, any_lasting: bool = True
) -> Board:
    """What is on now or later and fits these wishes, 30 a page. Cancelled ones too; what lasts stands on page 1.

    ``any_lasting``: False for who knows that nothing lasts (``lasts``); then the board is one query.
    """
    since, until = wishes.since(now), wishes.until(now)
    if nothing_fits(actor, wishes):
        return Board([], False, [])
    first, shown_from = since or now - LONGEST, since or now
    start = (wishes.page - 1) * PAGE
    times: dict[str, Any] = {"first": first, "now": now if since is None else None, "until": until}
    if wishes.words:
        hunted = hunt(wishes.words)
        if not hunted.idle:
            found = lambda numbers, most: _FOUND(rows, wishes.timeless, numbers=numbers, at_most=most, **times)
            page = hunted.first(found, since=first, until=until, start=start, most=PAGE + 1)
    else:
        hunted = Hunt(idle=True)
    if hunted.idle:
        page = _ON_THE_BOARD(rows, wishes.timeless, start, PAGE + 1, **times)
    listed = [Listed(*row) for row in page]
    lasting = []
    if any_lasting and wishes.page == 1:
        lasting = lasting_on(hunted.narrow(fitting(rows, wishes), since=None, until=first), first, shown_from)
    return Board(listed[:PAGE], len(listed) > PAGE, lasting, hunted if wishes.words else None)


def _in_time(rows: QuerySet[Session], wishes: Wishes, *, first: Any, now: Any, until: Any) -> QuerySet:
    """The sessions of the board in order of time, as ``COLUMNS``; ``now`` leaves out what is over."""
    found = fitting(rows, wishes).filter(starts_at__gte=first)
    if now is not None:
        found = found.filter(ends_at__gt=now)
    if until is not None:
        found = found.filter(starts_at__lt=until)
    return found.order_by("starts_at", "id").values_list(*COLUMNS)


_ON_THE_BOARD = Statement(
    lambda rows, wishes, start, most, **times: _in_time(rows, wishes, **times)[start : start + most],
    first=DateTimeField(),
    now=DateTimeField(),
    until=DateTimeField(),
)


_FOUND = Statement(
    lambda rows, wishes, *, numbers, **times: _in_time(among(rows, numbers), wishes, **times),
    numbers=Many(BigIntegerField()),
    first=DateTimeField(),
    now=DateTimeField(),
    until=DateTimeField(),
)


@query(policy.SEE_PROGRAMME)
def lasts(actor: Actor, rows: QuerySet[Session]) -> bool:
    """Whether anything in the whole programme goes on for longer than a day."""
    return rows.filter(lasting=True).exists()


def lasting_on(found: QuerySet[Session], before: datetime.datetime, at: datetime.datetime) -> list[Listed]:
    """What began before the first moment and still goes on then, cancelled ones left out."""
    on = found.filter(lasting=True, starts_at__lt=before, ends_at__gt=at).exclude(status="cancelled")
    return [Listed(*row) for row in on.order_by("ends_at", "id").values_list(*COLUMNS)[:MOST_LASTING]]


def nothing_fits(actor: Actor, wishes: Wishes) -> bool:
    """Whether nothing at all can fit: told by one index, so that no session has to be looked at."""
    asked: dict[str, Any] = {}
    if wishes.free:
        asked["price_cents"] = 0
    if wishes.children:
        asked["children_welcome"] = True
    if wishes.little_dutch:
        asked["no_dutch_needed"] = True
    if not asked and not wishes.wheelchair:
        return False
    published = Activity.objects.filter(status=Status.PUBLISHED, **asked)
    if asked and not published.exists():
        return True
    if not wishes.wheelchair or published.filter(step_free__in=REACHED).exists():
        return False
    return not networks.some_place_reached(actor)


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
        found = found.filter(evening=True)
    if wishes.village:
        found = found.filter(village_code=wishes.village)
    if wishes.place:
        found = found.filter(place_id=wishes.place)
    return found


_ACTIVITY = Statement(lambda rows, *, pk: rows.select_related("organisation", "place").filter(pk=pk), pk=UUIDField())
_COMING = Statement(
    lambda rows, along, most, *, activity, since, now: (
        rows.filter(activity_id=activity, starts_at__gte=since, ends_at__gt=now)
        .select_related(*along or (None,))
        .order_by("starts_at")[:most]
    ),
    activity=UUIDField(),
    since=DateTimeField(),
    now=DateTimeField(),
)


@query(policy.SEE_ACTIVITY)
def activity(actor: Actor, rows: QuerySet[Activity], activity_id: uuid.UUID) -> Activity:
    """One activity with its organiser and place, also when it is over. Raises NotFound for a draft."""
    found = _ACTIVITY(rows, pk=activity_id)
    if not found:
        raise NotFound("activity")
    return found[0]


@query(policy.SEE_PROGRAMME)
def coming(
    actor: Actor, rows: QuerySet[Session], activity: Activity, *, now: datetime.datetime, most: int = 6
) -> list[Session]:
    """The next sessions of an activity, with their place, those that are on now and the cancelled ones too.

    Nearly always each is where the activity itself is: only otherwise are places read.
    """
    asked: dict[str, Any] = {"activity": activity.pk, "since": now - LONGEST, "now": now}
    found = _COMING(rows, (), most, **asked)
    if any(session.place_id not in (None, activity.place_id) for session in found):
        return _COMING(rows, ("place",), most, **asked)
    for session in found:
        session.place = activity.place if session.place_id else None
    return found


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
