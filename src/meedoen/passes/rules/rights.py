"""How long a right may last."""

import datetime


def latest_end(today: datetime.date) -> datetime.date:
    """A right is looked at again: it ends at the latest on the last day of the second year after this one."""
    return datetime.date(today.year + 2, 12, 31)


def usual_end(today: datetime.date) -> datetime.date:
    """What the form proposes: the end of next year."""
    return datetime.date(today.year + 1, 12, 31)
