"""Reads of the reading version: its lines for residents, and what was said of each for who makes the plan."""

import uuid
from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Unit, release
from meedoen.kernel.rows import one

from ..models import Goal, Observation, Plan
from ..policy import reading as policy
from ..rules.reading import ACTION, GOAL, Line


@dataclass(frozen=True)
class Readable:
    """A plan as residents read it: each goal with its actions under it; only lines in plain words."""

    id: uuid.UUID
    name: str
    about: str
    lines: list[Line]


@query(policy.READ_PLAN)
def open_plans(actor: Actor, rows: QuerySet[Plan]) -> list[tuple[uuid.UUID, str]]:
    """The plans that residents may read, by name. One query."""
    return list(rows.order_by("name").values_list("pk", "name"))


@query(policy.READ_PLAN)
def readable(actor: Actor, rows: QuerySet[Plan], plan_id: uuid.UUID) -> Readable:
    """One plan in plain words. Raises NotFound, also while it is not open. Three queries."""
    row = one(rows, pk=plan_id)
    return Readable(row.pk, row.name, row.about, _lines(row))


def _lines(plan: Plan) -> list[Line]:
    found = []
    for goal in Goal.objects.filter(plan=plan).prefetch_related("actions"):
        if goal.plain:
            found.append(Line(GOAL, goal.pk, goal.plain))
        found += [Line(ACTION, each.pk, each.plain) for each in goal.actions.all() if each.plain]
    return found


@dataclass(frozen=True)
class Weighed:
    """A line with what was said of it: about how many found it good, not good, or said something; '' under five."""

    line: Line
    text: str
    good: str
    not_good: str
    said: str


@query(policy.OPEN_READING)
def weighed(actor: Actor, rows: QuerySet[Plan], plan_id: uuid.UUID) -> list[Weighed]:
    """Every goal and action with its plain words (or none yet), and what was said of it. Raises NotFound."""
    plan = one(rows, pk=plan_id)
    said = Observation.objects.filter(Q(plan=plan) & ~Q(line_kind=""))
    counts = Counter(said.values_list("line_id", "verdict"))
    found = []
    for goal in Goal.objects.filter(plan=plan).prefetch_related("actions"):
        found.append(_weighed(Line(GOAL, goal.pk, goal.plain), goal.text, counts))
        found += [_weighed(Line(ACTION, each.pk, each.plain), each.text, counts) for each in goal.actions.all()]
    return found


def _weighed(line: Line, text: str, counts: Counter[tuple[uuid.UUID | None, str]]) -> Weighed:
    return Weighed(line, text, *(_told(counts[line.id, verdict]) for verdict in ("good", "not_good", "say")))


def _told(count: int) -> str:
    shown = release(count, Unit.PERSONS)
    return "" if shown.is_small else shown.text
