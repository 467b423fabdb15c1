"""The eight phases: in order, with an owner, with approval, closed only when everybody was told (R16)."""

import dataclasses

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from meedoen.kernel.refusals import Refused
from meedoen.voice.rules import phases
from meedoen.voice.rules.phases import Standing
from meedoen.voice.terms.signals import Addressee, Phase

READY = Standing(
    voices=3, stated=True, addressee=Addressee.COUNCIL, owned=True, decided=True, acted=True, answered=True
)


@pytest.mark.parametrize(
    ("phase", "lacks", "to"),
    [
        (Phase.COLLECT, {"unchecked": 1}, Phase.BUNDLE),
        (Phase.BUNDLE, {"stated": False}, Phase.ANALYSE),
        (Phase.BUNDLE, {"voices": 0}, Phase.ANALYSE),
        (Phase.ANALYSE, {"addressee": Addressee.UNKNOWN}, Phase.REPORT),
        (Phase.REPORT, {"waiting": 1}, Phase.DECIDE),
        (Phase.REPORT, {"refused": 1}, Phase.DECIDE),
        (Phase.DECIDE, {"decided": False}, Phase.ACT),
        (Phase.DECIDE, {"owned": False}, Phase.ACT),
        (Phase.ACT, {"acted": False}, Phase.FEEDBACK),
        (Phase.FEEDBACK, {"answered": False}, Phase.CLOSED),
        (Phase.FEEDBACK, {"to_tell": 1}, Phase.CLOSED),
    ],
)
def test_each_step_has_its_condition(phase, lacks, to):
    ready = dataclasses.replace(READY, phase=phase)
    assert phases.forward(ready, to).phase == to
    with pytest.raises(Refused):
        phases.forward(dataclasses.replace(ready, **lacks), to)


def test_what_is_decided_against_goes_straight_to_the_answer():
    against = dataclasses.replace(READY, phase=Phase.DECIDE, acts=False, acted=False)
    assert phases.next_phase(against) == Phase.FEEDBACK
    assert phases.forward(against, Phase.FEEDBACK).phase == Phase.FEEDBACK
    with pytest.raises(Refused):
        phases.forward(against, Phase.ACT)


@pytest.mark.parametrize(
    ("given", "opens"),
    [
        ({}, True),
        ({"people": 2}, False),
        ({"people": 2, "paraphrased": True}, True),
        ({"text": "  "}, False),
    ],
)
def test_a_bundle_of_too_few_voices_is_published_in_other_words_alone(given, opens):
    asked = {"people": 3, "least": 3, "paraphrased": False, "text": "De bus rijdt niet meer.", **given}
    standing = dataclasses.replace(READY, phase=Phase.REPORT)
    assert (phases.why_not_publish(standing, **asked) is None) is opens
    assert phases.why_not_publish(dataclasses.replace(standing, waiting=1), **asked)
    assert phases.why_not_publish(dataclasses.replace(standing, phase=Phase.ANALYSE), **asked)


