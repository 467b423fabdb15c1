"""Reads of meetings: those of a group, one meeting whole, what waits, what a delegate brought back."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.utils import timezone

from meedoen.kernel.access import may
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from ..delegates import sending_group, told_of
from ..models import AgendaPoint, Bundle, Debrief, GroupMember, Meeting, Minute, PolicyCheck, Promise, Ride
from ..policy import answers, signals
from ..policy import groups as policy
from ..rules import groups, meetings
from ..terms.groups import LineKind, PointOutcome, Stage
from ..under_token import names_of
from .groups import label_of


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list."""

    id: uuid.UUID
    title: str
    group: str
    stage: str
    stage_word: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    place: str
    late_invitation: bool


@dataclass(frozen=True)
class Point:
    """A point of the agenda with its easy words, what the group asked before, and what became of it."""

    id: uuid.UUID
    place: int
    title: str
    easy_title: str
    easy_words: str
    asked_before: str
    came_of_it: str
    we_ask: str
    bundle_id: uuid.UUID | None
    bundle: str
    check_id: uuid.UUID | None
    outcome: str
    outcome_word: str
    council_said: str
    told_on: datetime.date | None
    ours: bool
    """Whether the outcome is what the own delegate brought back, and not one of another group."""

    @property
    def plain(self) -> str:
        """The title for everybody."""
        return self.easy_title or self.title


@dataclass(frozen=True)
class Promised:
    """A promise: what, who, by when, how it stands."""

    id: uuid.UUID
    what: str
    owner: str
    due: datetime.date | None
    done_on: datetime.date | None
    came_of_it: str
    stands: str
    meeting: str = ""

    @classmethod
    def of(cls, row: Promise, today: datetime.date, title: str = "") -> "Promised":
        """A promise with how it stands today."""
        stands = meetings.promise_stands(row.due, row.done_on, today)
        return cls(row.pk, row.what, row.owner, row.due, row.done_on, row.came_of_it, stands, title)


@dataclass(frozen=True)
class Line:
    """A line of the minutes."""

    id: uuid.UUID
    words: str
    decided: bool
    point: str


@dataclass(frozen=True)
class Lift:
    """Who is picked up, and by whom."""

    id: uuid.UUID
    who: str
    driver: str
    how: str


@dataclass(frozen=True)
class OneMeeting:
    """One meeting whole: where it stands, what is looked after, agenda, rides, minutes, promises."""

    row: Meeting
    group_id: uuid.UUID
    group: str
    kind: str
    place: str
    way: str
    bus: str
    welcome: meetings.Readiness
    points: list[Point]
    lifts: list[Lift]
    lines: list[Line]
    promises: list[Promised]
    mine: bool
    room_open: bool
    validity: groups.Validity | None

    @property
    def held(self) -> bool:
        return self.row.stage in (Stage.HELD, Stage.FOLLOWED_UP)

    @property
    def decisions(self) -> list[Line]:
        return [line for line in self.lines if line.decided]


def _line(row: Meeting, today: datetime.date) -> MeetingLine:
    return MeetingLine(
        id=row.pk,
        title=row.title,
        group=row.group.name,
        stage=row.stage,
        stage_word=str(Stage(row.stage).label),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place.name if row.place else "",
        late_invitation=meetings.invitation_is_late(timezone.localdate(row.starts_at), today, row.stage),
    )


@query(policy.SEE_MEETINGS)
def of_group(actor: Actor, rows: QuerySet[Meeting], group_id: uuid.UUID, *, today: datetime.date) -> list[MeetingLine]:
    """The meetings of one group, newest first, at most forty."""
    found = rows.filter(group_id=group_id).select_related("group", "place").order_by("-starts_at")[:40]
    return [_line(row, today) for row in found]


@query(policy.SEE_MEETINGS)
def coming(actor: Actor, rows: QuerySet[Meeting], *, today: datetime.date) -> list[MeetingLine]:
    """What this actor prepares, leads or has to follow up: until it is followed up, soonest first."""
    stages = (Stage.PLANNED, Stage.INVITED, Stage.OPEN, Stage.HELD)
    since = datetime.timedelta(days=120)
    found = rows.filter(stage__in=stages, starts_at__date__gte=today - since).select_related("group", "place")
    return [_line(row, today) for row in found.order_by("starts_at")[:40]]


@query(policy.SEE_MEETINGS)
def of_session(actor: Actor, rows: QuerySet[Meeting], session_id: uuid.UUID) -> Meeting | None:
    """The meeting that a session of an activity is; None when it is none, or not for this actor."""
    return rows.filter(session_id=session_id).select_related("group").first()


@query(policy.SEE_MEETINGS)
def meeting(actor: Actor, rows: QuerySet[Meeting], meeting_id: uuid.UUID, *, today: datetime.date) -> OneMeeting:
    """One meeting whole. Raises NotFound."""
    row = one(rows.select_related("group", "place"), pk=meeting_id)
    points = _points(actor, row)
    lifts = list(Ride.objects.filter(meeting=row).select_related("member", "driver").order_by("pk"))
    people = [one_ for lift in lifts for one_ in (lift.member, lift.driver) if one_ is not None]
    known = names_of(one_.user_id for one_ in people)
    lines = Minute.objects.filter(meeting=row).select_related("point").order_by("made_at", "pk")
    promises = Promise.objects.filter(meeting=row).order_by("due", "pk")
    return OneMeeting(
        row=row,
        group_id=row.group_id,
        group=row.group.name,
        kind=row.group.kind,
        place=row.place.name if row.place else "",
        way=row.place.how_to_get_there if row.place else "",
        bus=row.place.bus_stop if row.place else "",
        welcome=meetings.readiness(row.welcome),
        points=points,
        lifts=[
            Lift(lift.pk, label_of(lift.member, known), label_of(lift.driver, known) if lift.driver else "", lift.how)
            for lift in lifts
        ],
        lines=[
            Line(line.pk, line.words, line.kind == LineKind.DECIDED, line.point.title if line.point else "")
            for line in lines
        ],
        promises=[Promised.of(one_, today) for one_ in promises],
        mine=may(actor, policy.LEAD_MEETING, row.pk),
        room_open=row.room_opened_at is not None and row.room_closed_at is None,
        validity=_validity(row),
    )


