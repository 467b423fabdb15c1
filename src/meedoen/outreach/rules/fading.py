"""When notes fade, and what then is left (R25)."""

import datetime

LONGEST_DAYS, SHORTEST_DAYS = 730, 31
"""A network may let notes fade sooner than the term of the table, never later."""
LONGEST_SECRET, SHORTEST_SECRET = 92, 7


def fades_before(cutoff: datetime.datetime, longest: int, chosen: int) -> datetime.datetime:
    """The moment before which notes fade: ``cutoff`` is that of the longest term, ``chosen`` the days of a network."""
    return cutoff + datetime.timedelta(days=longest - min(max(chosen, 0), longest))


def month_of(day: datetime.date) -> datetime.date:
    """What is left of a day once the note has faded: the first of its month."""
    return day.replace(day=1)
