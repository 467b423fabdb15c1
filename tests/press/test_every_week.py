"""What comes back every week stands once on the fridge, and a series is told in the language of the paper."""

import datetime
import json

import pytest

from meedoen.activities.public import Frequency, Pattern
from meedoen.activities.rules.series import to_rrule
from meedoen.press.papers import making
from meedoen.press.rules import gathering
from meedoen.press.rules.orders import Order
from meedoen.press.terms import LENGTHS, Sheet

from . import reading
from .examples import LANGUAGES, a_session, a_setting

DECEMBER = datetime.date(2026, 12, 1)
FIRST = 8
"""Days from the first Monday of the examples to the first of December."""


def order(sheet=Sheet.FRIDGE):
    return Order(sheet, DECEMBER, LENGTHS[sheet][0])


def every(title, weekdays, *, but=(), **fields):
    """A session on each of these weekdays (Monday is 0) of December, but for some days of the month."""
    days = [day for day in range(1, 32) if datetime.date(2026, 12, day).weekday() in weekdays and day not in but]
    return [a_session(title, day=FIRST + day - 1, number=day, **fields) for day in days]


def told(items):
    return gathering.every_week(gathering.by_activity(items)[0], order())


@pytest.mark.parametrize(
    ("items", "days", "missing"),
    [
        (every("Koffie", {1}), [1], []),
        (every("Koffie", {0, 2}, but=(28,)), [7, 2], [28]),
        (every("Koffie", {1}, but=(1, 29)), None, None),
        (every("Koffie", {0, 1, 2}, but=(1, 8, 9, 14)), None, None),
        ([*every("Koffie", {1}), a_session("Koffie", day=FIRST + 2, hour=9)], None, None),
    ],
)
def test_what_comes_back_every_week(items, days, missing):
    found = told(items)
    if days is None:
        assert found is None
        return
    assert ([day.day for day in found[0]], [day.day for day in found[1]]) == (days, missing)


def busy():
    """A month that no sheet of A4 holds day by day."""
    daily = every("Koffie in De Dreef", {0, 1, 2, 3, 4}, but=(25,))
    more = [one for at in range(14) for one in every(f"Samen iets doen nummer {at}", {at % 6})]
    loose = [a_session("Feest", day=FIRST + 18, hour=19)]
    return [*daily, *more, *loose]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_busy_month_still_fits_on_the_fridge(language):
    paper = making.make(order(), busy(), a_setting(), language)
    data = json.loads(paper.recipe[4])
    assert paper.pages == 1
    assert len(data["weekly"]) == 15
    assert sum(len(row["items"]) for row in data["rows"]) == 1
    said = reading.words(paper.pdf)
    assert said.count("Koffie in De Dreef") == 1
    assert "25/12" in said


def test_a_quiet_month_stands_day_by_day():
    paper = making.make(order(), every("Koffie", {1}), a_setting(), "nl")
    assert json.loads(paper.recipe[4])["weekly"] == []
    assert reading.words(paper.pdf).count("Koffie") == 5


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "nl"])
def test_no_dutch_rhythm_on_paper_in_another_language(language):
    series = Pattern(
        freq=Frequency.WEEKLY,
        start_date=DECEMBER,
        start_time=datetime.time(14),
        end_time=datetime.time(16),
        weekdays=(1,),
    )
    items = every("Koffie", {1}, pattern={"rrule": to_rrule(series)})
    assert "Elke dinsdag" in reading.words(making.make(order(Sheet.FAN), items, a_setting(), "nl").pdf)
    paper = making.make(order(Sheet.FAN), items, a_setting(), language)
    assert not {"elke", "uur", "tot"} & set(reading.words(paper.pdf).casefold().split())
