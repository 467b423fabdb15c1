"""Figures in words: the number with its unit and year, where it comes from, whether it is old."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ..terms import UNITS, Basis, FigureKind, Missing
from .measures import Measure
from .values import Value, known, rounded
from .working_out import Worked, year_of

OLD_AFTER = 3
"""A figure of more than so many years ago is called old wherever it stands."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure in words, for a plan, a folder or a report. ``text`` is ``told`` with its source behind it; ``known``:
    False when it says why there is none."""

    indicator: str
    name: str
    where: str
    period: str
    told: str
    text: str
    number: str
    source: str
    known: bool
    old: bool

    def __str__(self) -> str:
        return self.text


def is_old(period: str, this_year: int) -> bool:
    return this_year - year_of(period) > OLD_AFTER


def number(value: Value, measure: Measure) -> str:
    """The figure as people read it, in Dutch notation; the reason when there is none."""
    if not isinstance(value, Decimal):
        return str(Missing(value).label)
    decimals = decimals_of(value, measure)
    return number_format(rounded(value, decimals), decimal_pos=decimals, use_l10n=True, force_grouping=True)


def decimals_of(value: Decimal, measure: Measure) -> int:
    """Counts and money whole; means and what is below 10 in a 100 with one decimal."""
    if measure.kind == FigureKind.COUNT:
        return 0 if value == value.to_integral_value() else 1
    if measure.kind == FigureKind.AMOUNT or measure.unit == "euro":
        return 0
    return 1 if abs(value) < 10 or measure.kind == FigureKind.MEAN else 0


def with_unit(value: Value, measure: Measure) -> str:
    """ "2.553 personen", "28 op de 100", "€ 21.300"."""
    shown = number(value, measure)
    if not known(value):
        return shown
    if measure.unit == "euro":
        return f"€ {shown}"
    return f"{shown} {UNITS.get(measure.unit, measure.unit)}".strip()


def between(low: float, high: float, measure: Measure) -> str:
    """A step of a legend in words: "20 tot 25"."""
    ends = {"low": number(Decimal(str(low)), measure), "high": number(Decimal(str(high)), measure)}
    return _("%(low)s tot %(high)s") % ends


def line(measure: Measure, where: str, period: str, worked: Worked, *, source: str, this_year: int) -> FigureLine:
    """The figure in one sentence, with its year and its source. Without a figure there may be no year to name."""
    old = worked.known and is_old(period, this_year)
    said = with_unit(worked.value, measure)
    if worked.known and isinstance(worked.above, Decimal) and isinstance(worked.below, Decimal) and measure.proportion:
        counts = {"part": number_format(worked.above, 0), "whole": number_format(worked.below, 0)}
        said += " " + _("(%(part)s van %(whole)s)") % counts
    told = _("%(name)s in %(where)s: %(said)s, %(period)s.") % {
        "name": measure.name, "where": where, "said": said, "period": period,
    }  # fmt: skip
    if old:
        told += " " + _("Dat is een oud cijfer.")
    if measure.basis == Basis.SAMPLE and worked.known:
        told += " " + _("Het komt uit een bevraging van een deel van de mensen.")
    text = f"{told} {source.removesuffix('.')}." if source else told
    shown = number(worked.value, measure)
    return FigureLine(measure.code, str(measure.name), where, period, told, text, shown, source, worked.known, old)
