"""Writes of outreach, by noun."""

from .forgetting import forget

__all__ = ["forget"]
