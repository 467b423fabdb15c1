"""Ticks, others, and who brought whom."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.activities.rules.attendance import (
    ChainReach,
    Mark,
    Others,
    Tick,
    chain_reach,
    check_pair,
    first_time,
    standing,
)
from meedoen.kernel.refusals import Refused


class TestTicks:
    def test_the_last_tap_counts_and_undone_leaves_nothing(self):
        ticks = [
            Tick("a", Mark.PRESENT, 1),
            Tick("b", Mark.PRESENT, 2),
            Tick("c", Mark.ABSENT, 3),
            Tick("b", Mark.UNDONE, 4),
            Tick("a", Mark.ABSENT, 5),
            Tick("a", Mark.PRESENT, 6),
        ]
        assert standing(ticks) == {"a": Mark.PRESENT, "c": Mark.ABSENT}
        assert standing(reversed(ticks)) == {"a": Mark.PRESENT, "c": Mark.ABSENT}

    @given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(list(Mark)))))
    def test_undoing_everything_leaves_an_empty_list(self, taps):
        ticks = [Tick(person, mark, number) for number, (person, mark) in enumerate(taps)]
        undone = [Tick(person, Mark.UNDONE, len(ticks) + 1) for person in "abc"]
        assert standing(ticks + undone) == {}


class TestOthers:
    @pytest.mark.parametrize(
        ("numbers", "field"),
        [
            ((-1, 0, None), "persons"),
            ((2, -1, None), "persons"),
            ((2, 3, None), "children"),
            ((2, 0, 3), "households"),
        ],
    )
    def test_what_cannot_be(self, numbers, field):
        with pytest.raises(Refused) as refused:
            Others(*numbers)
        assert refused.value.field == field
        assert refused.value.sentence.endswith(".")

    def test_taps(self):
        assert Others().changed(adults=1).changed(children=1) == Others(2, 1)
        assert Others(2, 1).changed(children=-1) == Others(1, 0)
        assert Others(2, 1).changed(adults=-5) == Others(1, 1)
        assert Others(3, 1, households=3).changed(adults=-1) == Others(2, 1, households=2)

    @given(st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3))))
    def test_no_row_of_taps_breaks_the_count(self, taps):
        count = Others()
        for adults, children in taps:
            count = count.changed(adults=adults, children=children)
        assert 0 <= count.children <= count.persons


class TestFirstTime:
    DAY = date(2026, 9, 1)

    @pytest.mark.parametrize(
        ("earlier", "first"),
        [([], True), ([1], True), ([0], True), ([-1], False), ([5, -400], False)],
    )
    def test_only_earlier_days_count(self, earlier, first):
        assert first_time(self.DAY, [self.DAY + timedelta(days=n) for n in earlier]) is first


class TestChains:
    def test_reach_and_depth(self):
        pairs = [("Amina", "Bea"), ("Bea", "Carl"), ("Amina", "Dirk"), ("Ella", "Finn")]
        assert chain_reach(pairs) == {"Amina": ChainReach(3, 2), "Ella": ChainReach(1, 1)}
        assert chain_reach([]) == {}

    def test_a_long_chain(self):
        assert chain_reach([(n, n + 1) for n in range(10_000)]) == {0: ChainReach(10_000, 10_000)}

    @pytest.mark.parametrize(
        ("bringer", "brought", "field"),
        [("a", "a", "bringer"), ("d", "b", "brought"), ("c", "a", "bringer"), ("b", "a", "bringer")],
    )
    def test_what_cannot_be(self, bringer, brought, field):
        with pytest.raises(Refused) as refused:
            check_pair([("a", "b"), ("b", "c")], bringer, brought)
        assert refused.value.field == field

    @pytest.mark.parametrize("pairs", [[("a", "b"), ("b", "a")], [("a", "c"), ("b", "c")], [("a", "a")]])
    def test_stored_nonsense_is_an_error(self, pairs):
        with pytest.raises(ValueError, match=r"twice|circle"):
            chain_reach(pairs)

    @given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12))))
    def test_what_was_let_in_can_always_be_counted(self, wishes):
        pairs = []
        for bringer, brought in wishes:
            try:
                check_pair(pairs, bringer, brought)
            except Refused:
                continue
            pairs.append((bringer, brought))
        reach = chain_reach(pairs)
        assert sum(chain.persons for chain in reach.values()) == len(pairs)
        assert all(1 <= chain.depth <= chain.persons for chain in reach.values())
