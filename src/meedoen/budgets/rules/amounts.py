"""Whole cents: exact fractions until the end, rounded once (``domain.md §1b``, R6)."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

_AMOUNT = re.compile(r"(\d{1,3}(?:[. \u00a0]\d{3})+|\d{1,9})(?:,(\d{1,2})|\.(\d{1,2}))?")


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


def apportion(cents: int, shares: Mapping[str, Fraction]) -> dict[str, int]:
    """The whole amount over shares that are one together: down to the cent, the largest remainders get one more."""
    if sum(shares.values()) != 1:
        raise ValueError("shares add up to one")
    exact = {name: cents * share for name, share in shares.items()}
    parts = {name: amount.numerator // amount.denominator for name, amount in exact.items()}
    left = cents - sum(parts.values())
    for name in sorted(exact, key=lambda one: (parts[one] - exact[one], one))[:left]:
        parts[name] += 1
    return parts


def read_euros(typed: str) -> int | None:
    """Cents of an amount as people type it ("7120", "7.120,50", "€ 12,5"); None when it is no amount."""
    text = typed.casefold().replace("€", "").replace("euro", "").strip()
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    whole = int(re.sub(r"\D", "", found[1]))
    return whole * 100 + int((found[2] or found[3] or "0").ljust(2, "0"))
