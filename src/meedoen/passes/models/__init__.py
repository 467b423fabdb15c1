"""The tables of passes."""

from .claims import Claim
from .passes import Pass
from .rights import Right
from .schemes import Scheme, SchemeVersion

__all__ = ["Claim", "Pass", "Right", "Scheme", "SchemeVersion"]
