"""How many days it took to answer, in one honest figure."""

import statistics
from collections.abc import Sequence

SHOWN_FROM = 5
"""Below this many answers no number of days is shown: it would tell about one of them."""


def median_days(days: Sequence[int]) -> int | None:
    """The number of days within which half was answered; None when there are too few to tell."""
    return round(statistics.median(days)) if len(days) >= SHOWN_FROM else None
