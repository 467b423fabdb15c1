"""Households: who lives where for how much of the time (people.1)."""

from collections.abc import Iterable

WHOLE, HALF = 100, 50


def halved(shares: Iterable[int]) -> list[int]:
    """Shares of one person when a home comes in addition: two homes share the time equally, and so on.

    They add up to 100; what does not divide goes to the first.
    """
    homes = len(list(shares)) + 1
    part = WHOLE // homes
    return [WHOLE - part * (homes - 1), *([part] * (homes - 1))]


def size(shares: Iterable[int]) -> float:
    """How many people live here, in persons: who lives here half the time counts for a half."""
    return sum(shares) / WHOLE
