"""A yes for one purpose: how long it holds, and when it still does (people.6)."""

import datetime

from ..terms import Purpose

LASTS = {
    Purpose.SHARE: 180,
    Purpose.INVITE: 365,
    Purpose.PICTURE: 730,
    Purpose.STORY: 730,
    Purpose.NEIGHBOUR: 365,
}
"""In days. A yes never holds longer; ask again."""


def ends_on(purpose: str, given_on: datetime.date, asked: datetime.date | None = None) -> datetime.date:
    """Until when a yes holds: as asked, and never longer than its purpose allows."""
    longest = given_on + datetime.timedelta(days=LASTS[Purpose(purpose)])
    return min(asked, longest) if asked is not None else longest


def holds(until: datetime.date, withdrawn: bool, today: datetime.date) -> bool:
    """Whether a yes counts today: the last day counts too; a withdrawal counts at once."""
    return not withdrawn and today <= until
