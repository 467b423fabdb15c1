"""Tallies: sound before they are stored, and a share only where it gives nobody away."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from meedoen.activities.rules.tallies import Problem, Tally, problems, share
from meedoen.kernel.release import Unit

LIST = ("foreign_origin", "social_service", "other")


@pytest.fixture(autouse=True)
def in_dutch():
    with override("nl"):
        yield


def found(counts, base=31, *, multiple=True, unit=Unit.HOUSEHOLDS):
    return problems(Tally(unit, counts, base, multiple), categories=LIST)


def test_the_holiday_offer_of_harelbeke_is_sound():
    holiday = Tally(Unit.HOUSEHOLDS, {"foreign_origin": 26, "social_service": 8}, 31, multiple=True)
    assert problems(holiday, categories=LIST) == []
    assert share(holiday, "foreign_origin").text == "ongeveer 85 %"


@pytest.mark.parametrize(
    ("counts", "base", "multiple", "expected"),
    [
        ({}, 31, False, []),
        ({"other": 31}, 31, False, []),
        ({"other": 3}, None, False, []),
        ({"foreign_origin": 20, "other": 20}, None, False, []),
        ({"foreign_origin": 20, "other": 20}, 31, True, []),
        (
            {"foreign_origin": 20, "other": 20},
            31,
            False,
            [Problem("base", "Samen is dat 40, maar er zijn er 31 geteld. Kijk de aantallen na.")],
        ),
        ({"other": 32}, 31, True, [Problem("other", "Dat zijn er 32, maar er zijn er 31 geteld.")]),
        ({"other": -1}, 31, True, [Problem("other", "Een aantal is nooit kleiner dan nul.")]),
        (
            {"other": 0},
            -1,
            True,
            [Problem("base", "Een aantal is nooit kleiner dan nul.")],
        ),
        (
            {"mijn buurvrouw": 1},
            31,
            True,
            [Problem("mijn buurvrouw", "Dit staat niet op de lijst. Kies iets van de lijst.")],
        ),
    ],
)
def test_problems(counts, base, multiple, expected):
    assert found(counts, base, multiple=multiple) == expected


def test_all_problems_at_once():
    assert [problem.field for problem in found({"other": -1, "x": 2, "social_service": 99})] == [
        "other",
        "x",
        "social_service",
    ]


def test_a_tally_counts_people_not_things():
    assert [problem.field for problem in found({"other": 1}, unit=Unit.PLACES)] == ["base"]


def test_a_share_needs_a_base():
    assert share(Tally(Unit.PERSONS, {"other": 20}), "other") is None
    assert share(Tally(Unit.PERSONS, {}, 40), "other").text == "te weinig om te tonen"


@given(
    st.dictionaries(st.sampled_from(LIST), st.integers(0, 200)),
    st.one_of(st.none(), st.integers(0, 200)),
    st.booleans(),
)
def test_what_is_sound_can_always_be_shared_and_never_exceeds_its_base(counts, base, multiple):
    tally = Tally(Unit.PERSONS, counts, base, multiple)
    if problems(tally, categories=LIST):
        return
    for category in LIST:
        shown = share(tally, category)
        assert (shown is None) == (base is None)
        assert shown is None or shown.percent is None or 0 <= shown.percent <= 100
