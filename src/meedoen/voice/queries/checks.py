"""Reads of policy checks, the threshold table, the ladder and the time line of quick wins."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from meedoen.kernel.access import may
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one
from meedoen.networks.public import Threshold

from ..models import PolicyCheck, QuickWin, ThresholdRow, Trajectory
from ..policy import groups as policy
from ..rules import checks as rules
from ..rules import ladders
from ..terms.groups import EARLY, CheckOutcome, CheckState, Judge, Lowered, PlanStage
from ..terms.signals import TargetGroup, Theme
from .groups import words

MOST = 100


@dataclass(frozen=True)
class Check:
    """A policy check, as the service and the group both see it."""

    id: uuid.UUID
    title: str
    question: str
    service: str
    group: str
    plan_stage: str
    early: bool
    enough_time: bool
    theme: str
    target_group: str
    state: str
    state_word: str
    advice: str
    outcome: str
    outcome_word: str
    answer: str
    line: list[rules.Moment]
    may_advise: bool
    may_answer: bool

    @property
    def late(self) -> bool:
        return any(moment.late for moment in self.line)


def _check(row: PolicyCheck, today: datetime.date, *, advises: bool = False, answers: bool = False) -> Check:
    return Check(
        id=row.pk,
        title=row.title,
        question=row.question,
        service=row.organisation.name,
        group=row.group.name,
        plan_stage=str(PlanStage(row.plan_stage).label),
        early=row.plan_stage in EARLY,
        enough_time=rules.time_enough(row.asked_on, row.needed_by),
        theme=", ".join(words(Theme, [row.theme])),
        target_group=", ".join(words(TargetGroup, [row.target_group])),
        state=row.state,
        state_word=str(CheckState(row.state).label),
        advice=row.advice,
        outcome=row.outcome,
        outcome_word=str(CheckOutcome(row.outcome).label) if row.outcome else "",
        answer=row.answer,
        line=rules.time_line(
            asked_on=row.asked_on,
            needed_by=row.needed_by,
            advised_on=row.advised_on,
            answered_on=row.answered_on,
            today=today,
            state=row.state,
        ),
        may_advise=advises,
        may_answer=answers,
    )


@query(policy.SEE_CHECKS)
def checks(actor: Actor, rows: QuerySet[PolicyCheck], *, today: datetime.date) -> list[Check]:
    """The checks that this actor asked for, advises on or follows: what waits first, then newest answer."""
    found = rows.select_related("organisation", "group").order_by("-asked_on", "pk")[:MOST]
    order = {CheckState.ASKED: 0, CheckState.ADVISED: 0, CheckState.ANSWERED: 1, CheckState.WITHDRAWN: 2}
    return sorted((_check(row, today) for row in found), key=lambda row: order[CheckState(row.state)])


@query(policy.SEE_CHECKS)
def check(actor: Actor, rows: QuerySet[PolicyCheck], check_id: uuid.UUID, *, today: datetime.date) -> Check:
    """One check with its time line. Raises NotFound."""
    row = one(rows.select_related("organisation", "group"), pk=check_id)
    advises = may(actor, policy.ADVISE, check_id) and rules.may_become(row.state, CheckState.ADVISED)
    answers = may(actor, policy.ANSWER_CHECK, check_id)
    return _check(row, today, advises=advises, answers=answers)


@query(policy.ADVISE)
def check_to_advise(actor: Actor, rows: QuerySet[PolicyCheck], check_id: uuid.UUID, *, today: datetime.date) -> Check:
    """One check on which the group advises. Raises NotFound for a check that the actor may only follow."""
    return _check(one(rows.select_related("organisation", "group"), pk=check_id), today, advises=True)


@query(policy.ANSWER_CHECK)
def check_to_answer(actor: Actor, rows: QuerySet[PolicyCheck], check_id: uuid.UUID, *, today: datetime.date) -> Check:
    """One check that the service answers. Raises NotFound for a check that the actor may only follow."""
    return _check(one(rows.select_related("organisation", "group"), pk=check_id), today, answers=True)


@dataclass(frozen=True)
class Row:
    """A line of the threshold table (W5)."""

    id: uuid.UUID
    group: str
    kind: str
    kind_word: str
    found: str
    proposal: str
    action: str
    owner: str
    lowered: str
    lowered_word: str
    judge: str
    judge_word: str
    judged_on: datetime.date | None
    solved: bool


def _row(row: ThresholdRow) -> Row:
    return Row(
        id=row.pk,
        group=row.group.name,
        kind=row.kind,
        kind_word=str(Threshold(row.kind).label).split(":", maxsplit=1)[0] if row.kind in Threshold.values else "",
        found=row.found,
        proposal=row.proposal,
        action=row.action,
        owner=row.owner,
        lowered=row.lowered,
        lowered_word=str(Lowered(row.lowered).label),
        judge=row.judge,
        judge_word=str(Judge(row.judge).label) if row.judge else "",
        judged_on=row.judged_on,
        solved=rules.judged_by_others(row.lowered, row.judge),
    )


@query(policy.SEE_THRESHOLDS)
def thresholds(actor: Actor, rows: QuerySet[ThresholdRow]) -> list[Row]:
    """The whole table: what is not judged yet first, then by the day it was found."""
    found = [_row(row) for row in rows.select_related("group").order_by("-found_on", "pk")[: 2 * MOST]]
    return sorted(found, key=lambda row: row.lowered != Lowered.OPEN)


@query(policy.CHANGE_THRESHOLD)
def thresholds_to_change(actor: Actor, rows: QuerySet[ThresholdRow]) -> set[uuid.UUID]:
    """Which lines of the table are the actor's to take further."""
    return set(rows.values_list("pk", flat=True))


