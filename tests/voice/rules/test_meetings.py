"""Meetings: stages, welcome, tallies, rounds, checks and thresholds; tables and laws without a database."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.voice.rules import checks
from meedoen.voice.rules import meetings as rules
from meedoen.voice.rules.meetings import Picture, Tally
from meedoen.voice.terms.groups import CheckState, Judge, Lowered, Side, Stage, Welcome

D = datetime.date


@given(st.lists(st.sampled_from(list(Stage)), max_size=12))
def test_what_was_held_is_never_planned_again(wanted):
    now, path = Stage.PLANNED, [Stage.PLANNED]
    for then in wanted:
        if rules.may_become(now, then):
            now = then
            path.append(now)
    if Stage.HELD in path:
        after = path[path.index(Stage.HELD) :]
        assert after in ([Stage.HELD], [Stage.HELD, Stage.FOLLOWED_UP])
    assert path.count(Stage.FOLLOWED_UP) <= 1


def test_every_stage_has_its_ways_on():
    assert set(rules.NEXT) == set(Stage)
    assert not rules.may_become(Stage.FOLLOWED_UP, Stage.OPEN)
    assert not rules.may_become(Stage.OPEN, Stage.CANCELLED)
    assert rules.may_become(Stage.CANCELLED, Stage.PLANNED)


def test_the_welcome_says_what_is_missing():
    found = rules.readiness(["coffee", "way", "unknown"])
    assert found.ready == (Welcome.WAY, Welcome.COFFEE)
    assert len(found.missing) == 6
    assert not rules.readiness(Welcome.values).missing


@pytest.mark.parametrize(
    ("agree", "disagree", "passed", "says"),
    [
        (8, 1, 1, Picture.SHARED_YES),
        (3, 1, 0, Picture.SHARED_YES),
        (1, 8, 0, Picture.SHARED_NO),
        (4, 4, 2, Picture.DIFFERS),
        (2, 1, 0, Picture.FEW),
        (0, 0, 0, Picture.FEW),
        (0, 0, 3, Picture.FEW),
        (1, 2, 6, Picture.UNSURE),
        (0, 0, 4, Picture.UNSURE),
        (3, 2, 5, Picture.DIFFERS),
    ],
)
def test_what_a_group_shares_and_where_it_differs(agree, disagree, passed, says):
    assert rules.picture(Tally(agree, disagree, passed)) == says


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_the_picture_turns_with_the_sides(agree, disagree, passed):
    turned = {Picture.SHARED_YES: Picture.SHARED_NO, Picture.SHARED_NO: Picture.SHARED_YES}
    found = rules.picture(Tally(agree, disagree, passed))
    assert rules.picture(Tally(disagree, agree, passed)) == turned.get(found, found)
    if found in turned:
        assert agree + disagree >= rules.ENOUGH


@given(st.lists(st.sampled_from(Side.values)), st.lists(st.sampled_from(Side.values)))
def test_every_voice_counts_once(phones, paper):
    both = rules.tally(phones).plus(rules.tally(paper))
    assert both == rules.tally([*phones, *paper])
    assert both.voices == len(phones) + len(paper)


PEOPLE = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(PEOPLE, st.lists(PEOPLE, max_size=4))
def test_nobody_present_is_forgotten_and_no_count_is_kept(present, by_round):
    found = rules.heard(present, by_round)
    spoke = {key for one in by_round for key in one}
    assert set(found.never) == set(present) - spoke
    assert set(found.never) <= set(found.waiting)
    assert [key for key in present if key in found.waiting] == list(found.waiting)
    if not by_round:
        assert list(found.waiting) == present


def test_a_telephone_is_known_in_one_meeting_only():
    first = rules.device_print("geheim", "toestel")
    assert first == rules.device_print("geheim", "toestel")
    assert len({first, rules.device_print("ander", "toestel"), rules.device_print("geheim", "ander")}) == 3


@pytest.mark.parametrize(
    ("typed", "code"), [(" k7p-4q ", "K7P4Q"), ("K7P4Q", "K7P4Q"), ("k7 p4 q", "K7P4Q"), ("-", "")]
)
def test_a_code_however_it_is_typed(typed, code):
    assert rules.plain_code(typed) == code


@pytest.mark.parametrize(
    ("starts", "stage", "late"),
    [
        (D(2026, 1, 16), Stage.PLANNED, False),
        (D(2026, 1, 15), Stage.PLANNED, True),
        (D(2026, 1, 2), Stage.INVITED, False),
    ],
)
def test_people_are_invited_two_weeks_ahead(starts, stage, late):
    assert rules.invitation_is_late(starts, D(2026, 1, 1), stage) is late
    assert rules.follow_up_due(D(2026, 1, 1)) == D(2026, 1, 8)


@pytest.mark.parametrize(
    ("due", "done", "stands"),
    [
        (D(2025, 12, 31), None, "late"),
        (D(2026, 1, 1), None, "soon"),
        (D(2026, 1, 8), None, "soon"),
        (D(2026, 1, 9), None, "open"),
        (None, None, "open"),
        (D(2025, 1, 1), D(2025, 6, 1), "done"),
    ],
)
def test_how_a_promise_stands(due, done, stands):
    assert rules.promise_stands(due, done, D(2026, 1, 1)) == stands


@given(st.lists(st.sampled_from(list(CheckState)), max_size=10))
def test_an_advice_always_waits_for_its_answer(wanted):
    now, path = CheckState.ASKED, []
    for then in wanted:
        if checks.may_become(now, then):
            now = then
            path.append(now)
    if CheckState.ADVISED in path:
        assert set(path[path.index(CheckState.ADVISED) :]) <= {CheckState.ADVISED, CheckState.ANSWERED}


@pytest.mark.parametrize(
    ("advised", "answered", "state", "line"),
    [
        (None, None, "asked", [("asked", False, False), ("advise_by", True, False)]),
        (D(2026, 2, 1), None, "advised",
         [("asked", False, False), ("advised", False, False), ("answer_by", True, True)]),
        (D(2026, 2, 1), D(2026, 3, 1), "answered",
         [("asked", False, False), ("advised", False, False), ("answered", False, False)]),
        (None, None, "withdrawn", [("asked", False, False)]),
    ],
)  # fmt: skip
def test_both_sides_see_one_time_line(advised, answered, state, line):
    found = checks.time_line(
        asked_on=D(2026, 1, 1), needed_by=D(2026, 5, 1), advised_on=advised, answered_on=answered,
        today=D(2026, 4, 20), state=state,
    )  # fmt: skip
    assert [(one.what, one.expected, one.late) for one in found] == line


@pytest.mark.parametrize(
    ("lowered", "judge", "counts"),
    [
        (Lowered.YES, Judge.GROUP, True),
        (Lowered.YES, Judge.VISITORS, True),
        (Lowered.YES, Judge.SERVICE, False),
        (Lowered.PARTLY, Judge.GROUP, False),
        (Lowered.OPEN, "", False),
    ],
)
def test_a_threshold_is_solved_when_others_say_so(lowered, judge, counts):
    assert checks.judged_by_others(lowered, judge) is counts


def test_a_group_gets_four_weeks_to_advise():
    assert checks.time_enough(D(2026, 1, 1), D(2026, 1, 29)) and not checks.time_enough(D(2026, 1, 1), D(2026, 1, 28))
