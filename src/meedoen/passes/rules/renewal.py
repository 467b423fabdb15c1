"""When a pass is about to end, and how somebody hears of it (``domain.md`` §5, threshold 10)."""

import datetime
from collections.abc import Collection, Iterable

WEEKS, MOST_WEEKS = 6, 26
"""So many weeks before its last day a pass stands on the list, and who has it is told once: usually, and at most."""
SENT_BY = ("sms", "email")


def before(weeks: Iterable[int]) -> datetime.timedelta:
    """How long before its end, of the weeks of every scheme that a pass may be used for: the longest of them."""
    return datetime.timedelta(weeks=max(weeks, default=WEEKS))


def ends_soon(valid_until: datetime.date, today: datetime.date, within: datetime.timedelta) -> bool:
    """Whether a good pass ends within this time."""
    return today <= valid_until <= today + within


def way(channel: str, *, confirmed: bool, no_reminder: bool, ways: Collection[str], can_send: Collection[str]) -> str:
    """``sms``, ``email``, or ``call``: somebody says it, by telephone or at the next visit; '' for who wants none.

    ``ways`` are those by which the network reminds, ``can_send`` those of the server. An address that nobody confirmed
    is not written to.
    """
    if no_reminder:
        return ""
    if channel in SENT_BY and confirmed and channel in ways and channel in can_send:
        return channel
    return "call"
