"""What higher features may use of referrals."""

from .events import StoppedOnThreshold
from .queries.between import arrived_between
from .services import Agreed, Needs, Target, add_companion, arrived, find_company, refer
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
    "arrived",
    "arrived_between",
    "find_company",
    "refer",
]
