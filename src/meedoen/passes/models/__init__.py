"""The tables of passes."""

from .claims import Claim
from .rights import Right
from .schemes import Scheme, SchemeVersion

__all__ = ["Claim", "Right", "Scheme", "SchemeVersion"]
