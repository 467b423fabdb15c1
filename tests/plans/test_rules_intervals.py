"""Shares and changes stand beside how sure they are, by published methods; a count cannot be read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.kernel.intervals import difference, wilson
from meedoen.kernel.release import Unit, release
from meedoen.plans.rules import bank
from meedoen.plans.rules.intervals import released_mean, released_share
from meedoen.plans.rules.response import Heard, beside
from meedoen.plans.rules.scoring import tally

# Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
ONE_SHARE = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
# The same, 873-890, table II, method 10.
TWO_SHARES = [
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (10, 10, 0, 10, 0.6075, 1.0000),
]


@pytest.mark.parametrize(("part", "whole", "low", "high"), ONE_SHARE)
def test_a_share_has_the_published_interval(part, whole, low, high):
    found = wilson(part, whole)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(("a", "m", "b", "n", "low", "high"), TWO_SHARES)
def test_a_difference_has_the_published_interval(a, m, b, n, low, high):
    found = difference(wilson(a, m), wilson(b, n))
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(("part", "whole"), [(-1, 3), (4, 3), (0, 0)])
def test_a_share_that_cannot_be_is_a_fault(part, whole):
    with pytest.raises(ValueError, match="between zero and the whole"):
        wilson(part, whole)


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_share_that_leaves_is_the_same_for_all_counts_that_look_alike(part, rest):
    whole = part + rest
    found = released_share(part, whole)
    if whole < 10 or part < 5 or rest < 5:
        assert found is None
        return
    shown, total = release(part, Unit.PERSONS), release(whole, Unit.PERSONS)
    twin = released_share(shown.high, total.high)
    assert twin in (found, None)
    true = wilson(part, whole)
    assert found.low <= true.low
    assert true.high <= found.high


def test_a_mean_leaves_in_tenths_and_not_of_a_handful():
    scale = bank.instrument("cohesion6")
    sets = [{item.key: str(1 + (at + number) % 5) for at, item in enumerate(scale.items)} for number in range(40)]
    assert released_mean(tally(scale, sets[:9])) is None
    found = released_mean(tally(scale, sets))
    assert found is not None
    assert found.low < found.value < found.high
    assert all(round(value, 1) == value for value in (found.value, found.low, found.high))


def scored(scale, points):
    """Everything answered with so many points, also where a statement is turned around."""
    return {item.key: next(code for code, worth in item.points.items() if worth == points) for item in scale.items}


@pytest.mark.parametrize(("apart", "told"), [(0, False), (4, False), (5, True)])
def test_a_mean_that_would_tell_what_nearly_everybody_answered_is_not_shown(apart, told):
    scale = bank.instrument("cooperation8")
    sets = [scored(scale, 5)] * 20 + [scored(scale, 1)] * apart
    found = released_mean(tally(scale, sets))
    assert (found is not None) == told


def test_the_interval_of_a_mean_is_never_so_narrow_that_all_are_seen_to_answer_alike():
    scale = bank.instrument("cooperation8")
    sets = [scored(scale, 3)] * 400 + [scored(scale, 4)] * 5
    found = released_mean(tally(scale, sets))
    assert (found.value, found.low, found.high) == (3.0, 2.8, 3.3)


def test_the_response_says_which_groups_are_heard_less():
    lines = beside(("young", "middle", "old"), {"young": 8, "middle": 60, "old": 42}, {"young": 400, "middle": 500})
    assert [(one.codes, one.answers.text, one.share, one.lives, one.heard) for one in lines] == [
        (("young",), "ongeveer 10", 14, 44, Heard.LESS),
        (("middle",), "ongeveer 60", 86, 56, Heard.MORE),
        (("old",), "ongeveer 40", None, None, Heard.UNKNOWN),
    ]
    assert beside(("young", "old"), {"young": 4, "old": 3}, {"young": 10, "old": 10}) == []
    more = beside(("young", "old"), {"young": 5, "old": 95}, {"young": 50, "old": 50})
    assert [one.heard for one in more] == [Heard.LESS, Heard.MORE]


def test_a_group_of_which_nobody_or_a_few_answered_looks_alike_and_is_named():
    lives = {"young": 300, "middle": 300, "old": 300}
    few, none = (beside(tuple(lives), {"young": 40, "middle": 15, "old": old}, lives) for old in (1, 0))
    assert [one.codes for one in few] == [("middle",), ("young", "old")]
    assert [(one.codes, one.lives) for one in none] == [(("middle",), 33), (("young", "old"), 67)]


def test_groups_without_a_number_of_inhabitants_make_no_other_group_seem_heard_too_little():
    (one, *others) = beside(("a", "b", "c"), {"a": 20, "b": 20, "c": 20}, {"a": 500})
    assert {line.heard for line in (one, *others)} == {Heard.UNKNOWN}
    ages = beside(("0", "18", "35"), {"0": 60, "18": 45, "35": 15}, {"18": 800, "35": 200})
    assert [(line.heard, line.share, line.lives) for line in ages] == [
        (Heard.UNKNOWN, None, None), (Heard.ALIKE, 75, 80), (Heard.ALIKE, 25, 20)
    ]  # fmt: skip
