"""When a pass is about to end, and how somebody hears of it (``domain.md`` §5, threshold 10)."""

import datetime
from collections.abc import Collection

WEEKS = 6
BEFORE = datetime.timedelta(weeks=WEEKS)
"""So long before its last day a pass stands on the list, and who has it is told once."""
SENT_BY = ("sms", "email")


def ends_soon(valid_until: datetime.date, today: datetime.date) -> bool:
    """Whether a good pass ends within these weeks."""
    return today <= valid_until <= today + BEFORE


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
