"""The laws of the ledger, on ten thousand sequences of moves: never overspent, its sum is zero, nothing under zero."""

from hypothesis import given, settings
from hypothesis import strategies as st

from meedoen.budgets.rules.ledger import MOVES, Balance, at_close, balance_of, moved, sums
from meedoen.budgets.terms import EntryKind
from tests.sampling import DEEP

SEQUENCES = 10_000 if DEEP else 300
STEP = st.tuples(st.sampled_from(list(EntryKind)), st.integers(1, 500))


@settings(max_examples=SEQUENCES)
@given(st.lists(STEP, max_size=60))
def test_no_sequence_overspends_and_the_sum_is_zero(steps):
    balance, lines = Balance(), []
    for kind, cents in steps:
        after = moved(balance, kind, cents)
        if after is None:
            continue
        lines.append((kind, *MOVES[kind], cents))
        balance = after
        assert min(balance.budget, balance.reserved, balance.committed, balance.paid, balance.free) >= 0
    accounts = sums((source, target, cents) for _kind, source, target, cents in lines)
    assert sum(accounts.values()) == 0
    assert balance_of((kind, cents) for kind, _source, _target, cents in lines) == balance
    assert (accounts["free"], accounts["reserved"], accounts["committed"], accounts["paid"]) == (
        balance.free, balance.reserved, balance.committed, balance.paid,
    )  # fmt: skip


def test_every_kind_of_line_moves_between_two_accounts():
    assert set(MOVES) == set(EntryKind)
    assert [kind for kind, (source, target) in MOVES.items() if source == target] == []


def test_a_move_that_its_source_cannot_pay_is_refused():
    balance = Balance(budget=100, reserved=30)
    assert moved(balance, EntryKind.EXPENSE, 71) is None
    assert moved(balance, EntryKind.EXPENSE, 70) == Balance(100, 30, 0, 70)
    assert moved(balance, EntryKind.COMMITMENT, 31) is None
    assert moved(balance, EntryKind.CUT, 71) is None


@given(st.integers(0, 10**9), st.integers(0, 100))
def test_what_is_left_goes_on_or_back_to_the_cent(free, percent):
    carried, lapsed = at_close(free, percent)
    assert carried + lapsed == free
    assert 0 <= carried <= free
