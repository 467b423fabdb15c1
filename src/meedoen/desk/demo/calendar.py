"""The days of the demo: always a year back and a month ahead of today, in local time of Brussels."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from meedoen.activities.public import BRUSSELS, Frequency, Pattern, load_holidays

WEEKDAYS = {"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5, "zo": 6}
AHEAD = datetime.timedelta(days=31)
FAR = datetime.timedelta(days=120)


@dataclass(frozen=True)
class Days:
    """Today, and the first day of the month a year earlier, with which the past of the demo begins."""

    today: datetime.date

    @property
    def first(self) -> datetime.date:
        return self.today.replace(day=1) - relativedelta(months=12)

    @property
    def start(self) -> datetime.datetime:
        """The moment before which nothing happened."""
        return datetime.datetime.combine(self.first, datetime.time(), BRUSSELS)

    @property
    def rests(self) -> bool:
        """Whether the school holidays are known far enough to skip them."""
        known = load_holidays().school_known_until
        return known is not None and known >= self.today + AHEAD

    def months(self) -> list[datetime.date]:
        """The first day of each of the thirteen months of the past, this one included."""
        return [self.first + relativedelta(months=number) for number in range(13)]


def _times(hours: str) -> tuple[datetime.time, datetime.time]:
    start, end = hours.split("-")
    return datetime.time.fromisoformat(start), datetime.time.fromisoformat(end)


def weekly(days: str, hours: str, *, every: int = 1, term: bool = False) -> Callable[[Days], Pattern]:
    """``weekly("di do", "14:00-16:00")``; ``term``: not in the school holidays."""
    wanted = tuple(WEEKDAYS[day] for day in days.split())

    def pattern(on: Days) -> Pattern:
        start, end = _times(hours)
        begin = on.first
        while begin.weekday() not in wanted:
            begin += datetime.timedelta(days=1)
        return Pattern(
            Frequency.WEEKLY, begin, start, end, interval=every, weekdays=wanted, skip_school_holidays=term and on.rests
        )

    return pattern


def monthly(nth: int, day: str, hours: str, *, every: int = 1) -> Callable[[Days], Pattern]:
    """``monthly(2, "wo", "19:00-21:00")``: every second Wednesday; ``every=3``: once in three months."""

    def pattern(on: Days) -> Pattern:
        start, end = _times(hours)
        wanted = (WEEKDAYS[day],)
        return Pattern(Frequency.MONTHLY_BY_WEEKDAY, on.first, start, end, interval=every, weekdays=wanted, nth=nth)

    return pattern


def in_school_holidays(days: str, hours: str) -> Callable[[Days], Pattern]:
    """On these weekdays of every school holiday of the past year and of the next four months."""
    wanted = {WEEKDAYS[day] for day in days.split()}

    def pattern(on: Days) -> Pattern:
        holidays, found, day = load_holidays(), [], on.first
        while day <= on.today + FAR:
            name = holidays.school_holiday(day)
            if name and name != "Hemelvaart" and day.weekday() in wanted and holidays.public_holiday(day) is None:
                found.append(day)
            day += datetime.timedelta(days=1)
        return dated(found or [on.today + AHEAD], hours)

    return pattern


def once_a_year(hours: str, *, ahead: int, day: str = "za") -> Callable[[Days], Pattern]:
    """The same Saturday (or other day) as last year: 52 weeks ago, and about ``ahead`` days from now."""

    def pattern(on: Days) -> Pattern:
        coming = on.today + datetime.timedelta(days=ahead)
        coming += datetime.timedelta(days=(WEEKDAYS[day] - coming.weekday()) % 7)
        return dated([coming - datetime.timedelta(days=364), coming], hours)

    return pattern


def visits_of(number: int, count: int, hours: str) -> Callable[[Days], Pattern]:
    """When the network comes to village ``number`` of ``count`` (W13): last year to all, this year not to all yet.

    The first villages were visited this year, the one before the last has its day in three weeks; the last one
    still waits.
    """

    def pattern(on: Days) -> Pattern:
        begin = on.today.replace(month=1, day=1)
        days = []
        spread = (begin - on.first).days
        if spread > count:
            days.append(on.first + datetime.timedelta(days=spread * (number + 1) // (count + 1)))
        so_far = (on.today - begin).days
        if number < count - 2 and so_far > number + 1:
            days.append(begin + datetime.timedelta(days=so_far * (number + 1) // count))
        if number == count - 2:
            days.append(on.today + datetime.timedelta(days=21))
        return dated(days or [on.today + datetime.timedelta(days=400)], hours)

    return pattern


def dated(days: list[datetime.date], hours: str) -> Pattern:
    """These days and no others."""
    start, end = _times(hours)
    return Pattern(Frequency.ONCE, days[0], start, end, extra_dates=tuple(days[1:]))
