"""Reads of plans."""

import uuid

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from ..models import Plan, PlannedAction
from ..policy import goals as goal_policy
from ..policy import plans as policy


@query(policy.SEE_PLANS)
def plans(actor: Actor, rows: QuerySet[Plan]) -> list[Plan]:
    """All plans of the network, the newest first."""
    return list(rows.order_by("-first_day", "name"))


@query(policy.SEE_PLANS)
def names_of_plans(actor: Actor, rows: QuerySet[Plan]) -> dict[uuid.UUID, str]:
    """The plans by their names, the newest first: to choose from."""
    return dict(rows.order_by("-first_day", "name").values_list("pk", "name"))


@query(policy.SEE_PLANS)
def plan(actor: Actor, rows: QuerySet[Plan], plan_id: uuid.UUID) -> Plan:
    """One plan. Raises NotFound."""
    return one(rows.select_related("working_area", "agreement"), pk=plan_id)


@query(goal_policy.FOLLOW_ACTION)
def followed(actor: Actor, rows: QuerySet[PlannedAction], action_id: uuid.UUID) -> PlannedAction:
    """An action that the actor may follow. Raises NotFound."""
    return one(rows.select_related("goal"), pk=action_id)
