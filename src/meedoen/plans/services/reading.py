"""The reading version of a plan is opened and closed; which lines it has."""

import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import NotFound, Refused

from ..models import Goal, Plan, PlannedAction
from ..policy import reading as policy
from ..rules.reading import ACTION, GOAL, Line


@command(policy.OPEN_READING)
def open_reading(actor: Actor, plan: Plan) -> Plan:
    """Residents read the plan from today on. Raises Refused while no line has plain words."""
    goals = Goal.objects.filter(plan=plan).exclude(plain="")
    actions = PlannedAction.objects.filter(goal__plan=plan).exclude(plain="")
    if not goals.exists() and not actions.exists():
        raise Refused(_("Schrijf eerst bij minstens één doel of actie hoe bewoners het lezen."), code="empty")
    plan.reading_since = plan.reading_since or timezone.localdate()
    plan.save(update_fields=["reading_since"])
    return plan


@command(policy.OPEN_READING)
def close_reading(actor: Actor, plan: Plan) -> Plan:
    """Residents read it no more; what they said stays."""
    plan.reading_since = None
    plan.save(update_fields=["reading_since"])
    return plan


def line_of(plan: Plan, kind: str, line_id: uuid.UUID) -> Line:
    """Called inside the command with which a resident says something: the line of this plan. Raises NotFound."""
    found: Goal | PlannedAction | None = None
    if kind == GOAL:
        found = Goal.objects.filter(plan=plan, pk=line_id).exclude(plain="").first()
    elif kind == ACTION:
        found = PlannedAction.objects.filter(goal__plan=plan, pk=line_id).exclude(plain="").first()
    if found is None:
        raise NotFound("line")
    return Line(kind, found.pk, found.plain)
