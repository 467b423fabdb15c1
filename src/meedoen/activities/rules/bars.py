"""Bars of a chart as numbers: where each stands on a fixed drawing area. No colours, no words."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, FOOT, GAP = 720, 220, 24, 8


@dataclass(frozen=True, slots=True)
class Bar:
    """A place and a size in the units of the drawing; ``y`` is the top."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bars side by side (before and now) and where the word under them stands."""

    before: Bar
    now: Bar
    middle: int


def pairs(before: Sequence[int], now: Sequence[int]) -> list[Pair]:
    """A pair for each place in the two rows, on one scale; a value above nought is at least one unit high."""
    if len(before) != len(now):
        raise ValueError("two rows of the same length")
    top = max([*before, *now, 1])
    step = WIDTH // max(len(now), 1)
    wide = (step - GAP) // 2

    def bar(x: int, value: int) -> Bar:
        high = max(round(value / top * (HEIGHT - FOOT)), 1 if value else 0)
        return Bar(x, HEIGHT - FOOT - high, wide, high)

    return [
        Pair(bar(at * step, old), bar(at * step + wide, new), at * step + wide)
        for at, (old, new) in enumerate(zip(before, now, strict=True))
    ]
