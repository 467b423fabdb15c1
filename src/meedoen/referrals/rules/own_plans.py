"""An own plan: what may follow on what. The plan is the person's: anything may be paused, stopped or taken up again."""

import uuid

from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused

from ..terms_of_plans import Move, PlanState

LONGEST = 200
"""Signs of a goal or a step: one sentence, as somebody says it."""

MOST_STEPS = 12
"""More steps than this is another goal."""

NEXT: dict[tuple[str, str], str] = {
    (PlanState.RUNNING, Move.PAUSE): PlanState.PAUSED,
    (PlanState.RUNNING, Move.REACH): PlanState.REACHED,
    (PlanState.RUNNING, Move.STOP): PlanState.STOPPED,
    (PlanState.PAUSED, Move.GO_ON): PlanState.RUNNING,
    (PlanState.PAUSED, Move.REACH): PlanState.REACHED,
    (PlanState.PAUSED, Move.STOP): PlanState.STOPPED,
    (PlanState.REACHED, Move.GO_ON): PlanState.RUNNING,
    (PlanState.STOPPED, Move.GO_ON): PlanState.RUNNING,
}
OVER = (PlanState.REACHED, PlanState.STOPPED)


def moves(state: str) -> list[str]:
    """What can be done with a plan in this state, in a fixed order."""
    return [move for (before, move) in NEXT if before == state]


def next_state(state: str, move: str) -> str:
    """Where a move leads. Raises Refused for one that does not belong to this state."""
    found = NEXT.get((state, move))
    if found is None:
        raise Refused(_("Dat kan nu niet meer: het plan is intussen veranderd. Kijk opnieuw."), code="state")
    return found


def may_change(state: str) -> None:
    """Raises Refused for a plan that is over: first it is taken up again."""
    if state in OVER:
        raise Refused(_("Dit plan is afgelopen. Kies eerst “We gaan weer verder”."), code="over")


def same_version(seen: int | None, now: int) -> None:
    """Raises Refused when a colleague changed the plan since this page was opened."""
    if seen is not None and seen != now:
        raise Refused(
            _("Een collega veranderde dit plan intussen. Kijk wat er nu staat, en doe het dan opnieuw."), code="changed"
        )


def goal_field(plan_id: uuid.UUID) -> str:
    """Where the goal stands, for the vault."""
    return f"referrals.own_plan.goal:{plan_id}"


def step_field(step_id: uuid.UUID) -> str:
    return f"referrals.plan_step.what:{step_id}"
