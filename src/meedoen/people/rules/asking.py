"""Questions about the own data."""

import datetime

LINK = datetime.timedelta(days=30)
"""How long a request opens the data of who asked: the month in which the law wants an answer (GDPR art. 12.3)."""


def is_live(asked_at: datetime.datetime, ended_at: datetime.datetime | None, now: datetime.datetime) -> bool:
    """Whether a request is still a reason to look (trust.md rule 2): not ended, and not older than a month."""
    return ended_at is None and now - asked_at < LINK
