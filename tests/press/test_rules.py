"""Which days a print covers, what fits an order, how the type is chosen, how sessions are put together."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.kernel.documents import fitting
from meedoen.press.rules import gathering, orders
from meedoen.press.rules.orders import Order
from meedoen.press.terms import Length, Sheet, Wish

from .examples import MONDAY, a_session

DAY = datetime.date
SUNDAY = DAY(2026, 11, 22)


@pytest.mark.parametrize(
    ("sheet", "length", "since", "first", "last"),
    [
        (Sheet.POSTER, Length.WEEK, DAY(2026, 11, 25), DAY(2026, 11, 23), DAY(2026, 11, 29)),
        (Sheet.FOLDER, Length.FORTNIGHT, DAY(2026, 11, 29), DAY(2026, 11, 23), DAY(2026, 12, 6)),
        (Sheet.FRIDGE, Length.MONTH, DAY(2027, 2, 14), DAY(2027, 2, 1), DAY(2027, 2, 28)),
        (Sheet.FOLDER, Length.MONTH, DAY(2026, 12, 31), DAY(2026, 12, 1), DAY(2026, 12, 31)),
        (Sheet.LIST, Length.WEEK, DAY(2026, 11, 25), DAY(2026, 11, 25), DAY(2026, 12, 1)),
        (Sheet.FAN, Length.SEASON, DAY(2026, 11, 25), DAY(2026, 11, 25), DAY(2027, 2, 23)),
    ],
)
def test_the_days_of_a_print(sheet, length, since, first, last):
    order = Order(sheet, since, length)
    assert (order.first, order.last) == (first, last)


def test_a_week_in_which_the_clock_changes_still_ends_at_midnight():
    since, until = Order(Sheet.POSTER, DAY(2026, 10, 20), Length.WEEK).moments()
    assert (since.isoformat(), until.isoformat()) == ("2026-10-19T00:00:00+02:00", "2026-10-26T00:00:00+01:00")


@pytest.mark.parametrize(
    ("sheet", "today", "usual"),
    [
        (Sheet.POSTER, MONDAY, MONDAY + datetime.timedelta(days=3)),
        (Sheet.POSTER, SUNDAY, DAY(2026, 11, 25)),
        (Sheet.FRIDGE, DAY(2026, 11, 28), DAY(2026, 12, 5)),
        (Sheet.LIST, SUNDAY, SUNDAY),
    ],
)
def test_late_in_the_week_the_next_one_is_meant(sheet, today, usual):
    assert orders.read({}, sheet, today=today).since == usual


def test_an_address_says_the_order_again():
    asked = {
        "van": ["2026-11-23"], "duur": ["maand"], "vouw": ["twee"], "thema": ["food", "sport"], "dorp": ["13049A"],
        "wens": ["avond", "gratis"], "leeftijd": ["7"],
    }  # fmt: skip
    order = orders.read(asked, Sheet.FOLDER, today=SUNDAY)
    assert order == Order(Sheet.FOLDER, MONDAY, "maand", "twee", ("food", "sport"), ("13049A",), ("gratis", "avond"), 7)
    assert order.address() == (
        "?van=2026-11-23&duur=maand&vouw=twee&thema=food&thema=sport&dorp=13049A&wens=gratis&wens=avond&leeftijd=7"
    )


@pytest.mark.parametrize("nonsense", ["", "2026-13-45", "gisteren", "0001-01-01", "9999-12-31", "'; drop"])
def test_a_day_that_nobody_understands_counts_as_not_asked(nonsense):
    order = orders.read({"van": [nonsense], "duur": [nonsense], "leeftijd": ["³"]}, Sheet.LIST, today=SUNDAY)
    assert order == Order(Sheet.LIST, SUNDAY, Length.WEEK)


@pytest.mark.parametrize(
    ("wish", "yes", "no"),
    [
        (Wish.FREE, {"price_cents": 0}, {"price_cents": None}),
        (Wish.CHILDREN, {"children_welcome": True}, {"children_welcome": False}),
        (Wish.LITTLE_DUTCH, {"no_dutch_needed": True}, {"no_dutch_needed": False}),
        (Wish.WHEELCHAIR, {"wheelchair": None, "step_free": "with_help"}, {"wheelchair": "no", "step_free": "yes"}),
        (Wish.EVENING, {"hour": 17}, {"hour": 16}),
        (Wish.COMPANY, {"companion_welcome": True}, {"companion_welcome": False}),
    ],
)
def test_a_wish_is_met_or_not(wish, yes, no):
    order = Order(Sheet.LIST, MONDAY, Length.WEEK, wishes=(wish,))
    assert order.fits(a_session(**yes))
    assert not order.fits(a_session(**no))


def test_themes_villages_and_age_narrow():
    order = Order(Sheet.LIST, MONDAY, Length.WEEK, themes=("food", "sport"), villages=("a",), age=7)
    fitting_one = {"themes": ["nature", "sport"], "village_code": "a", "age_min": 7, "age_max": 7}
    assert order.fits(a_session(**fitting_one))
    for other in ({"themes": ["nature"]}, {"village_code": "b"}, {"age_min": 8}, {"age_max": 6}):
        assert not order.fits(
            a_session(**{**fitting_one, **other, **({"age_max": None} if "age_min" in other else {})})
        )


@given(st.integers(0, 12), st.integers(1, 12))
def test_the_largest_type_that_fits_is_found(needed, count):
    """Pages fall from 2 to 1 at step ``needed``; never more tries than there are halvings."""
    tried = []

    def pages(step):
        tried.append(step)
        return 1 if step >= needed else 2

    found = fitting.largest(range(count), pages, 1)
    assert found == (needed if needed < count else None)
    assert len(tried) <= count.bit_length()


@given(st.integers(0, 40), st.integers(0, 40))
def test_as_many_lines_as_fit(count, room):
    assert fitting.most(count, lambda number: 1 if number <= room else 2, 1) == min(count, room)


def test_the_longest_texts_are_named_once_the_longest_first():
    assert fitting.longest(["aa", "bbbb", "aa", "ccc", "bbbb", "d"]) == ["bbbb", "ccc", "aa"]


def test_sessions_by_day_and_by_activity():
    items = [a_session("A", day=0), a_session("B", day=0, hour=16), a_session("A", day=7)]
    assert [(day, [item.title for item in found]) for day, found in gathering.by_day(items)] == [
        (MONDAY, ["A", "B"]),
        (DAY(2026, 11, 30), ["A"]),
    ]
    found = gathering.by_activity(items)
    assert [(one.item.title, len(one.times)) for one in found] == [("A", 2), ("B", 1)]
    assert gathering.weekly(found[0].times)
    assert not gathering.weekly(found[1].times)


def test_a_session_just_after_midnight_belongs_to_its_own_day():
    late = a_session("Nacht", starts_at=datetime.datetime(2026, 11, 23, 23, 30, tzinfo=datetime.UTC))
    assert [day for day, _found in gathering.by_day([late])] == [DAY(2026, 11, 24)]


def test_an_activity_stands_under_one_theme():
    every = gathering.by_activity(
        [a_session("A", themes=["sport", "food"]), a_session("B", themes=[]), a_session("C", themes=["food"])]
    )
    found = gathering.by_theme(every, ["food", "sport", "money"])
    assert [(theme, [one.item.title for one in ones]) for theme, ones in found] == [
        ("food", ["C"]),
        ("sport", ["A"]),
        ("", ["B"]),
    ]
