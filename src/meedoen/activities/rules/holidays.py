"""Days on which a series may rest: Flemish school holidays (from data) and Belgian public holidays (computed)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dateutil.easter import easter
from django.utils.translation import gettext_lazy as _

_FIXED = (
    (1, 1, _("Nieuwjaar")),
    (5, 1, _("Dag van de Arbeid")),
    (7, 21, _("Nationale feestdag")),
    (8, 15, _("Onze-Lieve-Vrouw-Hemelvaart")),
    (11, 1, _("Allerheiligen")),
    (11, 11, _("Wapenstilstand")),
    (12, 25, _("Kerstmis")),
)
_AFTER_EASTER = ((1, _("Paasmaandag")), (39, _("Hemelvaart")), (50, _("Pinkstermaandag")))


@dataclass(frozen=True, slots=True)
class SchoolHoliday:
    """One school holiday, both days included."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Holidays:
    """What is known of holidays. Public ones are known for every year, school ones up to `school_known_until`."""

    school: tuple[SchoolHoliday, ...] = ()
    source: str = ""

    @property
    def school_known_until(self) -> date | None:
        """The last day of the last school holiday in the data: after it nobody may promise to skip one."""
        return max((holiday.last for holiday in self.school), default=None)

    def school_holiday(self, day: date) -> str | None:
        """The name of the school holiday on this day, or None."""
        return next((holiday.name for holiday in self.school if holiday.first <= day <= holiday.last), None)

    def public_holiday(self, day: date) -> str | None:
        """The Dutch name of the Belgian public holiday on this day, or None."""
        name = public_holidays(day.year).get(day)
        return None if name is None else str(name)


@lru_cache(maxsize=256)
def public_holidays(year: int) -> Mapping[date, Any]:
    """The ten legal public holidays of Belgium in a year, each with its (lazily translated) Dutch name.

    Two can fall together (1 May and Ascension in 2008): the year then has nine days. Source: Belgian law of
    4 January 1974 on public holidays; Flemish and local holidays (11 July) are not among them.
    """
    sunday = easter(year)
    days = {date(year, month, day): name for month, day, name in _FIXED}
    return days | {sunday + timedelta(days=days_later): name for days_later, name in _AFTER_EASTER}


def read_holidays(data: Mapping[str, Any]) -> Holidays:
    """The calendar in the data file's form. Raises ValueError (which entry, what is wrong) on bad data."""
    found = []
    for number, entry in enumerate(data["school_holidays"], start=1):
        try:
            holiday = SchoolHoliday(entry["name"], date.fromisoformat(entry["from"]), date.fromisoformat(entry["to"]))
        except (KeyError, TypeError, ValueError) as wrong:
            raise ValueError(f"school holiday {number}: {wrong}") from wrong
        if holiday.last < holiday.first:
            raise ValueError(f"school holiday {number}: ends before it starts")
        found.append(holiday)
    return Holidays(tuple(sorted(found, key=lambda holiday: holiday.first)), str(data.get("source", "")))


@lru_cache(maxsize=1)
def load_holidays() -> Holidays:
    """The calendar that ships with the product (`activities/data/school_holidays.json`)."""
    text = files("meedoen.activities").joinpath("data/school_holidays.json").read_text(encoding="utf-8")
    return read_holidays(json.loads(text))
