"""What of a profile is drawn in a chart: what is here, and the whole municipality around it. Nothing is read here."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from . import charts


def bars_of(bars: Any, *, whole: bool) -> list[charts.BarLine]:
    """Here beside the municipality around it; the municipality alone where nothing is known of here. ``whole``: the
    profile is that of the municipality itself."""
    around = not whole and bars.of_here
    return [
        charts.BarLine(one.name, one.here if bars.of_here else one.whole, one.whole if around else None)
        for one in bars.bars
    ]


def dots_of(points: Iterable[Any], *, whole: bool) -> list[charts.Dot]:
    """A time series: here, and the municipality around it."""
    return [charts.Dot(one.period, plain(one.here.value), None if whole else plain(one.whole.value)) for one in points]


def plain(value: Any) -> float | None:
    """A figure to draw; None for the reason why there is none."""
    return float(value) if isinstance(value, Decimal) else None
