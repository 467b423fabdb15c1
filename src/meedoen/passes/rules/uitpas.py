"""Decisions about selling with UiTPAS: what a number is, and whether something can be sold (R12, R13)."""

import datetime
import re
from typing import Any

from ..terms import Sale

DIGITS = 13
MOST_CARDS, MOST_TICKETS = 12, 50
"""So many cards in one sale at a till, and so many tickets for one group pass."""
SOURCE = "uitdatabank"
"""The name that the import gives to what comes from UiTdatabank: its id there is the id of the event for UiTPAS."""
_SEPARATORS = re.compile(r"[\s.\-]")


LONGEST = datetime.timedelta(minutes=2)
"""An answer that did not come by then, never comes: longer than all our waiting together."""


def nobody_knows(state: str, at: datetime.datetime, now: datetime.datetime) -> bool:
    """Whether a sale was asked and the answer is lost: somebody looks in UiTPAS, and nobody pays yet."""
    return state == Sale.UNSURE or (state == Sale.ASKED and at < now - LONGEST)


def number_in(typed: str) -> str:
    """The 13 digits of a card, however they were typed or scanned; "" when it is none."""
    plain = _SEPARATORS.sub("", typed)
    return plain if len(plain) == DIGITS and plain.isascii() and plain.isdigit() else ""


def cannot(session: Any) -> str | None:
    """Why UiTPAS cannot be asked for this session of an activity, as a code; None when it can.

    An event has tariffs only when it is in UiTdatabank and its base price is not zero.
    """
    activity = session.activity
    if session.status == "cancelled":
        return "cancelled"
    if activity.source != SOURCE or not activity.source_id:
        return "elsewhere"
    return None if activity.price_cents else "price"
