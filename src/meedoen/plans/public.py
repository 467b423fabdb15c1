"""What other features may use of plans."""

from .queries.plans import plan, plans
from .rules.plans import Cover
from .services.plans import make_plan

__all__ = ["Cover", "make_plan", "plan", "plans"]
