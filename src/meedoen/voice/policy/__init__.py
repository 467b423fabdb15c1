"""What can be done with signals, groups and answers, by whom, on which rows and why; by noun."""

from . import answers, groups, signals

__all__ = ["answers", "groups", "signals"]
