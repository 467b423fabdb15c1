"""Shares ("of 31 families, 8 …"): shown only when neither side is small (R22)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from meedoen.kernel.release.figures import BASE, THRESHOLD, Released, release
from meedoen.kernel.release.units import Unit


@dataclass(frozen=True, slots=True)
class ReleasedShare:
    """A share that may be shown, in whole per cents; `percent` is None when one of the two sides is too small.

    `low` and `high` are the smallest and largest share the true counts can have.
    """

    percent: int | None
    low: int | None
    high: int | None
    of: Released

    @property
    def text(self) -> str:
        """ "ongeveer 85 %", or a sentence that says why there is none."""
        if self.percent is None:
            return _("te weinig om te tonen")
        return _("ongeveer %(percent)s %%") % {"percent": self.percent}


def release_share(part: int, whole: int, unit: Unit) -> ReleasedShare:
    """The share of `part` in `whole`, both counts of people in `unit`; hidden when `part` or the rest is below 5.

    It is worked out from the released counts, to the nearest 5 %: a share of the true counts beside a rounded
    whole would give the part away exactly (8 of 31 is the only pair that rounds to 25 % of "ongeveer 30").
    """
    if not 0 <= part <= whole:
        raise ValueError("the part is between zero and the whole")
    if not unit.counts_people:
        raise ValueError("a share of things needs no release")
    shown = release(whole, unit)
    if part < THRESHOLD or whole - part < THRESHOLD:
        return ReleasedShare(None, None, None, shown)
    of_part = release(part, unit)
    percent = _nearest(100 * of_part.value, shown.value)
    low = 100 * of_part.low // shown.high
    high = min(100, -(-100 * of_part.high // shown.low))
    return ReleasedShare(percent, low, high, shown)


def _nearest(numerator: int, denominator: int) -> int:
    """numerator/denominator to the nearest multiple of `BASE`, halves upward, in whole numbers only."""
    return (2 * numerator + BASE * denominator) // (2 * BASE * denominator) * BASE