class Journey(RuleBasedStateMachine):
    """Whatever people do, in whatever order: the laws of a bundle hold."""

    def __init__(self):
        super().__init__()
        self.standing = Standing()
        self.jumps: list[tuple[str, str, str]] = []

    @initialize(phase=st.sampled_from([Phase.NOTICE, Phase.BUNDLE, Phase.REPORT, Phase.ACT, Phase.FEEDBACK]))
    def begin(self, phase):
        """Random acts seldom come far: some journeys begin halfway."""
        if phase != Phase.BUNDLE:
            self.standing = dataclasses.replace(READY, phase=phase, acted=False, answered=False, to_tell=3)

    def _set(self, **changes):
        self.standing = dataclasses.replace(self.standing, **changes)

    def _move(self, how, call, *, to):
        before = self.standing
        try:
            self.standing = call()
        except Refused:
            assert self.standing == before
            return
        self.jumps.append((how, before.phase, to))
        if how == "forward":
            self._earned(before, to)

    def _earned(self, before, to):
        """At the moment of the step nothing was missing."""
        if to == Phase.DECIDE:
            assert (before.waiting, before.refused) == (0, 0)
        if to in (Phase.ACT, Phase.FEEDBACK):
            assert before.decided
        if to == Phase.CLOSED:
            assert before.answered
            assert before.to_tell == 0
        if to != Phase.COLLECT:
            assert before.voices > 0

    @rule(checked=st.booleans())
    def add(self, checked):
        standing = self.standing
        if standing.phase != Phase.CLOSED:
            self._set(
                voices=standing.voices + 1,
                unchecked=standing.unchecked + (not checked),
                to_tell=standing.to_tell + 1,
            )

    @precondition(lambda self: self.standing.unchecked)
    @rule()
    def check(self):
        self._set(unchecked=self.standing.unchecked - 1)

    @rule(stated=st.booleans(), addressee=st.sampled_from(Addressee.values))
    def describe(self, stated, addressee):
        self._set(stated=stated, addressee=addressee)

    @rule()
    def take(self):
        self._set(owned=True)

    @rule()
    def leave(self):
        try:
            phases.check_owner_leaves(self.standing)
        except Refused:
            return
        self._set(owned=False)

    @rule()
    def ask(self):
        if self.standing.phase in (Phase.BUNDLE, Phase.ANALYSE, Phase.REPORT):
            self._set(waiting=self.standing.waiting + 1)

    @precondition(lambda self: self.standing.waiting)
    @rule(agrees=st.booleans())
    def approve(self, agrees):
        self._set(waiting=self.standing.waiting - 1, refused=self.standing.refused + (not agrees))

    @precondition(lambda self: self.standing.refused)
    @rule()
    def ask_again(self):
        self._set(refused=self.standing.refused - 1, waiting=self.standing.waiting + 1)

    @rule(acts=st.booleans())
    def decide(self, acts):
        if self.standing.phase == Phase.DECIDE:
            self._set(decided=True, acts=acts)

    @rule()
    def act(self):
        self._set(acted=self.standing.phase == Phase.ACT or self.standing.acted)

    @rule()
    def answer(self):
        if self.standing.phase == Phase.FEEDBACK:
            self._set(answered=True)

    @precondition(lambda self: self.standing.answered and self.standing.to_tell)
    @rule()
    def deliver(self):
        self._set(to_tell=self.standing.to_tell - 1)

    @rule(to=st.sampled_from(Phase.values))
    def forward(self, to):
        self._move("forward", lambda: phases.forward(self.standing, to), to=to)

    @rule()
    def one_step(self):
        to = phases.next_phase(self.standing)
        if to:
            self._move("forward", lambda: phases.forward(self.standing, to), to=to)

    @rule(to=st.sampled_from(Phase.values), reason=st.sampled_from(["", "   ", "nog eens overleggen"]))
    def back(self, to, reason):
        before = self.standing.phase
        self._move("back", lambda: phases.back(self.standing, to, reason), to=to)
        assert self.standing.phase == before or reason.strip()

    @rule()
    def reopen(self):
        self._move("reopen", lambda: phases.reopen(self.standing), to=phases.REOPENED_AT)

    @invariant()
    def forward_is_in_order(self):
        for how, before, to in self.jumps:
            step = phases.ORDER.index(to) - phases.ORDER.index(before)
            if how == "forward":
                assert step == 1 or (before, to) == (Phase.DECIDE, Phase.FEEDBACK)
            elif how == "back":
                assert step < 0
                assert before != Phase.CLOSED
            else:
                assert before in (Phase.FEEDBACK, Phase.CLOSED)

    @invariant()
    def owned_from_act_on(self):
        assert self.standing.owned or self.standing.phase not in phases.OWNED

    @invariant()
    def never_back_before_a_bundle(self):
        landed = [to for how, _before, to in self.jumps if how != "forward"]
        assert not {Phase.NOTICE, Phase.COLLECT} & set(landed)


TestJourney = Journey.TestCase
