"""Reads of goals, actions and the time line."""

import datetime
import uuid
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from meedoen.budgets import public as budgets
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one
from meedoen.voice import public as voice

from ..models import Answering, Goal, Measurement, Milestone, Plan, PlannedAction
from ..policy import goals as policy
from ..policy import plans as plan_policy
from ..rules.goals import Facts, Standing, reached, standing
from ..terms.goals import Light, Progress


@dataclass(frozen=True)
class Acted:
    """An action with its light, its figure, what it answers and the money that stands aside for it."""

    row: PlannedAction
    owner: str
    zone: str
    standing: Standing
    measured: list[Measurement]
    part: Decimal | None
    answers: list[voice.Linked]
    money: budgets.Aside | None
    may_follow: bool


@dataclass(frozen=True)
class Aimed:
    """A goal with its actions, and the promise of the agreement that it carries out."""

    row: Goal
    promise: str
    actions: list[Acted]


@query(plan_policy.SEE_PLANS)
def goals(actor: Actor, rows: QuerySet[Plan], plan_id: uuid.UUID, *, today: datetime.date) -> list[Aimed]:
    """The goals of a plan with their actions, in their order. Raises NotFound. A constant number of queries."""
    plan = one(rows, pk=plan_id)
    kept = list(Goal.objects.filter(plan=plan).select_related("promise"))
    acted = _acted(actor, PlannedAction.objects.filter(goal__plan=plan), today)
    return [
        Aimed(row, row.promise.text if row.promise else "", [one for one in acted if one.row.goal_id == row.pk])
        for row in kept
    ]


@query(plan_policy.SEE_PLANS)
def action(actor: Actor, rows: QuerySet[Plan], action_id: uuid.UUID, *, today: datetime.date) -> Acted:
    """One action with all that hangs on it. Raises NotFound."""
    row = one(PlannedAction.objects.filter(goal__plan__in=rows), pk=action_id)
    return _acted(actor, PlannedAction.objects.filter(pk=row.pk), today)[0]


@query(plan_policy.SEE_PLANS)
def goal_names(actor: Actor, rows: QuerySet[Plan], plan_id: uuid.UUID) -> list[tuple[uuid.UUID, str]]:
    """The goals of a plan by key, in their order. Raises NotFound."""
    return list(Goal.objects.filter(plan=one(rows, pk=plan_id)).values_list("pk", "text"))


@query(policy.CHANGE_GOAL)
def goal(actor: Actor, rows: QuerySet[Goal], goal_id: uuid.UUID) -> Goal:
    """One goal with its plan. Raises NotFound."""
    return one(rows.select_related("plan"), pk=goal_id)


def _acted(actor: Actor, rows: QuerySet[PlannedAction], today: datetime.date) -> list[Acted]:
    related = rows.select_related("owner", "working_area", "finding", "tool", "goal__plan")
    kept = list(related.prefetch_related("measurements", "answering").order_by("order", "pk"))
    about = {each.about_id for row in kept for each in row.answering.all()}
    named = voice.linked(actor, about) if about and voice.may_link(actor) else {}
    held = {row.hold_id for row in kept if row.hold_id is not None}
    money = budgets.holds(actor, held) if held and budgets.may_see_money(actor) else {}
    mine: set[uuid.UUID] = set()
    if policy.FOLLOW_ACTION.allows(actor):
        open_to = policy.FOLLOW_ACTION.queryset(actor).filter(pk__in=[row.pk for row in kept])
        mine = set(open_to.values_list("pk", flat=True))
    return [_one(row, named, money, today, may_follow=row.pk in mine) for row in kept]


def facts_of(row: PlannedAction) -> Facts:
    """What the light of an action is worked out from; its measurements stand ready."""
    measured = list(row.measurements.all())
    last = measured[-1].value if measured else None
    return Facts(row.progress, row.due_on, row.begins_on, row.start_value, row.target_value, last)


def _one(
    row: PlannedAction,
    named: dict[uuid.UUID, voice.Linked],
    money: dict[uuid.UUID, budgets.Aside],
    today: datetime.date,
    *,
    may_follow: bool,
) -> Acted:
    facts = facts_of(row)
    return Acted(
        row=row,
        owner=row.owner.name if row.owner else "",
        zone=row.working_area.name if row.working_area else "",
        standing=standing(facts, today),
        measured=list(row.measurements.all()),
        part=reached(facts.start, facts.target, facts.last),
        answers=[named[each.about_id] for each in row.answering.all() if each.about_id in named],
        money=money.get(row.hold_id) if row.hold_id else None,
        may_follow=may_follow,
    )


@query(plan_policy.SEE_PLANS)
def milestones(actor: Actor, rows: QuerySet[Plan], plan_id: uuid.UUID) -> list[Milestone]:
    """The points of the time line, by day. Raises NotFound."""
    return list(Milestone.objects.filter(plan=one(rows, pk=plan_id)).order_by("on", "pk"))


@query(policy.CHANGE_MILESTONE)
def milestone(actor: Actor, rows: QuerySet[Milestone], milestone_id: uuid.UUID) -> Milestone:
    """One point. Raises NotFound."""
    return one(rows, pk=milestone_id)


@dataclass(frozen=True)
class Due:
    """How many actions of this actor need a look, how many of them are late, and how many milestones are past."""

    actions: int
    late: int
    milestones: int


@query(policy.FOLLOW_ACTION)
def due(actor: Actor, rows: QuerySet[PlannedAction], *, today: datetime.date) -> Due:
    """What this actor is reminded of: actions of their own organisations, or of all for who leads. Three queries."""
    open_ones = rows.filter(progress__in=(Progress.TO_DO, Progress.BUSY)).prefetch_related("measurements")
    lights = [standing(facts_of(row), today).light for row in open_ones]
    past = 0
    if policy.CHANGE_MILESTONE.allows(actor):
        past = policy.CHANGE_MILESTONE.queryset(actor).filter(on__lt=today, done_on=None).count()
    late = lights.count(Light.RED)
    return Due(late + lights.count(Light.ORANGE), late, past)


@query(plan_policy.SEE_PLANS)
def answering(actor: Actor, rows: QuerySet[Plan], bundle_id: uuid.UUID) -> list[PlannedAction]:
    """The actions that answer this bundle or a decision about it, with their plan."""
    ids = [bundle_id, *voice.decisions_of(bundle_id)]
    found = Answering.objects.filter(about_id__in=ids).values_list("action_id", flat=True)
    related = PlannedAction.objects.filter(pk__in=found, goal__plan__in=rows).select_related("goal__plan", "owner")
    return list(related.order_by("due_on", "pk"))


@query(plan_policy.SEE_PLANS)
def done_in(actor: Actor, rows: QuerySet[Plan], year: int) -> list[PlannedAction]:
    """The actions that were finished in a year: they can show that a promise is kept."""
    return list(PlannedAction.objects.filter(goal__plan__in=rows, done_on__year=year).order_by("done_on", "pk"))
