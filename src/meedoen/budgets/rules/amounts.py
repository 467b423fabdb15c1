"""Whole cents: exact fractions until the end, rounded once (``domain.md §1b``, R6)."""

from collections.abc import Sequence
from fractions import Fraction


def to_cents(amount: Fraction) -> int:
    """Half a cent goes up; the one place where a fraction of a cent ends."""
    doubled = 2 * amount
    return (doubled.numerator + doubled.denominator) // (2 * doubled.denominator)


def split(cents: int, shares: Sequence[Fraction]) -> list[int]:
    """The parts of a price, in order of the shares; each rounded once, the last (the public payer) takes the rest.

    The parts always add up to the price. Raises ValueError when the shares are not one together.
    """
    if sum(shares) != 1 or any(share < 0 for share in shares):
        raise ValueError("shares add up to one")
    parts: list[int] = []
    for share in shares[:-1]:
        parts.append(min(to_cents(cents * share), cents - sum(parts)))
    return [*parts, cents - sum(parts)]
