"""The promise clock: what is late, what is due, what was answered; for who can act, and for everybody as counts."""

import datetime
import uuid
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Released, Unit, release

from .. import rounds
from ..models import Action, AgendaPoint, Answer, Bundle, Decision, Delivery, Signal
from ..policy import answers as policy
from ..rules import answers as rules
from ..rules.answers import Clock
from ..rules.phases import SHOWN_TO_COUNCIL
from ..terms.answers import ENDED, UNDERWAY, DecidingBody, Outcome
from ..terms.signals import Phase, SetAside, SignalState, Theme
from ..under_token import colleagues_named

RECENT = datetime.timedelta(days=92)
"""So long an answer stays among those that were given lately."""


@dataclass(frozen=True)
class Promised:
    """One bundle with its promise and how it stands. ``title`` is neutral.

    ``owner`` is a colleague, or the organisation of somebody elsewhere; '' while nobody is."""

    id: uuid.UUID
    title: str
    theme_word: str
    phase: str
    phase_word: str
    clock: Clock
    promised_on: datetime.date | None
    answered_on: datetime.date | None
    owner: str
    reopened: int


@dataclass(frozen=True)
class Promises:
    """What the clock shows: bundles far enough to be named, by how they stand; of the others counts."""

    late: list[Promised] = field(default_factory=list)
    due: list[Promised] = field(default_factory=list)
    running: list[Promised] = field(default_factory=list)
    answered: list[Promised] = field(default_factory=list)
    early: Counter = field(default_factory=Counter)

    @property
    def early_late(self) -> int:
        return self.early[Clock.LATE]

    @property
    def early_due(self) -> int:
        return self.early[Clock.DUE]

    @property
    def early_running(self) -> int:
        return self.early[Clock.RUNNING]


def with_round(rows: QuerySet[Bundle]) -> QuerySet[Any]:
    """Each bundle with what this round came to: ``outcome``, the latest, and ``answered_on``, of the first answer."""
    made = Decision.objects.filter(bundle=OuterRef("pk"), noted_at__gte=OuterRef("round_since")).order_by("-noted_at")
    out = Answer.objects.filter(bundle=OuterRef("pk"), written_at__gte=OuterRef("round_since")).exclude(
        published_on=None
    )
    return rows.annotate(
        outcome=Subquery(made.values("outcome")[:1]),
        answered_on=Subquery(out.order_by("published_on").values("published_on")[:1]),
    )


WITHOUT_DECISION = Q(phase__in=(Phase.REPORT, Phase.DECIDE), outcome=None)
WITHOUT_ANSWER = Q(
    phase__in=(Phase.REPORT, Phase.DECIDE, Phase.ACT, Phase.FEEDBACK), outcome__isnull=False, answered_on=None
)
"""Of bundles with their round: what waits for a decision, and what was decided, also against, and not answered yet."""


@query(policy.SEE_PROMISES)
def promises(actor: Actor, rows: None, *, today: datetime.date) -> Promises:
    """The whole clock of the network. Bundles before the phase REPORT are counts of signals. Constant queries."""
    shown = with_round(Bundle.objects.filter(phase__in=SHOWN_TO_COUNCIL)).select_related("organisation")
    shown = shown.order_by("promised_on", "pk")
    bundles = [row for row in shown if row.answered_on is None or row.answered_on >= today - RECENT]
    names = colleagues_named(actor, (row.owner_id for row in bundles))
    found = Promises(early=_early(today))
    lists = {
        Clock.LATE: found.late,
        Clock.DUE: found.due,
        Clock.RUNNING: found.running,
        Clock.ANSWERED: found.answered,
        Clock.ANSWERED_LATE: found.answered,
    }
    for row in bundles:
        clock = rules.clock(row.promised_on, row.answered_on, today=today)
        lists[clock].append(
            Promised(
                id=row.pk,
                title=row.title,
                theme_word=str(Theme(row.theme).label),
                phase=row.phase,
                phase_word=str(Phase(row.phase).label),
                clock=clock,
                promised_on=row.promised_on,
                answered_on=row.answered_on,
                owner=(names.get(row.owner_id) or row.organisation.name) if row.owner_id else "",
                reopened=row.reopened,
            )
        )
    found.answered.sort(key=lambda one: one.answered_on or today, reverse=True)
    return found


def _early(today: datetime.date) -> Counter:
    """How the signals stand that are not in a bundle that can be named; what was set aside until its answer came."""
    aside, owed = Q(state=SignalState.SET_ASIDE), Delivery.objects.filter(signal=OuterRef("pk"), state__in=UNDERWAY)
    running = (aside & Exists(owed)) | (~aside & ~rounds.answered())
    early = Signal.objects.filter(running).exclude(bundle__phase__in=SHOWN_TO_COUNCIL)
    return Counter(rules.clock(day, None, today=today) for day in early.values_list("promised_on", flat=True))


@dataclass(frozen=True)
class PublicClock:
    """The clock for everybody: how much was said this year, answered, in time, and what is late now. All released."""

    year: int
    said: Released
    answered: Released
    late: Released


@query(policy.READ_ANSWERS)
def public_clock(actor: Actor, rows: QuerySet[Answer], *, today: datetime.date) -> PublicClock:
    """The counts of this year through the release door; a bundle that was opened again is not answered until it is."""
    first = datetime.date(today.year, 1, 1)
    every = Signal.objects.exclude(set_aside=SetAside.ABUSE)
    said = every.filter(given_at__date__gte=first)
    answered = rounds.answered()
    promised = Coalesce("bundle__promised_on", "promised_on")
    late = every.annotate(promised=promised).filter(~answered, promised__lt=today)
    return PublicClock(
        year=today.year,
        said=release(said.count(), Unit.SIGNALS),
        answered=release(said.filter(answered).count(), Unit.SIGNALS),
        late=release(late.count(), Unit.SIGNALS),
    )


