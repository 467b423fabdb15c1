"""Everyday wishes: read from an address, written into one, and the days they mean."""

import datetime

import pytest

from meedoen.activities.rules.series import BRUSSELS
from meedoen.activities.rules.wishes import LAST_PAGE, Wishes


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
