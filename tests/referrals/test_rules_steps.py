"""The steps of a referral: a table of what may, and the laws that no order of steps breaks."""

import datetime

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from meedoen.kernel.refusals import Refused
from meedoen.networks.public import Threshold
from meedoen.referrals.rules import steps
from meedoen.referrals.rules.steps import Standing, Step
from meedoen.referrals.terms import ARRIVED, UNDERWAY, Answer, Asked, Because, State

DAY = datetime.date(2026, 3, 2)
LATER = DAY + steps.SIX_WEEKS
THERE = Standing(State.FIRST_TIME, Asked.FACE, first_on=DAY, answer=Answer.ARRIVED)
AGREED = Standing(State.AGREED, Asked.FACE)


@pytest.mark.parametrize(
    ("before", "step", "given", "after"),
    [
        (Standing(), Step.AGREE, {"asked": "face"}, ("agreed", "")),
        (AGREED, Step.FIND, {}, ("accompanied", "")),
        (AGREED, Step.ARRIVE, {}, ("first_time", "arrived")),
        (AGREED, Step.MISS, {}, ("agreed", "not_arrived")),
        (AGREED, Step.REVOKE, {}, ("ended", "not_arrived")),
        (AGREED, Step.END, {"because": "threshold", "threshold": "reachable"}, ("ended", "not_arrived")),
        (Standing(), Step.END, {"because": "moved"}, ("ended", "")),
        (Standing(State.ACCOMPANIED, Asked.FACE, accompanied=True), Step.LOSE, {}, ("agreed", "")),
        (THERE, Step.NOT_THERE_AFTER_ALL, {}, ("agreed", "")),
        (THERE, Step.END, {"because": "goal"}, ("ended", "arrived")),
    ],
)
def test_a_step_leads_where_the_table_says(before, step, given, after):
    found = steps.take(before, step, today=DAY, **given)
    assert (found.state, found.answer) == after


@pytest.mark.parametrize(
    ("before", "step", "given", "sentence"),
    [
        (Standing(), Step.AGREE, {}, "Kies hoe je het aan de persoon vroeg."),
        (Standing(), Step.ARRIVE, {}, "De persoon zei nog geen ja. Vraag dat eerst."),
        (AGREED, Step.END, {"because": "threshold"}, "Kies welke drempel te hoog was."),
        (AGREED, Step.END, {"because": "erased"}, "Kies waarom het afgelopen is."),
        (AGREED, Step.END, {"because": "goal"}, "Het doel is pas bereikt als iemand er geweest is. Kies iets anders."),
        (
            THERE,
            Step.STAY,
            {},
            "De vraag na zes weken is voor later: eerst moet iemand er zes weken geleden geweest zijn.",
        ),
        (
            Standing(State.ENDED, because=Because.OWN_CHOICE, revoked=True, ended_on=DAY, ended_from=State.AGREED),
            Step.FIND,
            {},
            "De persoon trok de toeleiding zelf in. Doe niets meer; begin alleen opnieuw als de persoon dat vraagt.",
        ),
        (
            Standing(State.ENDED, because=Because.ERASED),
            Step.FIND,
            {},
            "Deze persoon is intussen gewist. Er is niets meer te doen.",
        ),
    ],
)
def test_what_cannot_be_says_why(before, step, given, sentence):
    with pytest.raises(Refused) as refused:
        steps.take(before, step, today=DAY, **given)
    assert refused.value.sentence == sentence


def test_six_weeks_are_asked_on_their_day_and_not_before():
    assert not steps.may(THERE, Step.STAY, today=LATER - datetime.timedelta(days=1))
    assert steps.take(THERE, Step.STAY, today=LATER).state == State.STAYED


class Walk(RuleBasedStateMachine):
    """Any order of steps on any days."""

    @initialize()
    def begin(self):
        self.now, self.today = Standing(), DAY
        self.said_yes = self.was_there = False

    @rule(
        step=st.sampled_from(Step),
        asked=st.sampled_from(["", *Asked.values]),
        days=st.integers(0, 60),
        because=st.sampled_from(["", *Because.values]),
        threshold=st.sampled_from(["", *Threshold.values]),
    )
    def try_a_step(self, step, asked, days, because, threshold):
        before, self.today = self.now, self.today + datetime.timedelta(days=days)
        try:
            self.now = steps.take(before, step, today=self.today, asked=asked, because=because, threshold=threshold)
        except Refused:
            assert self.now == before
            return
        assert steps.may(before, step, today=self.today)
        self.said_yes |= step is Step.AGREE
        self.was_there = (self.was_there or step is Step.ARRIVE) and step is not Step.NOT_THERE_AFTER_ALL

    @precondition(lambda self: self.now.state != State.ENDED)
    @rule()
    def the_person_can_always_stop(self):
        assert steps.take(self.now, Step.REVOKE, today=self.today).state == State.ENDED

    @invariant()
    def the_laws_hold(self):
        now = self.now
        assert now.state in State.values
        if now.state in (*UNDERWAY, *ARRIVED):
            assert self.said_yes and now.asked in Asked.values
        if now.state in ARRIVED:
            assert self.was_there and now.answer == Answer.ARRIVED and now.first_on is not None
        if now.state == State.ACCOMPANIED:
            assert now.accompanied
        if now.state == State.STAYED:
            assert now.stayed_on >= now.first_on + steps.SIX_WEEKS
        assert bool(now.threshold) == (now.because == Because.THRESHOLD)
        assert (now.state == State.ENDED) == bool(now.because) == (now.ended_on is not None)
        assert now.because != Because.ERASED
        if now.revoked:
            assert now.state == State.ENDED


Walk.TestCase.settings = settings(max_examples=300, stateful_step_count=25, deadline=None)
TestAnyOrderOfSteps = Walk.TestCase
