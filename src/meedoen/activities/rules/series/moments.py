"""From a pattern to sessions: which days, and which moments when the clock changes (RFC 5545 §3.3.5, §3.3.10)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday
from django.utils.translation import gettext as _

from meedoen.activities.rules.holidays import Holidays
from meedoen.activities.rules.series.pattern import BRUSSELS, Frequency, Pattern
from meedoen.kernel.refusals import Refused

MAX_SESSIONS = 400
"""The most sessions that one series plans at a time: more than one a day for a year is a slip of the hand."""

_DATEUTIL = {
    Frequency.DAILY: DAILY,
    Frequency.WEEKLY: WEEKLY,
    Frequency.MONTHLY_BY_DAY: MONTHLY,
    Frequency.MONTHLY_BY_WEEKDAY: MONTHLY,
    Frequency.YEARLY: YEARLY,
}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One session: aware moments in Europe/Brussels (store them as UTC) and the local day on which it starts."""

    start: datetime
    end: datetime
    local_date: date


def occurrences(pattern: Pattern, *, window_start: date, window_end: date, holidays: Holidays) -> list[Occurrence]:
    """The sessions that start on a day of the window (both ends included), in order of time, one a day at most.

    The hour on the wall stays the same across clock changes. 29 February comes in leap years only; the 31st
    skips months without one. Another window never changes a session, it only shows more or fewer of them.
    Raises Refused when the window holds more than `MAX_SESSIONS`.
    """
    excepted = set(pattern.except_dates)
    days: set[date] = set()
    for day in _rule_days(pattern, window_end, holidays):
        if day >= window_start and day not in excepted:
            days.add(day)
        _refuse_too_many(days)
    days.update(day for day in pattern.extra_dates if window_start <= day <= window_end and day not in excepted)
    _refuse_too_many(days)
    return [_occurrence(pattern, day) for day in sorted(days)]


def local_moment(day: date, wall: time) -> datetime:
    """The moment at which clocks in Brussels show `wall` on `day`, as an aware datetime.

    In the hour that is skipped in March: the first minute that exists again (02:30 → 03:00). In the hour that
    comes twice in October: the first of the two.
    """
    moment = datetime.combine(day, wall, tzinfo=BRUSSELS)
    while moment.astimezone(UTC).astimezone(BRUSSELS).replace(tzinfo=None) != moment.replace(tzinfo=None):
        moment = moment.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return moment


def _rule_days(pattern: Pattern, last: date, holidays: Holidays) -> Iterator[date]:
    """The days of the rule itself, from its start up to `last`, without those that are skipped."""
    if pattern.freq is Frequency.ONCE:
        if pattern.start_date <= last:
            yield pattern.start_date
        return
    held = 0
    for moment in _rule(pattern, last):
        day = moment.date()
        if _is_skipped(pattern, day, holidays):
            continue
        yield day
        held += 1
        if held == pattern.count:
            return


def _rule(pattern: Pattern, last: date) -> rrule:
    end = last if pattern.until is None else min(last, pattern.until)
    by_month_day = pattern.start_date.day if pattern.freq is Frequency.MONTHLY_BY_DAY else None
    weekdays = [weekday(day, pattern.nth) if pattern.nth else weekday(day) for day in pattern.weekdays]
    return rrule(
        _DATEUTIL[pattern.freq],
        dtstart=datetime.combine(pattern.start_date, time()),
        until=datetime.combine(end, time()),
        interval=pattern.interval,
        byweekday=weekdays or None,
        bymonthday=by_month_day,
        wkst=0,
    )


def _is_skipped(pattern: Pattern, day: date, holidays: Holidays) -> bool:
    if pattern.skip_school_holidays and holidays.school_holiday(day) is not None:
        return True
    return pattern.skip_public_holidays and holidays.public_holiday(day) is not None


def _occurrence(pattern: Pattern, day: date) -> Occurrence:
    """A session whose whole length falls in the skipped hour keeps its planned length."""
    last_day = day + timedelta(days=1) if pattern.ends_next_day else day
    start, end = local_moment(day, pattern.start_time), local_moment(last_day, pattern.end_time)
    if end.astimezone(UTC) <= start.astimezone(UTC):
        planned = datetime.combine(last_day, pattern.end_time) - datetime.combine(day, pattern.start_time)
        end = (start.astimezone(UTC) + planned).astimezone(BRUSSELS)
    return Occurrence(start, end, day)


def _refuse_too_many(days: set[date]) -> None:
    if len(days) > MAX_SESSIONS:
        raise Refused(
            _("Dat zijn meer dan %(most)s keren. Kies een vroegere einddatum.") % {"most": MAX_SESSIONS},
            field="until",
            code="series_too_long",
        )
