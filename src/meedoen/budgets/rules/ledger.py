"""The ledger: every line moves cents from one account to another, so its sum is zero by its very shape (rule 11).

``Balance`` is where the cents of one fund in one calendar year are. A move that its source cannot pay is refused:
nothing is ever overspent. The tables keep the same balance beside the lines; ``balance_of`` makes it from the lines.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..terms import Account, EntryKind

FREE, OUTSIDE, CARRIED = Account.FREE, Account.OUTSIDE, Account.CARRIED
RESERVED, COMMITTED, PAID = Account.RESERVED, Account.COMMITTED, Account.PAID

MOVES: dict[EntryKind, tuple[Account, Account]] = {
    EntryKind.BUDGET: (OUTSIDE, FREE),
    EntryKind.CUT: (FREE, OUTSIDE),
    EntryKind.CARRY_IN: (CARRIED, FREE),
    EntryKind.CARRY_OUT: (FREE, CARRIED),
    EntryKind.LAPSE: (FREE, OUTSIDE),
    EntryKind.RESERVATION: (FREE, RESERVED),
    EntryKind.RELEASE: (RESERVED, FREE),
    EntryKind.COMMITMENT: (RESERVED, COMMITTED),
    EntryKind.WITHDRAWAL: (COMMITTED, FREE),
    EntryKind.PAYMENT: (COMMITTED, PAID),
    EntryKind.EXPENSE: (FREE, PAID),
    EntryKind.CORRECTION: (PAID, FREE),
    EntryKind.RETURN: (PAID, COMMITTED),
}
HELD = (RESERVED, COMMITTED, PAID)
"""The accounts that a fund in a year keeps a column of; what is in none of them is free."""


@dataclass(frozen=True)
class Balance:
    """Cents of one fund in one year: what was put in (and not taken out again), and how far it went."""

    budget: int = 0
    reserved: int = 0
    committed: int = 0
    paid: int = 0

    @property
    def free(self) -> int:
        return self.budget - self.reserved - self.committed - self.paid

    def of(self, account: Account) -> int | None:
        """What is in an account; None for the two outside, which are never empty."""
        return None if account in (OUTSIDE, CARRIED) else int(getattr(self, account.value))


def changes(kind: EntryKind) -> dict[str, int]:
    """By which sign each column of the balance changes with a line of this kind."""
    source, target = MOVES[kind]
    found = {account.value: sign for account, sign in ((source, -1), (target, 1)) if account in HELD}
    entered = (source in (OUTSIDE, CARRIED)) - (target in (OUTSIDE, CARRIED))
    return found | ({"budget": entered} if entered else {})


def moved(balance: Balance, kind: EntryKind, cents: int) -> Balance | None:
    """The balance after this line; None when its source does not hold so much. Raises ValueError under one cent."""
    if cents <= 0:
        raise ValueError("a line moves at least one cent")
    held = balance.of(MOVES[kind][0])
    if held is not None and held < cents:
        return None
    return replace(balance, **{name: getattr(balance, name) + sign * cents for name, sign in changes(kind).items()})


def balance_of(lines: Iterable[tuple[str, int]]) -> Balance:
    """The balance that these lines (kind, cents) make together."""
    found = Balance()
    for kind, cents in lines:
        found = replace(
            found, **{name: getattr(found, name) + sign * cents for name, sign in changes(EntryKind(kind)).items()}
        )
    return found


@dataclass(frozen=True)
class Put:
    """Cents of one fund in one year as they came and went: given by the funder, brought along from the year before, and
    gone at closing (to the next year, or back). A year that closed still was given what it was given."""

    given: int = 0
    brought: int = 0
    gone: int = 0

    @property
    def whole(self) -> int:
        """What there was to spend in that year."""
        return self.given + self.brought


def put(kinds: Mapping[str, int]) -> Put:
    """What was put in, of the totals of lines by kind."""
    of = {kind: kinds.get(kind, 0) for kind in EntryKind}
    return Put(
        given=of[EntryKind.BUDGET] - of[EntryKind.CUT],
        brought=of[EntryKind.CARRY_IN],
        gone=of[EntryKind.CARRY_OUT] + of[EntryKind.LAPSE],
    )


def sums(lines: Iterable[tuple[str, str, int]]) -> dict[str, int]:
    """What each account got less what it gave, of lines (source, target, cents); all together zero, always."""
    found = dict.fromkeys(Account.values, 0)
    for source, target, cents in lines:
        found[source] -= cents
        found[target] += cents
    return found


def at_close(free: int, carry_percent: int) -> tuple[int, int]:
    """What is left at the end of a year: (to the next year, back to the funder), by the rule of the fund.

    The part that goes on is rounded down to the cent; together they are what was left.
    """
    carried = free * carry_percent // 100
    return carried, free - carried