def _validity(row: Meeting) -> groups.Validity | None:
    """Whether the advice of a council is valid (R17); None for other groups."""
    if row.group.kind != "council":
        return None
    counted = row.group
    composed = (
        groups.Composition(counted.women or 0, counted.men or 0, counted.unsaid or 0) if counted.counted_on else None
    )
    held = row.stage in (Stage.HELD, Stage.FOLLOWED_UP)
    return groups.advice_is_valid(composed, present_voting=row.present_voting, quorum=counted.quorum, held=held)


def _points(actor: Actor, row: Meeting) -> list[Point]:
    own = sending_group(actor, row.group_id) if row.group.kind == "council" else None
    found = (
        AgendaPoint.objects.filter(meeting=row)
        .select_related("bundle")
        .prefetch_related(Prefetch("debriefs", Debrief.objects.all()))
        .order_by("place", "pk")
    )
    return [_point(point, own) for point in found]


def _point(point: AgendaPoint, own: uuid.UUID | None = None) -> Point:
    told = told_of(point, own)
    return Point(
        id=point.pk,
        place=point.place,
        title=point.title,
        easy_title=point.easy_title,
        easy_words=point.easy_words,
        asked_before=point.asked_before,
        came_of_it=point.came_of_it,
        we_ask=point.we_ask,
        bundle_id=point.bundle_id,
        bundle=point.bundle.title if point.bundle else "",
        check_id=point.check_asked_id,
        outcome=told.outcome if told else "",
        outcome_word=str(PointOutcome(told.outcome).label) if told else "",
        council_said=told.said if told else "",
        told_on=told.told_on if told else None,
        ours=told is not None and told.group_id == own,
    )


@query(policy.CHANGE_POINT)
def point(actor: Actor, rows: QuerySet[AgendaPoint], point_id: uuid.UUID) -> tuple[Point, uuid.UUID]:
    """One point to change, and its meeting. Raises NotFound."""
    row = one(rows.select_related("bundle"), pk=point_id)
    return _point(row), row.meeting_id


@query(policy.KEEP_PROMISE)
def promise(
    actor: Actor, rows: QuerySet[Promise], promise_id: uuid.UUID, *, today: datetime.date
) -> tuple[Promised, uuid.UUID]:
    """One promise, and the meeting in which it was made. Raises NotFound."""
    row = one(rows.select_related("meeting"), pk=promise_id)
    return Promised.of(row, today, row.meeting.title), row.meeting_id


@query(policy.KEEP_PROMISE)
def open_promises(actor: Actor, rows: QuerySet[Promise], *, today: datetime.date) -> list[Promised]:
    """What was promised in one's own meetings and is not done yet, late first."""
    found = rows.filter(done_on=None).select_related("meeting").order_by("due", "pk")[:60]
    return [Promised.of(row, today, row.meeting.title) for row in found]


@query(policy.LEAD_MEETING)
def to_agenda(
    actor: Actor, rows: QuerySet[Meeting], meeting_id: uuid.UUID
) -> tuple[Meeting, list[tuple[uuid.UUID, str]]]:
    """The meeting and the checks of its group that wait for advice: they can become a point. Raises NotFound."""
    row = one(rows.select_related("group"), pk=meeting_id)
    asked = PolicyCheck.objects.filter(group_id=row.group_id, state="asked").exclude(agenda_points__meeting=row)
    return row, list(asked.order_by("needed_by").values_list("pk", "title"))


@query(policy.LEAD_MEETING)
def at_the_table(actor: Actor, rows: QuerySet[Meeting], meeting_id: uuid.UUID) -> list[tuple[uuid.UUID, str]]:
    """Who sits in the group of this meeting now, by alias. Raises NotFound."""
    row = one(rows, pk=meeting_id)
    members = list(GroupMember.objects.filter(group_id=row.group_id, until=None).order_by("since", "pk"))
    known = names_of(member.user_id for member in members)
    return [(member.pk, label_of(member, known)) for member in members]


@query(answers.DECIDE)
def to_decide(actor: Actor, rows: QuerySet[Bundle], bundle_ids: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Which of these bundles the actor may decide on."""
    return set(rows.filter(pk__in=bundle_ids).values_list("pk", flat=True))


@query(signals.SEE_BUNDLES)
def brought_back(actor: Actor, rows: QuerySet[Bundle], bundle_id: uuid.UUID) -> dict[str, Any]:
    """What a delegate last brought back of this bundle in this round, as the beginning of a decision; {} without."""
    told = (
        Debrief.objects.filter(point__bundle__in=rows.filter(pk=bundle_id))
        .filter(on__gte=F("point__bundle__round_since__date"))
        .exclude(outcome=PointOutcome.NOT_DISCUSSED)
        .select_related("point__meeting")
        .order_by("-on", "-pk")
        .first()
    )
    if told is None:
        return {}
    return {
        "outcome": told.outcome,
        "reasons": told.said,
        "point_id": told.point_id,
        "decided_on": told.point.meeting.held_on or told.on,
    }
