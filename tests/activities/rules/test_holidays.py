"""Belgian public holidays as they were and will be, and the school calendar as data."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

import meedoen.activities
from meedoen.activities.rules.holidays import Holidays, SchoolHoliday, load_holidays, public_holidays, read_holidays

AUTUMN = {"name": "herfstvakantie", "from": "2026-11-02", "to": "2026-11-08"}


def test_public_holidays_of_2026():
    assert sorted(public_holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 7, 21),
        date(2026, 8, 15),
        date(2026, 11, 1),
        date(2026, 11, 11),
        date(2026, 12, 25),
    ]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2024, 4, 1), "Paasmaandag"),
        (date(2025, 5, 29), "Hemelvaart"),
        (date(2025, 6, 9), "Pinkstermaandag"),
        (date(2027, 3, 29), "Paasmaandag"),
        (date(2026, 7, 21), "Nationale feestdag"),
        (date(2026, 7, 11), None),
        (date(2026, 4, 5), None),
    ],
)
def test_name_of_a_public_holiday(day, name):
    assert Holidays().public_holiday(day) == name


def test_two_holidays_on_one_day_are_one_day():
    assert len(public_holidays(2008)) == 9
    assert public_holidays(2008)[date(2008, 5, 1)] == "Hemelvaart"


def test_school_holidays_include_both_ends():
    calendar = read_holidays({"source": "proef", "school_holidays": [AUTUMN]})
    names = [calendar.school_holiday(date(2026, 11, 1) + timedelta(days=n)) for n in range(9)]
    assert names == [None, *["herfstvakantie"] * 7, None]
    assert calendar.school_known_until == date(2026, 11, 8)
    assert calendar.source == "proef"


def test_an_empty_calendar_knows_nothing():
    assert Holidays().school_known_until is None
    assert Holidays().school_holiday(date(2026, 11, 2)) is None


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ({**AUTUMN, "to": "2026-11-01"}, "ends before"),
        ({**AUTUMN, "from": "2026-13-02"}, "school holiday 2"),
        ({"name": "x", "from": "2026-11-02"}, "to"),
        ({**AUTUMN, "from": None}, "school holiday 2"),
    ],
)
def test_bad_data_is_named(entry, what):
    with pytest.raises(ValueError, match=what):
        read_holidays({"school_holidays": [AUTUMN, entry]})


def test_entries_are_put_in_order():
    later = {"name": "kerstvakantie", "from": "2026-12-21", "to": "2027-01-03"}
    calendar = read_holidays({"school_holidays": [later, AUTUMN]})
    assert calendar.school[0] == SchoolHoliday("herfstvakantie", date(2026, 11, 2), date(2026, 11, 8))


def test_the_calendar_that_ships_can_be_read_and_holds_no_overlap():
    data = json.loads((Path(meedoen.activities.__file__).parent / "data/school_holidays.json").read_text("utf-8"))
    calendar = load_holidays()
    assert len(calendar.school) == len(data["school_holidays"]) > 0
    pairs = zip(calendar.school, calendar.school[1:], strict=False)
    assert [(one.name, two.name) for one, two in pairs if two.first <= one.last] == []
