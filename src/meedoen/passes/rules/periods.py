"""What was used already in the period of a day: a calendar year, or any twelve months in which that day lies."""

import datetime
from collections.abc import Iterable, Sequence

from ..terms import Period


def year_later(day: datetime.date) -> datetime.date:
    """The same day a year later; 1 March after 29 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return datetime.date(day.year + 1, 3, 1)


def used(period: str, past: Sequence[tuple[datetime.date, int]], on: datetime.date) -> int:
    """The most that any period with this day in it holds already, of (day, amount).

    A claim that is entered late may lie before others: so every twelve months around the day are weighed, not only
    those that end on it.
    """
    if period == Period.CALENDAR:
        return sum(amount for day, amount in past if day.year == on.year)
    starts = {on, *(day for day, _amount in past if day <= on < year_later(day))}
    return max(_within(past, start) for start in starts)


def _within(past: Iterable[tuple[datetime.date, int]], start: datetime.date) -> int:
    return sum(amount for day, amount in past if start <= day < year_later(start))


def near(period: str, day: datetime.date, on: datetime.date) -> bool:
    """Whether two days lie in one period."""
    if period == Period.CALENDAR:
        return day.year == on.year
    first, last = min(day, on), max(day, on)
    return last < year_later(first)


def again_on(period: str, past: Iterable[datetime.date], on: datetime.date) -> datetime.date:
    """From when what is used up is there again: the next year, or a year after the first use that counts."""
    if period == Period.CALENDAR:
        return datetime.date(on.year + 1, 1, 1)
    counted = [day for day in past if near(period, day, on)]
    return year_later(min([on, *counted]))
