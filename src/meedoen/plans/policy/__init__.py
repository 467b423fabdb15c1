"""What can be done with plans, by whom, on which rows and why; by noun."""

from . import findings, goals, plans, reading, surveys, tools

__all__ = ["findings", "goals", "plans", "reading", "surveys", "tools"]
