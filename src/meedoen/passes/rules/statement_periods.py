"""The months and quarters for which another municipality can be asked to pay back (R7)."""

import calendar
import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

MOST = 6
"""So many months and so many quarters are offered at most, the newest first; for others one writes the days."""


@dataclass(frozen=True)
class Span:
    """One period with what is still to be asked in it. ``key`` is ``2026-11`` or ``2026-K4``; cents are whole."""

    key: str
    first: datetime.date
    last: datetime.date
    cents: int

    @property
    def quarter(self) -> int | None:
        """Which quarter of its year; None for a month."""
        return int(self.key[-1]) if "K" in self.key else None


def month_of(day: datetime.date) -> tuple[str, datetime.date, datetime.date]:
    """The month of a day: its key, first and last day."""
    last = calendar.monthrange(day.year, day.month)[1]
    return f"{day:%Y-%m}", day.replace(day=1), day.replace(day=last)


def quarter_of(day: datetime.date) -> tuple[str, datetime.date, datetime.date]:
    """The quarter of a day: its key, first and last day."""
    number = (day.month + 2) // 3
    first, end = datetime.date(day.year, 3 * number - 2, 1), datetime.date(day.year, 3 * number, 1)
    return f"{day.year}-K{number}", first, month_of(end)[2]


def offered(days: Mapping[datetime.date, int]) -> list[Span]:
    """The quarters, then the months, in which there is something to ask, of the cents by day."""
    found = []
    for period in (quarter_of, month_of):
        sums: defaultdict[tuple[str, datetime.date, datetime.date], int] = defaultdict(int)
        for day, cents in days.items():
            sums[period(day)] += cents
        newest = sorted(sums.items(), key=lambda one: one[0][1], reverse=True)[:MOST]
        found += [Span(*span, cents) for span, cents in newest]
    return found
