"""One figure: counted exactly inside, released rounded outside (R21 as `trust.md` decides it)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from babel.numbers import format_decimal
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from meedoen.kernel.release.units import Unit, unit_word

BASE = 5
"""Figures about people are rounded to the nearest multiple of this."""

THRESHOLD = 5
"""Below this, zero and non-zero look alike."""


class Basis(StrEnum):
    """Where a figure stands: counted by ourselves, already released, or taken over from published open data."""

    EXACT = "exact"
    RELEASED = "released"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Period:
    """The days a figure speaks of, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends on or after the day it starts")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, its basis and the period it was counted over; never a bare number."""

    unit: Unit
    value: int
    basis: Basis
    period: Period

    def __post_init__(self) -> None:
        if self.value < 0:
            raise ValueError("a count is never below zero")

    def __add__(self, other: "Figure") -> "Figure":
        """Exact visits may be added; unique persons and households may not (R26), nor anything released."""
        if self.basis is not Basis.EXACT or other.basis is not Basis.EXACT:
            raise ValueError("only exact figures can be added")
        if self.unit is not other.unit:
            raise ValueError(f"{self.unit} and {other.unit} are not the same unit")
        if self.unit in (Unit.PERSONS, Unit.HOUSEHOLDS):
            raise ValueError("unique counts cannot be added: the same person may stand in both")
        period = Period(min(self.period.first, other.period.first), max(self.period.last, other.period.last))
        return Figure(self.unit, self.value + other.value, Basis.EXACT, period)


@dataclass(frozen=True, slots=True)
class Released:
    """What may be shown. `low`–`high` are all the true values that look like this; `value` is for charts and sorting.

    A figure below the threshold has value 0 and text "0–4": show the text, never the bare value.
    """

    unit: Unit
    value: int
    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        """True when nothing had to be hidden (things, open data)."""
        return self.low == self.high

    @property
    def is_small(self) -> bool:
        """True when this is the band "0–4"."""
        return not self.is_exact and self.low < THRESHOLD

    @property
    def text(self) -> str:
        """The number as words: "0–4", "ongeveer 35", or "35" where the count is exact."""
        if self.is_small:
            return f"{self.low}–{self.high}"
        number = _number(self.value)
        return number if self.is_exact else _("ongeveer %(number)s") % {"number": number}

    @property
    def text_with_unit(self) -> str:
        """The number with its unit: "ongeveer 35 gezinnen", "1 plaats"."""
        return f"{self.text} {unit_word(self.unit, self.high if self.is_small else self.value)}"


def release(value: int, unit: Unit, *, basis: Basis = Basis.EXACT) -> Released:
    """The shape in which a count may leave: to the nearest 5; 0 and 1–4 alike; things and open data exact.

    Every shown number stands for five true values, but for 5 itself, which stands for 5, 6 and 7: 3 and 4 are
    below the threshold. Releasing what is released changes nothing. Source: `trust.md` (small tables), R21.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("a count is a whole number")
    if value < 0:
        raise ValueError("a count is never below zero")
    if basis is Basis.OPEN or not unit.counts_people:
        return Released(unit, value, value, value)
    if value < THRESHOLD:
        return Released(unit, 0, 0, THRESHOLD - 1)
    half = BASE // 2
    shown = (value + half) // BASE * BASE
    return Released(unit, shown, max(shown - half, THRESHOLD), shown + half)


def release_figure(figure: Figure) -> Released:
    """As `release`, from a figure that knows its own unit and basis."""
    return release(figure.value, figure.unit, basis=figure.basis)


def _number(value: int) -> str:
    return str(format_decimal(value, locale=to_locale(get_language() or "nl")))