@query(policy.CHANGE_THRESHOLD)
def threshold(actor: Actor, rows: QuerySet[ThresholdRow], row_id: uuid.UUID) -> Row:
    """One line of the table to take further. Raises NotFound."""
    return _row(one(rows.select_related("group"), pk=row_id))


@dataclass(frozen=True)
class Rung:
    """A rung of a ladder, and whether the trajectory stands or stood there."""

    code: str
    word: str
    now: bool
    since: datetime.date | None


@dataclass(frozen=True)
class Walk:
    """A trajectory on its ladder (K7)."""

    id: uuid.UUID
    name: str
    organisation: str
    group: str
    ended_on: datetime.date | None
    ladder: str
    ladder_word: str
    theme: str
    target_group: str
    rungs: list[Rung]
    steps: list[tuple[uuid.UUID, str, datetime.date, str]]
    moved: int
    now: str


def _walk(row: Trajectory) -> Walk:
    steps = sorted(row.steps.all(), key=lambda step: step.on)
    ladder = ladders.LADDERS[row.ladder]
    last = steps[-1].rung if steps else ""
    since: dict[str, datetime.date] = {}
    for step in steps:
        since.setdefault(step.rung, step.on)
    return Walk(
        id=row.pk,
        name=row.name,
        organisation=row.organisation.name,
        group=row.group.name if row.group else "",
        ended_on=row.ended_on,
        ladder=row.ladder,
        ladder_word=str(ladder.name),
        theme=", ".join(words(Theme, [row.theme])),
        target_group=", ".join(words(TargetGroup, [row.target_group])),
        rungs=[Rung(code, str(word), code == last, since.get(code)) for code, word in reversed(ladder.rungs)],
        steps=[(step.pk, ladder.word(step.rung), step.on, step.ground) for step in reversed(steps)],
        moved=ladders.moved([ladders.Rung(row.ladder, step.rung, step.on) for step in steps]),
        now=ladder.word(last) if last else "",
    )


@query(policy.SEE_LADDER)
def trajectories(actor: Actor, rows: QuerySet[Trajectory]) -> list[Walk]:
    """Every trajectory that still runs, by name, with where it stands and stood."""
    found = rows.filter(ended_on=None).select_related("organisation", "group").prefetch_related("steps")
    return [_walk(row) for row in found.order_by("name", "pk")[:MOST]]


@query(policy.SEE_LADDER)
def trajectory(actor: Actor, rows: QuerySet[Trajectory], trajectory_id: uuid.UUID) -> Walk:
    """One trajectory on its ladder. Raises NotFound."""
    return _walk(one(rows.select_related("organisation", "group").prefetch_related("steps"), pk=trajectory_id))


@query(policy.STEP_LADDER)
def trajectory_to_step(actor: Actor, rows: QuerySet[Trajectory], trajectory_id: uuid.UUID) -> Walk:
    """One trajectory of which the actor may note the steps. Raises NotFound for what they may only read."""
    return _walk(one(rows.select_related("organisation", "group").prefetch_related("steps"), pk=trajectory_id))


@query(policy.SEE_WINS)
def wins(actor: Actor, rows: QuerySet[QuickWin]) -> list[QuickWin]:
    """The time line, newest first (K12)."""
    return list(rows.select_related("organisation").order_by("-on", "pk")[: 2 * MOST])


@query(policy.READ_WINS)
def shown_wins(actor: Actor, rows: QuerySet[QuickWin]) -> list[QuickWin]:
    """What residents see of the time line, newest first."""
    return list(rows.order_by("-on", "pk")[:MOST])