@dataclass(frozen=True)
class ToDecide:
    """A bundle that waits for a decision, and the point of a council where it stands, when there is one."""

    id: uuid.UUID
    title: str
    statement: str
    theme_word: str
    phase: str
    promised_on: datetime.date | None
    clock: Clock
    voices: int
    point_id: uuid.UUID | None = None
    point_title: str = ""
    meeting_title: str = ""
    meeting_on: datetime.datetime | None = None


@dataclass(frozen=True)
class ToAnswer:
    """A decision that was not answered yet."""

    id: uuid.UUID
    title: str
    outcome: str
    outcome_word: str
    body_word: str
    decided_on: datetime.date
    promised_on: datetime.date | None
    clock: Clock
    draft: bool


@dataclass(frozen=True)
class MyAction:
    """An action of one member of the staff that still goes on."""

    id: uuid.UUID
    bundle_id: uuid.UUID
    what: str
    title: str
    due: datetime.date
    progress: str
    late: bool


@query(policy.SEE_WAITING)
def to_decide(actor: Actor, rows: QuerySet[Bundle], *, today: datetime.date) -> list[ToDecide]:
    """Bundles that wait for a decision, oldest promise first, with the last meeting where they are a point."""
    waiting = with_round(rows).filter(WITHOUT_DECISION).prefetch_related("signals")
    bundles = list(waiting.order_by("promised_on", "pk"))
    points: dict[uuid.UUID, AgendaPoint] = {}
    told = AgendaPoint.objects.filter(bundle__in=bundles).select_related("meeting__group")
    for point in told.order_by("meeting__starts_at"):
        if point.bundle_id is not None:
            points[point.bundle_id] = point
    return [_to_decide(row, points.get(row.pk), today) for row in bundles]


def _to_decide(row: Bundle, point: AgendaPoint | None, today: datetime.date) -> ToDecide:
    return ToDecide(
        id=row.pk,
        title=row.title,
        statement=row.statement,
        theme_word=str(Theme(row.theme).label),
        phase=row.phase,
        promised_on=row.promised_on,
        clock=rules.clock(row.promised_on, None, today=today),
        voices=len(row.signals.all()),
        point_id=point.pk if point else None,
        point_title=point.title if point else "",
        meeting_title=point.meeting.group.name if point else "",
        meeting_on=point.meeting.starts_at if point else None,
    )


@query(policy.SEE_WAITING)
def to_answer(actor: Actor, rows: QuerySet[Bundle], *, today: datetime.date) -> list[ToAnswer]:
    """Decisions that were not answered yet, oldest promise first."""
    waiting = with_round(rows).filter(WITHOUT_ANSWER)
    latest = Decision.objects.filter(bundle=OuterRef("pk"), noted_at__gte=OuterRef("round_since"))
    draft = Answer.objects.filter(bundle=OuterRef("pk"), written_at__gte=OuterRef("round_since"), published_on=None)
    found = waiting.annotate(
        body=Subquery(latest.order_by("-noted_at").values("body")[:1]),
        decided_on=Subquery(latest.order_by("-noted_at").values("decided_on")[:1]),
        draft=Exists(draft),
    )
    return [
        ToAnswer(
            id=row.pk,
            title=row.title,
            outcome=row.outcome,
            outcome_word=str(Outcome(row.outcome).label),
            body_word=str(DecidingBody(row.body).label),
            decided_on=row.decided_on,
            promised_on=row.promised_on,
            clock=rules.clock(row.promised_on, None, today=today),
            draft=row.draft,
        )
        for row in found.order_by(F("promised_on").asc(nulls_last=True), "pk")
    ]


@query(policy.ACT)
def my_actions(actor: Actor, rows: QuerySet[Action], *, today: datetime.date) -> list[MyAction]:
    """The actions of this member of the staff that still go on, soonest first."""
    mine = rows.filter(owner_id__in=[actor.user_id]).exclude(progress__in=ENDED).select_related("decision__bundle")
    return [
        MyAction(
            row.pk, row.decision.bundle_id, row.what, row.decision.bundle.title, row.due, row.progress, row.due < today
        )
        for row in mine.order_by("due", "pk")
    ]


@dataclass(frozen=True)
class Waiting:
    """What waits for one member of the staff, as counts for the start page."""

    late: int
    due: int
    to_decide: int
    to_answer: int
    to_close: int
    mine: int
    mine_late: int


@query(policy.SEE_WAITING)
def waiting(actor: Actor, rows: QuerySet[Bundle], *, today: datetime.date) -> Waiting:
    """The counts for the start page: a constant number of queries."""
    shown = with_round(rows)
    owed = shown.exclude(phase=Phase.CLOSED).filter(answered_on=None)
    clocks = Counter(rules.clock(day, None, today=today) for day in owed.values_list("promised_on", flat=True))
    mine = Action.objects.filter(owner_id__in=[actor.user_id]).exclude(progress__in=ENDED)
    days = list(mine.values_list("due", flat=True)) if actor.user_id else []
    untold = Exists(rounds.untold().filter(bundle=OuterRef("pk")))
    ready = shown.filter(~untold, phase=Phase.FEEDBACK, answered_on__isnull=False)
    return Waiting(
        late=clocks[Clock.LATE],
        due=clocks[Clock.DUE],
        to_decide=shown.filter(WITHOUT_DECISION).count(),
        to_answer=shown.filter(WITHOUT_ANSWER).count(),
        to_close=ready.count(),
        mine=len(days),
        mine_late=sum(day < today for day in days),
    )
