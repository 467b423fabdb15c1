"""Tables of plans, by noun."""

from .plans import Plan

__all__ = ["Plan"]
