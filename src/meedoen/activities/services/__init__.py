"""Writes of activities, by noun."""

from .forgetting import forget

__all__ = ["forget"]
