"""When somebody is due for a home visit, and how far the year is (H3)."""

import datetime

WEEK = datetime.timedelta(days=7)
EVERY = (2, 4, 8, 13, 26)
"""Weeks between two visits that one can choose."""


def due_after(last: datetime.date, every_weeks: int) -> datetime.date:
    """The day of the next visit after one on ``last``."""
    return last + every_weeks * WEEK


def expected_by(today: datetime.date, goal: int) -> int:
    """How many visits one expects by now when they are spread evenly over the year."""
    first = today.replace(month=1, day=1)
    days = (today.replace(month=12, day=31) - first).days + 1
    return goal * ((today - first).days + 1) // days
