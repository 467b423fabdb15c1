"""What higher features may use of referrals."""

from .events import StoppedOnThreshold
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
    "find_company",
    "refer",
]
