"""How sure a share and a change are: the intervals that stand beside every result of a survey.

A share has the score interval of Wilson (1927); a difference of two shares the hybrid score interval of Newcombe (1998,
method 10), for two groups of different people, because nobody is followed from the first survey to the second. The
level is 95 %. What leaves is worked out of rounded counts, and the interval is as wide as the rounding makes it: it
holds for every true count that looks like the one shown, so that it gives no count away.
"""

import math
from itertools import accumulate

from meedoen.kernel.intervals import Interval, Z, wilson
from meedoen.kernel.release import THRESHOLD, Unit, release

from .scoring import Tally

LEAST = 10
"""Of fewer answers no share is shown: the interval would span nearly everything."""
NARROWEST = 0.2
"""To each side of a mean: a narrower interval tells that nearly everybody gave the same answers."""


def released_share(part: int, whole: int) -> Interval | None:
    """The share that may leave, with an interval that holds for all true counts behind it; None when it is too small.

    Too small is: fewer than ten answers, or fewer than five on one of the two sides (R22).
    """
    if whole < LEAST or part < THRESHOLD or whole - part < THRESHOLD:
        return None
    shown, total = release(part, Unit.PERSONS), release(whole, Unit.PERSONS)
    lowest = wilson(shown.low, total.high)
    highest = wilson(min(shown.high, total.low), total.low)
    return Interval(min(1.0, shown.value / total.value), lowest.low, highest.high)


def released_mean(found: Tally) -> Interval | None:
    """The mean of a scale, with the interval of Student; None with fewer than ten scored answer sets, and when there is
    no level with five on both its sides: a mean of people who (nearly) all answer alike tells what each of them said.

    It leaves in tenths, and the interval is drawn outward to tenths with the smallest number that looks like ours, at
    least two tenths to each side.
    """
    if found.scored < LEAST or not _divided(found):
        return None
    mean = float(found.points / found.scored)
    spread = max(0.0, float(found.squares - found.points * found.points / found.scored) / (found.scored - 1))
    least = release(found.scored, Unit.PERSONS).low
    half = max(NARROWEST, _student(least - 1) * math.sqrt(spread / least))
    return Interval(round(mean, 1), math.floor(10 * (mean - half)) / 10, math.ceil(10 * (mean + half)) / 10)


def _divided(found: Tally) -> bool:
    """Whether some level has at least five scores up to it and five above; the codes of levels are in their order."""
    below = accumulate(found.bands[code] for code in sorted(found.bands))
    return any(THRESHOLD <= count <= found.scored - THRESHOLD for count in below)


def _student(degrees: int) -> float:
    """The two-sided 95 % point of Student's distribution, by the expansion of Cornish and Fisher: 0.3 % off at 7."""
    first = (Z**3 + Z) / (4 * degrees)
    return Z + first + (5 * Z**5 + 16 * Z**3 + 3 * Z) / (96 * degrees**2)


def percent(value: float) -> int:
    """In whole per cents, as it is written."""
    return math.floor(100 * value + 0.5)
