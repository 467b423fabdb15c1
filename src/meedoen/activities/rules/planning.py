"""From a series to the sessions that stand in the calendar: how far ahead, and what a change does to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from meedoen.activities.rules.holidays import Holidays
from meedoen.activities.rules.series import BRUSSELS, Frequency, Occurrence, Pattern, occurrences
from meedoen.kernel.refusals import Refused

MONTHS_AHEAD = 6
"""How far a series without an end is planned; every night it is filled up again."""

YEARS_FOR_A_COUNT = 5
LONGEST_SESSION = timedelta(hours=24)
LONGEST_NIGHT = timedelta(hours=12)
EVENING_FROM = 17
"""The hour (Brussels) from which something is "in the evening"."""


def is_evening(starts_at: datetime, ends_at: datetime) -> bool:
    """Whether it begins in the evening, on the clock of Brussels."""
    return starts_at.astimezone(BRUSSELS).hour >= EVENING_FROM


def is_lasting(starts_at: datetime, ends_at: datetime) -> bool:
    """Whether it goes on for longer than a day: an exhibition that another system told of (R11 allows no such
    session of our own)."""
    return ends_at - starts_at > LONGEST_SESSION


@dataclass(frozen=True, slots=True)
class Slot:
    """A session that stands in the calendar. `fixed`: moved, cancelled, past or with people on its list."""

    id: object
    planned_start: datetime
    ends_at: datetime
    fixed: bool

    @property
    def day(self) -> date:
        """The local day on which the series put it."""
        return self.planned_start.astimezone(BRUSSELS).date()


@dataclass(frozen=True, slots=True)
class Step:
    """What brings the calendar in step with a series: sessions to make, to drop, and those that stay as they are."""

    make: tuple[Occurrence, ...]
    drop: tuple[Slot, ...]
    out_of_step: tuple[Slot, ...]


def horizon(pattern: Pattern, *, today: date, holidays: Holidays) -> date:
    """The last day up to which the series is planned now.

    Its own end; five years for a number of times; otherwise six months ahead. Who skips school holidays is planned
    no further than these are known.
    """
    if pattern.freq is Frequency.ONCE:
        return max([pattern.start_date, *pattern.extra_dates])
    if pattern.until is not None:
        last = max([pattern.until, *pattern.extra_dates])
    elif pattern.count is not None:
        last = pattern.start_date + relativedelta(years=YEARS_FOR_A_COUNT)
    else:
        last = max(today, pattern.start_date) + relativedelta(months=MONTHS_AHEAD)
    known = holidays.school_known_until
    return min(last, known) if pattern.skip_school_holidays and known is not None else last


def coming(pattern: Pattern, *, after: datetime, holidays: Holidays) -> list[Occurrence]:
    """The sessions that begin after this moment, up to the horizon seen from it. Raises Refused when too many."""
    today = after.astimezone(BRUSSELS).date()
    last = horizon(pattern, today=today, holidays=holidays)
    if last < today:
        return []
    found = occurrences(pattern, window_start=today, window_end=last, holidays=holidays)
    return [item for item in found if item.start > after]


def in_step(slots: Sequence[Slot], wanted: Sequence[Occurrence]) -> Step:
    """What to make and drop so that the calendar follows the series, without touching what is fixed.

    A fixed session stands for its day: nothing is planned beside it. It is out of step when the series would not
    put it where it was put.
    """
    starts = {(_utc(item.start), _utc(item.end)) for item in wanted}
    standing = [slot for slot in slots if slot.fixed or (_utc(slot.planned_start), _utc(slot.ends_at)) in starts]
    taken = {slot.day for slot in standing}
    put = {start for start, _end in starts}
    return Step(
        make=tuple(item for item in wanted if item.local_date not in taken),
        drop=tuple(slot for slot in slots if slot not in standing),
        out_of_step=tuple(slot for slot in standing if slot.fixed and _utc(slot.planned_start) not in put),
    )


def check_times(starts_at: datetime, ends_at: datetime, *, now: datetime) -> None:
    """Whether one session can be put there. Raises Refused with the field it belongs to."""
    if ends_at <= starts_at:
        raise Refused(_("Het einde ligt voor het begin. Kijk de uren na."), field="end_time", code="wrong_order")
    if ends_at - starts_at > LONGEST_SESSION:
        raise Refused(_("Eén keer duurt hoogstens 24 uur. Kijk de uren na."), field="end_time", code="too_long")
    if starts_at <= now:
        raise Refused(_("Dat ligt in het verleden. Kies een later moment."), field="start_date", code="past")


def end_day(day: date, start: time, end: time) -> date:
    """The day on which something that begins on `day` ends: the next one when it passes midnight.

    Raises Refused when it would last more than half a day that way: then begin and end were swapped.
    """
    if end > start:
        return day
    night = datetime.combine(day, end) + timedelta(days=1) - datetime.combine(day, start)
    if night > LONGEST_NIGHT:
        raise Refused(_("Het einde ligt voor het begin. Kijk de uren na."), field="end_time", code="wrong_order")
    return day + timedelta(days=1)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
