"""What can be done with signals, groups and answers, by whom, on which rows and why; by noun."""

from . import groups, signals

__all__ = ["groups", "signals"]
