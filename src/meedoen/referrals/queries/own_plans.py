"""Reads of own plans: no live link, no plan."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, UUIDField
from django.utils.translation import gettext as _

from meedoen.kernel import vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.refusals import NoLink
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Many, Statement
from meedoen.people import public as people

from .. import policy_of_plans as policy
from ..models.own_plan import OwnPlan, PlanStep
from ..rules import own_plans as rules
from ..terms_of_plans import Helper, PlanState

MOST = 100


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in a list: whose, what, how far (steps)."""

    id: uuid.UUID
    label: str
    goal: str
    state: str
    state_word: str
    done: int
    steps: int
    changed_on: datetime.date


@dataclass(frozen=True, slots=True)
class StepLine:
    id: uuid.UUID
    what: str
    helper_word: str
    due_on: datetime.date | None
    done_on: datetime.date | None


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan with all that it says."""

    line: PlanLine
    person_id: uuid.UUID
    steps: list[StepLine]
    version: int
    over: bool
    moves: list[str]


def _counted(rows: QuerySet[OwnPlan]) -> QuerySet[OwnPlan]:
    return rows.annotate(done=Count("steps", filter=~Q(steps__done_on=None)), all=Count("steps"))


_PLANS = Statement(
    lambda rows, *, people: _counted(rows).filter(person__pk__in=people)[:MOST], people=Many(UUIDField())
)


@query(policy.SEE_PLANS)
def plans(actor: Actor, rows: QuerySet[OwnPlan], *, person_id: uuid.UUID | None = None) -> list[PlanLine]:
    """The plans of who stands on the actor's own list (or of one person that may be opened), the open ones first."""
    if person_id is not None:
        labels = {known.id: known.label for known in people.names(actor, [person_id]).values()}
    else:
        labels = {known.id: known.label for known in people.caseload(actor)}
    lines = _lines(_PLANS(rows, people=list(labels)), labels)
    return sorted(lines, key=lambda line: line.state in rules.OVER)


def _lines(found: Iterable[OwnPlan], labels: dict[uuid.UUID, str]) -> list[PlanLine]:
    kept = list(found)
    goals = vault.open_many([(row.person_id, rules.goal_field(row.pk), row.goal) for row in kept])
    saw(*(row.person_id for row in kept))
    return [
        PlanLine(
            id=row.pk,
            label=labels.get(row.person_id, ""),
            goal=goal or "",
            state=row.state,
            state_word=str(PlanState(row.state).label),
            done=row.done,  # type: ignore[attr-defined]
            steps=row.all,  # type: ignore[attr-defined]
            changed_on=row.changed_on,
        )
        for row, goal in zip(kept, goals, strict=True)
    ]


@query(policy.SEE_PLANS)
def plan(actor: Actor, rows: QuerySet[OwnPlan], plan_id: uuid.UUID) -> Plan:
    """One plan. Raises NotFound, and NoLink for somebody of the own organisation whom the actor does not follow now."""
    row = one(_counted(rows), pk=plan_id)
    if people.purpose_of(actor, row.person_id) is None:
        raise NoLink(_("Je hebt op dit moment geen lopende opdracht voor deze persoon."))
    known = people.names(actor, [row.person_id])
    labels = {person: one_known.label for person, one_known in known.items()}
    (line,) = _lines([row], labels)
    steps = list(PlanStep.objects.filter(plan=row))
    texts = vault.open_many([(step.person_id, rules.step_field(step.pk), step.what) for step in steps])
    return Plan(
        line=line,
        person_id=row.person_id,
        steps=[
            StepLine(step.pk, text or "", str(Helper(step.helper).label), step.due_on, step.done_on)
            for step, text in zip(steps, texts, strict=True)
        ],
        version=row.version,
        over=row.state in rules.OVER,
        moves=rules.moves(row.state),
    )
