"""Signing up and moving up: never over capacity, nobody split, nobody overtaken."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from meedoen.activities.rules.enrolling import (
    InLine,
    Placed,
    Reason,
    SessionState,
    SessionStatus,
    TurnedAway,
    decide,
    why_closed,
)
from meedoen.activities.rules.parties import Party
from meedoen.activities.rules.waiting import Waiting, in_turn, next_to_call, promote, stuck

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=7)


def session(**more):
    return SessionState(**{"status": SessionStatus.PLANNED, "starts_at": LATER, "capacity": 10, **more})


def decided(party=None, state=None, **more):
    return decide(party or Party(1), state or session(), now=NOW, **more)


class TestParty:
    def test_children_in_the_childcare_take_no_seat(self):
        family = Party(adults=1, children=3, childcare=2)
        assert (family.total, family.seats) == (4, 2)

    @pytest.mark.parametrize(
        "numbers",
        [
            {"adults": 0},
            {"adults": -1, "children": 2},
            {"adults": 1, "children": 1, "childcare": 2},
            {"adults": 0, "children": 2, "childcare": 2},
            {"adults": 1, "transport": 2},
            {"adults": 1, "ages": (-1,)},
        ],
    )
    def test_no_family_like_that(self, numbers):
        with pytest.raises(ValueError, match=r"\w"):
            Party(**numbers)


class TestDecide:
    @pytest.mark.parametrize(
        ("party", "state", "outcome"),
        [
            (Party(1), session(), Placed()),
            (Party(2, 3), session(taken=5), Placed()),
            (Party(2, 3), session(taken=6), InLine(1)),
            (Party(2, 3), session(taken=12), InLine(1)),
            (Party(1), session(taken=10, waiting=3), InLine(4)),
            (Party(1), session(waiting=1), InLine(2)),
            (Party(400), session(capacity=None), Placed()),
            (Party(1), session(status=SessionStatus.MOVED), Placed()),
            (Party(1, 2, childcare=2), session(taken=9, childcare_capacity=2), Placed()),
            (Party(1), session(capacity=None, waiting=2), Placed()),
            (Party(1, 1, childcare=1), session(capacity=None, childcare_capacity=4, waiting=2), InLine(3)),
            (Party(11), session(), TurnedAway(Reason.TOO_LARGE)),
            (Party(10, 2, childcare=2), session(childcare_capacity=2), Placed()),
            (Party(1), session(capacity=0), TurnedAway(Reason.TOO_LARGE)),
            (Party(1), session(status=SessionStatus.CANCELLED), TurnedAway(Reason.CANCELLED)),
            (Party(1), session(status=SessionStatus.HELD), TurnedAway(Reason.PAST)),
            (Party(1), session(starts_at=NOW), TurnedAway(Reason.PAST)),
            (Party(1), session(starts_at=NOW + timedelta(seconds=1)), Placed()),
            (Party(1), session(signup_closes_at=NOW), TurnedAway(Reason.CLOSED)),
            (Party(1), session(signup_closes_at=NOW + timedelta(seconds=1)), Placed()),
            (Party(1), session(walk_in=True), TurnedAway(Reason.WALK_IN)),
            (Party(1, 1, ages=(5,)), session(age_min=6, age_max=12), TurnedAway(Reason.AGE)),
            (Party(1, 1, ages=(13,)), session(age_min=6, age_max=12), TurnedAway(Reason.AGE)),
            (Party(1, 2, ages=(6, 12)), session(age_min=6, age_max=12), Placed()),
            (Party(1, 1), session(age_min=6, age_max=12), Placed()),
            (Party(1, ages=(0,)), session(age_max=0), Placed()),
            (Party(1, 1, childcare=1), session(), TurnedAway(Reason.CHILDCARE_NONE)),
            (Party(1, 3, childcare=3), session(childcare_capacity=2), TurnedAway(Reason.CHILDCARE_TOO_SMALL)),
            (
                Party(1, 2, childcare=2),
                session(childcare_capacity=4, childcare_taken=3),
                TurnedAway(Reason.CHILDCARE_FULL),
            ),
            (Party(1, 2, childcare=2), session(taken=10, childcare_capacity=4, childcare_taken=3), InLine(1)),
        ],
    )
    def test_table(self, party, state, outcome):
        assert decided(party, state) == outcome

    def test_a_family_may_choose_to_wait_for_childcare(self):
        state = session(childcare_capacity=4, childcare_taken=3)
        assert decided(Party(1, 2, childcare=2), state, wait_for_childcare=True) == InLine(1)

    def test_the_coordinator_may_let_a_smaller_party_pass(self):
        state = session(taken=8, waiting=1)
        assert decided(Party(1), state) == InLine(2)
        assert decided(Party(1), state, let_smaller_pass=True) == Placed()
        assert decided(Party(3), state, let_smaller_pass=True) == InLine(2)

    def test_the_first_reason_is_the_one_that_helps_most(self):
        state = session(status=SessionStatus.CANCELLED, starts_at=NOW - timedelta(days=1), walk_in=True)
        assert decided(Party(99), state) == TurnedAway(Reason.CANCELLED)

    def test_every_reason_has_its_own_sentence(self):
        with override("nl"):
            sentences = [reason.sentence for reason in Reason]
        assert len(set(sentences)) == len(Reason)
        assert all(sentence.endswith(".") for sentence in sentences)

    def test_button_and_decision_agree(self):
        assert why_closed(session(), now=NOW) is None
        assert why_closed(session(), now=LATER) is Reason.PAST

    def test_what_is_left(self):
        state = session(taken=12, childcare_capacity=3, childcare_taken=5, minimum=15)
        assert (state.free_places, state.free_childcare, state.still_needed) == (0, 0, 3)
        assert session(capacity=None).free_places is None
        assert session(taken=20, minimum=15).still_needed == 0


@st.composite
def parties(draw):
    children = draw(st.integers(0, 5))
    childcare = draw(st.integers(0, children))
    adults = draw(st.integers(0 if childcare < children else 1, 5))
    return Party(adults, children, childcare)


@st.composite
def lines(draw):
    """A waiting list, with ties in time."""
    count = draw(st.integers(0, 8))
    return [
        Waiting(
            id=number,
            seats=draw(st.integers(1, 6)),
            since=NOW + timedelta(minutes=draw(st.integers(0, 3))),
            childcare=draw(st.integers(0, 3)),
            phone_only=draw(st.booleans()),
            order=number,
        )
        for number in range(count)
    ]


free = st.one_of(st.none(), st.integers(-3, 20))
free_childcare = st.integers(-1, 8)
passing = st.booleans()


class TestLaws:
    @given(
        st.lists(parties(), max_size=25),
        st.integers(0, 15),
        st.integers(0, 5),
        passing,
        st.lists(st.integers(0, 24), max_size=10),
    )
    def test_a_day_of_sign_ups_and_cancellations(self, arrivals, capacity, childcare_capacity, let_pass, cancels):
        """Sign-ups in turn, then cancellations that let others move up: the books always balance."""
        placed, line, away = {}, [], set()

        def state():
            return session(
                capacity=capacity,
                taken=sum(p.seats for p in placed.values()),
                childcare_capacity=childcare_capacity,
                childcare_taken=sum(p.childcare for p in placed.values()),
                waiting=len(line),
            )

        def check():
            now = state()
            assert now.taken <= capacity
            assert now.childcare_taken <= childcare_capacity
            assert set(placed) | {w.id for w in line} | away == done
            assert len(placed) + len(line) + len(away) == len(done)

        done = set()
        for number, party in enumerate(arrivals):
            answer = decide(party, state(), now=NOW, let_smaller_pass=let_pass, wait_for_childcare=True)
            done.add(number)
            if answer == Placed():
                assert let_pass or not line
                placed[number] = party
            elif isinstance(answer, InLine):
                assert answer.position == len(line) + 1
                line.append(Waiting(number, party.seats, NOW, party.childcare, order=number))
            else:
                assert party.seats > capacity or party.childcare > childcare_capacity
                away.add(number)
            check()
        for number in cancels:
            if number not in placed:
                continue
            del placed[number]
            away.add(number)
            moved = promote(line, state().free_places, state().free_childcare, let_smaller_pass=let_pass)
            placed |= {who: arrivals[who] for who in moved}
            line = [w for w in line if w.id not in moved]
            check()
            assert promote(line, state().free_places, state().free_childcare, let_smaller_pass=let_pass) == []

    @given(lines(), free, free_childcare, passing)
    def test_never_over_what_is_free_and_each_party_whole_and_once(self, line, places, childcare, let_pass):
        moved = promote(line, places, childcare, let_smaller_pass=let_pass)
        by_id = {party.id: party for party in line}
        assert len(moved) == len(set(moved))
        assert set(moved) <= set(by_id)
        if places is not None:
            assert sum(by_id[who].seats for who in moved) <= max(0, places)
        assert sum(by_id[who].childcare for who in moved) <= max(0, childcare)

    @given(lines(), st.integers(-3, 20), free_childcare)
    def test_nobody_is_overtaken(self, line, places, childcare):
        moved = promote(line, places, childcare)
        assert moved == [party.id for party in in_turn(line)][: len(moved)]

    @given(lines(), free_childcare)
    def test_without_a_limit_only_childcare_makes_anybody_wait(self, line, childcare):
        moved = promote(line, None, childcare)
        assert all(party.id in moved for party in line if not party.childcare)
        with_childcare = [party.id for party in in_turn(line) if party.childcare]
        served = [who for who in moved if who in with_childcare]
        assert served == with_childcare[: len(served)]

    @given(lines(), free, free_childcare, passing)
    def test_idempotent(self, line, places, childcare, let_pass):
        moved = promote(line, places, childcare, let_smaller_pass=let_pass)
        gone = [party for party in line if party.id in moved]
        left = [party for party in line if party.id not in moved]
        places = None if places is None else places - sum(party.seats for party in gone)
        assert promote(left, places, childcare - sum(p.childcare for p in gone), let_smaller_pass=let_pass) == []

    @given(lines(), free, free_childcare)
    def test_passing_never_takes_the_place_of_one_who_would_have_moved_up(self, line, places, childcare):
        strict = promote(line, places, childcare)
        assert set(strict) <= set(promote(line, places, childcare, let_smaller_pass=True))

    @given(lines(), free, free_childcare, passing, st.randoms())
    def test_the_order_in_which_rows_are_read_does_not_matter(self, line, places, childcare, let_pass, random):
        mixed = list(line)
        random.shuffle(mixed)
        assert promote(mixed, places, childcare, let_smaller_pass=let_pass) == promote(
            line, places, childcare, let_smaller_pass=let_pass
        )

    @given(lines(), free, free_childcare, passing)
    def test_the_call_list_is_the_part_without_another_way(self, line, places, childcare, let_pass):
        moved = promote(line, places, childcare, let_smaller_pass=let_pass)
        phone = {party.id for party in line if party.phone_only}
        calls = next_to_call(line, places, childcare, let_smaller_pass=let_pass)
        assert calls == [who for who in moved if who in phone]


class TestWaiting:
    LINE = [
        Waiting("gezin", 4, NOW, phone_only=True),
        Waiting("Amina", 1, NOW + timedelta(minutes=1)),
        Waiting("Jef", 2, NOW + timedelta(minutes=2), phone_only=True),
    ]

    def test_the_family_holds_up_the_line(self):
        assert promote(self.LINE, 3, 0) == []
        assert promote(self.LINE, 3, 0, let_smaller_pass=True) == ["Amina", "Jef"]
        assert promote(self.LINE, 5, 0) == ["gezin", "Amina"]

    def test_who_must_be_called(self):
        assert next_to_call(self.LINE, 7, 0) == ["gezin", "Jef"]
        assert next_to_call(self.LINE, 5, 0) == ["gezin"]

    def test_no_childcare_no_turn(self):
        line = [Waiting("a", 1, NOW, childcare=2), Waiting("b", 1, NOW, order=1)]
        assert promote(line, 5, 1) == []
        assert promote(line, 5, 2) == ["a", "b"]
        assert promote(line, None, 1) == ["b"]

    def test_who_can_never_be_helped(self):
        line = [*self.LINE, Waiting("opvang", 1, NOW, childcare=3, order=9)]
        assert stuck(line, capacity=3, childcare_capacity=3) == ["gezin"]
        assert stuck(line, capacity=None, childcare_capacity=2) == ["opvang"]
        assert stuck(line, capacity=4, childcare_capacity=3) == []
