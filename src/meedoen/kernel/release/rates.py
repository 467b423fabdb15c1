"""How many of the people of an area: a rounded count beside a published one, as the range that rounding leaves open."""

from dataclasses import dataclass

from babel.numbers import format_decimal
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from meedoen.kernel.release.figures import THRESHOLD, Released

_WHOLE = 100
"""From so many tenths of a per cent on, the range is told in whole per cents."""


@dataclass(frozen=True, slots=True)
class ReleasedRate:
    """The smallest and the largest share that the count can be of all, in tenths of a per cent; None where it would
    tell that nearly everybody is in it."""

    low: int | None
    high: int | None

    @property
    def text(self) -> str:
        """ "0 tot 0,2 op de 100", "8 tot 10 op de 100", or why there is none."""
        if self.low is None or self.high is None:
            return _("niet te zeggen")
        low, high = self._told(self.low, up=False), self._told(self.high, up=True)
        if low == high:
            return _("%(number)s op de 100") % {"number": low}
        return _("%(low)s tot %(high)s op de 100") % {"low": low, "high": high}

    @property
    def text_at_least(self) -> str:
        """ "minstens 0,4 op de 100": for a count of which the rest is not known."""
        if self.low is None:
            return _("niet te zeggen")
        return _("minstens %(number)s op de 100") % {"number": self._told(self.low, up=False)}

    def _told(self, tenths: int, *, up: bool) -> str:
        small = self.high is not None and self.high < _WHOLE
        number = tenths / 10 if small else (-(-tenths // 10) if up else tenths // 10)
        return str(format_decimal(number, locale=to_locale(get_language() or "nl")))


def rate_of_published(part: Released, whole: int) -> ReleasedRate:
    """The share of a released count in a published number of people, as a range.

    It is worked out of what was released alone, so it tells no more than the count beside it. There is none where
    fewer than 5 would stay outside: then nearly everybody is in it, or many came from elsewhere (R22).
    """
    if whole <= 0 or whole - part.high < THRESHOLD:
        return ReleasedRate(None, None)
    return ReleasedRate(1000 * part.low // whole, -(-1000 * part.high // whole))
