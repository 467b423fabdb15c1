"""How sure a share and a difference of two shares are, at 95 %.

A share has the score interval of Wilson (1927); a difference of two shares of different people the hybrid score
interval of Newcombe (1998, method 10).
"""

import math
from dataclasses import dataclass

Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Interval:
    """A value between two ends. Of a share between 0 and 1, of a difference between −1 and 1."""

    value: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether zero lies outside: the difference is more than chance."""
        return self.low > 0 or self.high < 0


def wilson(part: int, whole: int) -> Interval:
    """The share of ``part`` in ``whole`` with its score interval. ValueError for a share that cannot be."""
    if not 0 <= part <= whole or whole == 0:
        raise ValueError("the part is between zero and the whole, and the whole is not empty")
    share, square = part / whole, Z * Z
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    half = Z / (1 + square / whole) * math.sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    low = 0.0 if part == 0 else max(0.0, middle - half)
    return Interval(share, low, 1.0 if part == whole else min(1.0, middle + half))


def difference(one: Interval, other: Interval) -> Interval:
    """``one`` − ``other`` of two groups of different people, out of the interval of each.

    Of two shares this is Newcombe's method 10; of two means the same square-and-add (Zou and Donner, 2008).
    """
    moved = one.value - other.value
    down = math.sqrt((one.value - one.low) ** 2 + (other.high - other.value) ** 2)
    up = math.sqrt((one.high - one.value) ** 2 + (other.value - other.low) ** 2)
    return Interval(moved, moved - down, moved + up)
