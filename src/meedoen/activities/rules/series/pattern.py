"""What a worker says when planning: "every Tuesday from 2 to 4, not in the school holidays"."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused

BRUSSELS = ZoneInfo("Europe/Brussels")
LAST = -1
_YEARS = range(1990, 2101)
_MOST_INTERVAL = 99
_MOST_COUNT = 400
_MOST_DATES = 400


class Frequency(StrEnum):
    """How a series repeats. Monthly comes in two kinds: "the 15th" and "the 2nd Wednesday"."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY_BY_DAY = "monthly_by_day"
    MONTHLY_BY_WEEKDAY = "monthly_by_weekday"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A series in local time of Brussels; raises Refused (with the field) when it cannot be planned.

    `weekdays` are 0 (Monday) to 6; left empty they follow from `start_date`, as do `nth` (1–4, or -1 for the
    last) and the day of the month or year. An end time at or before the start time is the next day.
    Days that are skipped do not use up `count` ("10 times, not in the holidays" is ten times); days in
    `except_dates` do, and win from `extra_dates`; extra dates are a person's own choice and are never skipped.
    """

    freq: Frequency
    start_date: date
    start_time: time
    end_time: time
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    until: date | None = None
    count: int | None = None
    skip_school_holidays: bool = False
    skip_public_holidays: bool = False
    extra_dates: tuple[date, ...] = ()
    except_dates: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        self._fill_in()
        self._check_times()
        self._check_repetition()
        self._check_end()

    @property
    def ends_next_day(self) -> bool:
        """True when a session passes midnight."""
        return self.end_time < self.start_time

    def _fill_in(self) -> None:
        """Brings the pattern to one form, so that equal series are equal objects."""
        monthly, weekly = self.freq is Frequency.MONTHLY_BY_WEEKDAY, self.freq is Frequency.WEEKLY
        weekdays = (tuple(sorted(set(self.weekdays))) or (self.start_date.weekday(),)) if weekly or monthly else ()
        nth = (self.nth if self.nth is not None else _nth_of(self.start_date)) if monthly else None
        object.__setattr__(self, "freq", Frequency(self.freq))
        for field in ("start_time", "end_time"):
            object.__setattr__(self, field, getattr(self, field).replace(microsecond=0, fold=0))
        object.__setattr__(self, "weekdays", weekdays)
        object.__setattr__(self, "nth", nth)
        object.__setattr__(self, "extra_dates", tuple(sorted(set(self.extra_dates))))
        object.__setattr__(self, "except_dates", tuple(sorted(set(self.except_dates))))
        if self.freq is Frequency.ONCE:
            object.__setattr__(self, "interval", 1)
            object.__setattr__(self, "until", None)
            object.__setattr__(self, "count", None)

    def _check_times(self) -> None:
        if self.start_time.tzinfo or self.end_time.tzinfo:
            raise ValueError("times of a series are local, without a zone")
        if self.start_time == self.end_time:
            raise _refused(_("Het begin en het einde zijn gelijk. Vul een later einduur in."), "end_time")
        for field in ("start_date", "until"):
            day = getattr(self, field)
            if day is not None and day.year not in _YEARS:
                raise _refused(_("Dat jaar ligt te ver weg. Kijk de datum na."), field)

    def _check_repetition(self) -> None:
        if not 1 <= self.interval <= _MOST_INTERVAL:
            raise _refused(_("Herhalen kan om de 1 tot 99 keer. Vul een ander getal in."), "interval")
        if any(not 0 <= day <= 6 for day in self.weekdays):
            raise _refused(_("Dat is geen dag van de week."), "weekdays")
        if self.nth is not None and self.nth not in (1, 2, 3, 4, LAST):
            raise _refused(_("Kies de 1e, 2e, 3e, 4e of laatste van de maand."), "nth")
        for field in ("extra_dates", "except_dates"):
            if len(getattr(self, field)) > _MOST_DATES:
                raise _refused(_("Dat zijn te veel losse datums. Maak er twee reeksen van."), field)

    def _check_end(self) -> None:
        if self.until is not None and self.count is not None:
            raise _refused(_("Kies een einddatum of een aantal keren, niet allebei."), "count")
        if self.until is not None and self.until < self.start_date:
            raise _refused(_("De einddatum ligt voor de begindatum."), "until")
        if self.count is not None and not 1 <= self.count <= _MOST_COUNT:
            raise _refused(_("Een reeks telt 1 tot 400 keren."), "count")


def _nth_of(day: date) -> int:
    """Which one of its weekday in the month; a fifth is the last."""
    nth = (day.day - 1) // 7 + 1
    return LAST if nth == 5 else nth


def _refused(sentence: str, field: str) -> Refused:
    return Refused(sentence, field=field, code="series")
