"""Searching in words, the same on both databases. The words of a language are the feature's business (``wording``).

A feature derives its table of entries from ``Entry``; ``create`` (in a migration) puts the index beside it, and the
database itself keeps the index in step with the table, in the same transaction (``docs/adr/0011``).
"""

from .asking import Circle, Filters, Question, Ways, found, holds, square, squares
from .changes import changed, on_change
from .entries import Entry, Number, minute_of, numbers_between, numbers_for, same_minute
from .tables import create, drop, index_of

__all__ = [
    "Circle",
    "Entry",
    "Filters",
    "Number",
    "Question",
    "Ways",
    "changed",
    "create",
    "drop",
    "found",
    "holds",
    "index_of",
    "minute_of",
    "numbers_between",
    "numbers_for",
    "on_change",
    "same_minute",
    "square",
    "squares",
]
