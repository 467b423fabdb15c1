"""What higher features may use of referrals."""

from .events import StoppedOnThreshold
from .queries.between import arrived_between
from .services import Agreed, Needs, Target, add_companion, arrived, ask_elsewhere, find_company, refer
from .services.editions import close_year
from .services.own_plans import add_step as add_plan_step
from .services.own_plans import begin as begin_plan
from .services.own_plans import move as move_plan
from .services.own_plans import tick_step as tick_plan_step
from .services.small_help import bring_together, note, pass_contact, say
from .terms import Asked, Because, State

__all__ = [
    "Agreed",
    "Asked",
    "Because",
    "Needs",
    "State",
    "StoppedOnThreshold",
    "Target",
    "add_companion",
    "add_plan_step",
    "arrived",
    "arrived_between",
    "ask_elsewhere",
    "begin_plan",
    "bring_together",
    "close_year",
    "find_company",
    "move_plan",
    "note",
    "pass_contact",
    "refer",
    "say",
    "tick_plan_step",
]
