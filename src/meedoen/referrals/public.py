"""What higher features may use of referrals."""

from .services.own_plans import add_step as add_plan_step
from .services.own_plans import begin as begin_plan
from .services.own_plans import move as move_plan
from .services.own_plans import tick_step as tick_plan_step
from .services.small_help import bring_together, note, pass_contact, say

__all__ = [
    "add_plan_step",
    "begin_plan",
    "bring_together",
    "move_plan",
    "note",
    "pass_contact",
    "say",
    "tick_plan_step",
]
