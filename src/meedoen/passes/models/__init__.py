"""The tables of passes."""

from .schemes import Scheme, SchemeVersion

__all__ = ["Scheme", "SchemeVersion"]
