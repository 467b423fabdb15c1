"""Everyday wishes: read from an address, written into one, and the days they mean."""

import datetime

import pytest

from meedoen.activities.rules.series import BRUSSELS
from meedoen.activities.rules.wishes import LAST_PAGE, Wishes, midnight, month_later, read_month


def at(day, hour=12):
    """A moment in March 2026: the 9th is a Monday, the 15th a Sunday."""
    return datetime.datetime(2026, 3, day, hour, tzinfo=BRUSSELS)


def test_an_address_is_read_and_written_back():
    wishes = Wishes.read({"gratis": "1", "kinderen": "1", "dorp": "13049B", "bladzijde": "3"})
    assert wishes == Wishes(free=True, children=True, village="13049B", page=3)
    assert wishes.address(page=3) == "?gratis=1&kinderen=1&dorp=13049B&bladzijde=3"


def test_another_choice_starts_at_the_first_page():
    assert Wishes(free=True, page=3).address(evening=True) == "?gratis=1&avond=1"
    assert Wishes(free=True, page=3).address(free=False) == "?"


@pytest.mark.parametrize("page", ["0", "-1", "twee", "", "1e9", "٣", "99999999999999"])
def test_a_page_that_nobody_understands_is_the_first(page):
    assert Wishes.read({"bladzijde": page}).page == 1


def test_there_is_a_last_page():
    assert Wishes.read({"bladzijde": "9999"}).page == LAST_PAGE


@pytest.mark.parametrize(
    ("wishes", "now", "since", "until"),
    [
        (Wishes(), at(11), None, None),
        (Wishes(today=True), at(11), None, at(12, 0)),
        (Wishes(weekend=True), at(11), at(14, 0), at(16, 0)),
        (Wishes(weekend=True), at(14), None, at(16, 0)),
        (Wishes(weekend=True), at(15, 23), None, at(16, 0)),
        (Wishes(today=True, weekend=True), at(11), None, at(12, 0)),
    ],
)
def test_days(wishes, now, since, until):
    assert (wishes.since(now), wishes.until(now)) == (since, until)


def test_the_weekend_of_the_clock_change_ends_at_midnight_in_brussels():
    until = Wishes(weekend=True).until(at(28))
    assert until.astimezone(datetime.UTC) == datetime.datetime(2026, 3, 29, 22, tzinfo=datetime.UTC)


def test_a_day_wins_from_today_and_the_weekend():
    wishes = Wishes.read({"dag": "2026-03-14", "vandaag": "1", "weekend": "1"})
    assert (wishes.since(at(11)), wishes.until(at(11))) == (at(14, 0), at(15, 0))
    assert Wishes.read({"dag": "2026-03-11"}).since(at(11)) is None


@pytest.mark.parametrize("day", ["", "2026-02-30", "morgen", "2026-3-1", "1999-01-01", "2026-03-01T00:00"])
def test_a_day_that_nobody_understands_is_not_asked(day):
    assert Wishes.read({"dag": day}).day is None


def test_the_day_of_the_clock_change_is_23_or_25_hours_long():
    hours = [
        (midnight(day, 1).astimezone(datetime.UTC) - midnight(day).astimezone(datetime.UTC)).total_seconds() / 3600
        for day in (datetime.date(2026, 3, 29), datetime.date(2026, 10, 25), datetime.date(2026, 3, 30))
    ]
    assert hours == [23, 25, 24]


@pytest.mark.parametrize(
    ("text", "month"),
    [("2026-12", (2026, 12)), ("2028-02", (2028, 2)), ("2026-13", (2026, 3)), ("", (2026, 3)), ("x" * 99, (2026, 3))],
)
def test_a_month_is_read_or_it_is_this_one(text, month):
    assert read_month(text, today=datetime.date(2026, 3, 11)) == datetime.date(*month, 1)


def test_months_turn_over_the_year():
    december = datetime.date(2026, 12, 1)
    assert (month_later(december), month_later(december, -12)) == (
        datetime.date(2027, 1, 1),
        datetime.date(2025, 12, 1),
    )
    assert month_later(datetime.date(2027, 1, 1), -1) == december


def test_an_address_without_some_wishes():
    wishes = Wishes(free=True, today=True, words="koffie & taart", page=2)
    assert wishes.but("today") == "?gratis=1&zoek=koffie+%26+taart"
    assert wishes.address(maand="2026-12", today=False) == "?gratis=1&zoek=koffie+%26+taart&maand=2026-12"
