"""Councils, mandates, ladders: tables, and the laws that must hold for every number."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.voice.rules import groups as rules
from meedoen.voice.rules import ladders
from meedoen.voice.rules.groups import Composition
from meedoen.voice.rules.ladders import LADDERS, OtherLadder, Rung
from meedoen.voice.terms.groups import GroupKind, MemberRole

D = datetime.date


@pytest.mark.parametrize(
    ("women", "men", "unsaid", "balanced", "short"),
    [
        (6, 3, 0, True, 0),
        (7, 3, 0, False, 1),
        (2, 1, 0, True, 0),
        (3, 0, 0, False, 1),
        (4, 8, 0, True, 0),
        (0, 0, 0, False, 0),
        (6, 2, 1, True, 0),
        (7, 2, 1, False, 1),
        (0, 0, 5, True, 0),
    ],
)
def test_at_most_two_thirds_of_one_sex(women, men, unsaid, balanced, short):
    found = Composition(women, men, unsaid)
    assert (found.balanced, found.short) == (balanced, short)


COUNTS = st.integers(0, 60)


@given(COUNTS, COUNTS, COUNTS)
def test_balance_knows_no_favourite_and_grows_with_others(women, men, unsaid):
    found = Composition(women, men, unsaid)
    assert found.balanced == Composition(men, women, unsaid).balanced
    if found.balanced:
        assert Composition(women, men, unsaid + 1).balanced
    assert (found.short == 0) == (found.balanced or found.members == 0)
    if found.members:
        assert found.balanced == (3 * max(women, men) <= 2 * found.members)


GOOD, BAD = Composition(5, 4), Composition(8, 1)


@pytest.mark.parametrize(
    ("composition", "present", "quorum", "missing"),
    [
        (GOOD, 5, 5, ()),
        (GOOD, 4, 5, ("quorum",)),
        (GOOD, None, 5, ()),
        (GOOD, 0, 0, ()),
        (BAD, 9, 5, ("one_sex",)),
        (BAD, 1, 5, ("one_sex", "quorum")),
        (None, 9, 5, ("not_counted",)),
    ],
)
def test_when_advice_is_valid(composition, present, quorum, missing):
    found = rules.advice_is_valid(composition, present_voting=present, quorum=quorum)
    assert (found.missing, found.valid) == (missing, not missing)


def test_after_a_meeting_somebody_counted_who_could_vote_there():
    uncounted = rules.advice_is_valid(GOOD, present_voting=None, quorum=5, held=True)
    assert uncounted.missing == ("not_counted_present",)
    assert rules.advice_is_valid(GOOD, present_voting=None, quorum=0, held=True).valid
    assert rules.advice_is_valid(GOOD, present_voting=5, quorum=5, held=True).valid


@pytest.mark.parametrize(
    ("kind", "role", "votes"),
    [
        (GroupKind.COUNCIL, MemberRole.MEMBER, True),
        (GroupKind.COUNCIL, MemberRole.DELEGATE, True),
        (GroupKind.COUNCIL, MemberRole.CHAIR, True),
        (GroupKind.COUNCIL, MemberRole.COUNCILLOR, False),
        (GroupKind.COUNCIL, MemberRole.GUIDE, False),
        (GroupKind.STEERING, MemberRole.COUNCILLOR, True),
        (GroupKind.PARTICIPATION, MemberRole.GUIDE, False),
    ],
)
def test_councillors_and_guides_do_not_vote(kind, role, votes):
    assert rules.may_vote(kind, role) is votes


@pytest.mark.parametrize(
    ("since", "months", "until"),
    [
        (D(2025, 1, 1), 72, D(2030, 12, 31)),
        (D(2025, 3, 15), 12, D(2026, 3, 14)),
        (D(2025, 1, 31), 1, D(2025, 2, 27)),
        (D(2024, 12, 10), 1, D(2025, 1, 9)),
        (D(2025, 1, 1), 0, None),
    ],
)
def test_the_last_day_of_a_mandate(since, months, until):
    assert rules.mandate_ends(since, months) == until


@pytest.mark.parametrize(
    ("until", "soon"), [(None, False), (D(2026, 3, 1), True), (D(2026, 3, 2), True), (D(2026, 3, 3), False)]
)
def test_a_mandate_that_ends_soon_is_told(until, soon):
    assert rules.ends_soon(until, D(2026, 1, 1)) is soon


def test_seats_and_what_is_not_covered():
    assert [rules.free_seats(12, 9), rules.free_seats(3, 5), rules.free_seats(0, 5)] == [3, 0, None]
    assert rules.uncovered(["a", "b", "c"], {"b", "z"}) == ["a", "c"]
    assert rules.counts_fit(Composition(2, 3, 1), 6) and not rules.counts_fit(Composition(2, 3, 1), 5)


def test_the_local_ladder_has_six_rungs_in_order():
    six = LADDERS[ladders.DEFAULT]
    assert [six.rank(code) for code, _word in six.rungs] == [1, 2, 3, 4, 5, 6]
    assert six.word("codecide") == "Mee beslissen"
    assert ladders.belongs("six", "advise") and not ladders.belongs("six", "placation")
    assert not ladders.belongs("other", "advise")


RUNGS = [(ladder.code, rung) for ladder in LADDERS.values() for rung, _word in ladder.rungs]


@given(st.sampled_from(RUNGS), st.sampled_from(RUNGS))
def test_two_rungs_compare_inside_one_ladder_and_nowhere_else(first, second):
    before, after = Rung(*first, D(2026, 1, 1)), Rung(*second, D(2026, 2, 1))
    if first[0] == second[0]:
        assert ladders.compare(before, after) == -ladders.compare(after, before)
        assert ladders.moved([after, before]) == ladders.compare(before, after)
        assert (ladders.compare(before, after) == 0) == (first == second)
    else:
        with pytest.raises(OtherLadder):
            ladders.compare(before, after)


@pytest.mark.parametrize(
    ("first", "last", "steps"), [(D(2026, 1, 1), D(2026, 12, 31), 1), (D(2025, 1, 1), D(2026, 12, 31), 2)]
)
def test_steps_up_in_a_period(first, last, steps):
    walked = [Rung("six", "consult", D(2025, 3, 1)), Rung("six", "inform", D(2024, 1, 1)),
              Rung("six", "inform", D(2025, 9, 1)), Rung("six", "advise", D(2026, 5, 1))]  # fmt: skip
    assert ladders.risen(walked, first, last) == steps
    assert ladders.moved(walked[:1]) == 0
