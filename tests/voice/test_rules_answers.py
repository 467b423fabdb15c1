"""Decision, answer, delivery, verdict and the promise clock: the laws of their states (R16)."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from meedoen.kernel.refusals import Refused
from meedoen.voice.rules import answers as rules
from meedoen.voice.rules import judging, phases
from meedoen.voice.rules.answers import Clock, Step, clock, median_days
from meedoen.voice.rules.phases import Standing
from meedoen.voice.terms.answers import ARRIVED, ASKS_ACTION, DeliveryState, GroupSays, Outcome
from meedoen.voice.terms.signals import Phase

DAY = datetime.date(2026, 3, 2)
STATES = some.sampled_from(list(DeliveryState))
DAYS = some.dates(datetime.date(2025, 1, 1), datetime.date(2027, 1, 1))


class Bringing(RuleBasedStateMachine):
    """A bundle with four givers: it closes only when each answer arrived, and verdicts count once."""

    def __init__(self):
        super().__init__()
        self.states = [DeliveryState.WAITING] * 4
        self.judged = [False] * 4
        self.reopened = [0] * 4
        self.closed = False

    who = some.integers(0, 3)

    @rule(who=who, wanted=STATES)
    def somebody_notes_a_state(self, who, wanted):
        before = self.states[who]
        try:
            self.states[who] = rules.next_state(before, wanted, closed=self.closed)
        except Refused:
            assert self.states[who] == before != wanted
            return
        if self.closed:
            assert self.states[who] in ARRIVED or before == DeliveryState.WAITING

    def standing(self):
        owed = sum(state not in ARRIVED for state in self.states)
        return Standing(phase=Phase.FEEDBACK, voices=4, owned=True, answered=True, to_tell=owed)

    @precondition(lambda self: phases.why_not(self.standing(), Phase.CLOSED) is None)
    @rule()
    def it_is_closed(self):
        self.closed = True

    @rule(who=who, good=some.booleans())
    def somebody_judges(self, who, good):
        may, _why = judging.may_judge(self.states[who], judged=self.judged[who])
        if not may:
            return
        self.judged[who] = True
        if judging.reopens(good_enough=good, reopened_before=self.reopened[who] > 0):
            self.reopened[who] += 1
            self.closed = False
            self.states = [DeliveryState.WAITING] * 4
            self.judged = [False] * 4

    @invariant()
    def what_is_closed_has_arrived_everywhere(self):
        assert not self.closed or all(state in ARRIVED for state in self.states)

    @invariant()
    def nobody_reopens_twice(self):
        assert max(self.reopened) <= 1


TestBringing = Bringing.TestCase


@given(STATES, STATES, some.booleans())
def test_a_state_that_is_there_already_stays_and_closed_never_goes_back_to_the_list(now, wanted, closed):
    if now == wanted:
        assert rules.next_state(now, wanted, closed=closed) == now
    elif closed and wanted == DeliveryState.WAITING:
        with pytest.raises(Refused):
            rules.next_state(now, wanted, closed=closed)


@pytest.mark.parametrize(
    ("step", "field"),
    [
        (Step("", "me", DAY), "what"),
        (Step("licht zetten", "", DAY), "owner_id"),
        (Step("licht zetten", "me", None), "due"),
        (Step("licht zetten", "me", DAY - datetime.timedelta(days=1)), "due"),
    ],
)
def test_who_says_yes_says_who_does_what_by_when(step, field):
    with pytest.raises(Refused) as refusal:
        rules.check_step(step, decided_on=DAY)
    assert refusal.value.field == field


def test_every_decision_has_reasons_and_only_a_yes_asks_for_an_action():
    for outcome in Outcome:
        with pytest.raises(Refused):
            rules.check_decision(outcome, " nee ", decided_on=DAY, today=DAY)
        assert rules.needs_action(outcome) == (outcome in ASKS_ACTION)
    with pytest.raises(Refused):
        rules.check_decision(Outcome.NOT, "Er is geen geld voor.", decided_on=DAY, today=DAY - datetime.timedelta(1))


@pytest.mark.parametrize(
    ("outcome", "progress", "may"),
    [(None, [], False), (Outcome.TAKEN_UP, [], False), (Outcome.TAKEN_UP, ["to_do"], True), (Outcome.NOT, [], True)],
)
def test_an_answer_needs_a_decision_and_a_yes_an_action(outcome, progress, may):
    assert rules.may_write_answer(outcome, progress)[0] == may


@pytest.mark.parametrize(
    ("says", "done", "not_yet", "may"),
    [
        (GroupSays.NOT_ASKED, "Er staat licht.", "", True),
        (GroupSays.AGREES, "", "Het geld is op.", True),
        (GroupSays.ASKED, "Er staat licht.", "", False),
        (GroupSays.CHANGE, "Er staat licht.", "", False),
        (GroupSays.AGREES, " ", "", False),
    ],
)
def test_an_answer_goes_out_in_words_and_with_the_group(says, done, not_yet, may):
    assert rules.may_publish(says, asked="Het is donker.", done=done, not_yet=not_yet)[0] == may


@given(some.none() | DAYS, some.none() | DAYS, DAYS)
def test_the_clock_says_one_thing_and_never_late_before_its_day(promised, answered, today):
    found = clock(promised, answered, today=today)
    assert (found in (Clock.ANSWERED, Clock.ANSWERED_LATE)) == (answered is not None)
    assert (found is Clock.LATE) == (answered is None and promised is not None and promised < today)
    assert (found is Clock.ANSWERED_LATE) == (None not in (promised, answered) and answered > promised)
    if found is Clock.DUE:
        assert today <= promised <= today + rules.SOON


@given(some.lists(some.tuples(DAYS, some.integers(0, 400))))
def test_at_least_half_waited_no_longer_than_the_median(pairs):
    found = median_days((day, day + datetime.timedelta(days=number)) for day, number in pairs)
    if not pairs:
        assert found is None
        return
    assert 2 * sum(number <= found for _day, number in pairs) >= len(pairs)
    assert found in [number for _day, number in pairs]
