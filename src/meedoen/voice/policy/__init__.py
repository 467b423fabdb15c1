"""What can be done with signals, groups, answers and stories, by whom, on which rows and why; by noun."""

from . import answers, groups, signals, stories

__all__ = ["answers", "groups", "signals", "stories"]
