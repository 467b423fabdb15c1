"""A series: one rule of repetition (RFC 5545), the sessions that follow from it, and the words for it."""

from meedoen.activities.rules.series.moments import MAX_SESSIONS, Occurrence, local_moment, occurrences
from meedoen.activities.rules.series.pattern import BRUSSELS, Frequency, Pattern
from meedoen.activities.rules.series.rfc5545 import from_rrule, to_rrule
from meedoen.activities.rules.series.words import describe

__all__ = [
    "BRUSSELS",
    "MAX_SESSIONS",
    "Frequency",
    "Occurrence",
    "Pattern",
    "describe",
    "from_rrule",
    "local_moment",
    "occurrences",
    "to_rrule",
]
