"""Inside a working area beside outside it: the difference in a plain sentence, and how sure one can be of it (L1).

A register counts everybody: its difference is no chance of who was asked. Yet with small numbers a few people more or
less turn it round, and that is what the interval says of it. Of a sample the interval says what the whole may be. Of
an amount or a mean no spread is published, so nothing is said of it.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from meedoen.kernel.intervals import Interval, difference, wilson

from ..terms import Basis
from .measures import Measure
from .telling import decimals_of, with_unit
from .values import rounded
from .working_out import Worked

SMALL = 20
"""A difference that rests on fewer people (or families) than this is called small, whatever the interval says."""


class Sure(StrEnum):
    """How sure the difference is."""

    CLEAR = "clear"
    CHANCE = "chance"
    SMALL = "small"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference in a sentence, and how sure it is in a second one. ``points``: on 100 for a share, else units."""

    points: Decimal
    sure: Sure
    sentence: str
    certainty: str
    interval: Interval | None = None


def compare(measure: Measure, inside: Worked, outside: Worked, rest: str) -> Difference | None:
    """None when one of the two is not known, or for counts: more people live in a larger area, which says nothing."""
    if measure.sums or not isinstance(inside.value, Decimal) or not isinstance(outside.value, Decimal):
        return None
    points = inside.value - outside.value
    interval = _interval(measure, inside, outside)
    sure = _sure(inside, outside, interval)
    return Difference(
        points, sure, _sentence(measure, inside, outside, rest), _certainty(measure, sure, interval), interval
    )


def _interval(measure: Measure, inside: Worked, outside: Worked) -> Interval | None:
    counts = (inside.above, inside.below, outside.above, outside.below)
    if not measure.proportion or not all(isinstance(one, Decimal) for one in counts):
        return None
    above, below, other_above, other_below = (int(one) for one in counts if isinstance(one, Decimal))
    if not (0 <= above <= below and 0 <= other_above <= other_below and below and other_below):
        return None
    return difference(wilson(above, below), wilson(other_above, other_below))


def _sure(inside: Worked, outside: Worked, interval: Interval | None) -> Sure:
    if interval is None:
        return Sure.UNKNOWN
    if not interval.clear:
        return Sure.CHANCE
    parts = [one for one in (inside.above, outside.above) if isinstance(one, Decimal)]
    return Sure.SMALL if min(parts) < SMALL else Sure.CLEAR


def _sentence(measure: Measure, inside: Worked, outside: Worked, rest: str) -> str:
    """The difference is that of the two figures as they are shown: who subtracts them finds the same."""
    here, there = with_unit(inside.value, measure), with_unit(outside.value, measure)
    words = {"name": measure.name, "here": here, "there": there, "rest": rest}
    told = _("%(name)s: hier %(here)s, in %(rest)s %(there)s.") % words
    if here == there:
        return told + " " + _("Dat is even veel.")
    decimals = max(decimals_of(one, measure) for one in (inside.value, outside.value))  # type: ignore[arg-type]
    shown_here, shown_there = (
        rounded(one, decimals_of(one, measure))  # type: ignore[arg-type]
        for one in (inside.value, outside.value)
    )
    more = shown_here > shown_there
    shown = number_format(abs(shown_here - shown_there), decimals, force_grouping=True)
    if measure.unit == "euro":
        shown = f"€ {shown}"
    return told + " " + (_("Dat is %(n)s meer.") if more else _("Dat is %(n)s minder.")) % {"n": shown}


def _certainty(measure: Measure, sure: Sure, interval: Interval | None) -> str:
    sample = measure.basis == Basis.SAMPLE
    if sure is Sure.UNKNOWN:
        if measure.proportion:
            return _("We kennen de aantallen achter dit cijfer niet. Hoe zeker het verschil is, weten we niet.")
        return _("Van dit cijfer weten we niet hoe ver mensen uiteenliggen. Zeg dus niet dat het voor iedereen geldt.")
    if sure is Sure.CHANCE:
        if sample:
            return _("Niet iedereen werd gevraagd. Dit verschil kan toeval zijn.")
        return _("Iedereen werd geteld, maar het verschil is klein. Volgend jaar kan het weg zijn.")
    if sure is Sure.SMALL:
        return _("Het gaat om kleine aantallen. Met enkele mensen meer of minder verandert het cijfer al.")
    if sample and interval is not None:
        ends = sorted(abs(round(100 * end)) for end in (interval.low, interval.high))
        return _("Niet iedereen werd gevraagd. Het echte verschil ligt wellicht tussen %(low)d en %(high)d.") % {
            "low": ends[0], "high": ends[1],
        }  # fmt: skip
    return _("Iedereen werd geteld. Dit verschil is geen toeval.")
