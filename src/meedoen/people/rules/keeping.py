"""When a record of somebody ends, and how far that may be put off (trust.md rule 18)."""

import datetime

from meedoen.kernel.privacy.classes import Keep

TERM = datetime.timedelta(days=Keep.PERSON.days)
LONGEST_DELAY = datetime.timedelta(days=365)
LONGEST_PROTECTION = datetime.timedelta(days=365)


def ends_on(
    since: datetime.date, last_seen_on: datetime.date | None, kept_until: datetime.date | None = None
) -> datetime.date:
    """The day after which the record is erased: two years after the person was last seen, or later as decided."""
    end = max(since, last_seen_on or since) + TERM
    return max(end, kept_until) if kept_until else end
