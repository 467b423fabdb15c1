"""How the answers to a scale become a score (R19), and what is done when one is missing.

Two things are not said by those who published the scales, so they are decided here and stand beside every result:
an answer set with a missing item is not scored (the network may allow one), and a mean is rounded to the nearest
whole level, halves upward.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from ..terms.surveys import MissingRule
from .bank import Band, Instrument

ALLOWED = {MissingRule.NONE: 0, MissingRule.ONE: 1}
"""How many items of a scale may be unanswered."""


@dataclass(frozen=True, slots=True)
class Score:
    """``total`` is the sum of the points of ``answered`` items; ``parts`` gives of each sub-scale its sum and band.

    A sub-scale with a missing item has no score and is not among the parts.
    """

    total: int
    answered: int
    band: str
    parts: Mapping[str, tuple[int, str]]


@dataclass(slots=True)
class Tally:
    """The scores of many answer sets: how many fell in each band, and the points of a mean.

    ``unscored`` is how many answered something of the scale but missed too much of it; who skipped it all is in none.
    """

    scored: int = 0
    unscored: int = 0
    bands: Counter[str] = field(default_factory=Counter)
    parts: dict[str, Counter[str]] = field(default_factory=dict)
    points: Fraction = Fraction(0)
    squares: Fraction = Fraction(0)


def level(total: int, answered: int) -> int:
    """A mean as a whole level: to the nearest, halves upward, in whole numbers only."""
    return (2 * total + answered) // (2 * answered)


def _within(bands: Iterable[Band], value: int) -> str:
    return next(one.code for one in bands if one.low <= value <= one.high)


def score(scale: Instrument, answers: Mapping[str, object], missing: str = MissingRule.NONE) -> Score | None:
    """The score of one answer set; None when more items are missing than allowed.

    An unanswered item counts no points in a sum, so that the score is then at least this; of a mean it is left out.
    An answer that the scale does not know counts as missing.
    """
    total, answered = 0, 0
    parts: dict[str, tuple[int, bool]] = {}
    for item in scale.items:
        points = item.points.get(str(answers.get(item.key, "")))
        if item.part:
            value, whole = parts.get(item.part, (0, True))
            parts[item.part] = value + (points or 0), whole and points is not None
        if points is not None:
            total, answered = total + points, answered + 1
    if not answered or answered < len(scale.items) - ALLOWED[MissingRule(missing)]:
        return None
    band = _within(scale.bands, level(total, answered) if scale.mean else total)
    told = {
        part: (value, _within(scale.part_bands, value))
        for part, (value, whole) in parts.items()
        if whole and scale.part_bands
    }
    return Score(total, answered, band, told)


def tally(scale: Instrument, sets: Iterable[Mapping[str, object]], missing: str = MissingRule.NONE) -> Tally:
    """The scores of many answer sets. The same answers are scored once: a scale of six has few different ones."""
    keys = [item.key for item in scale.items]
    counted = Counter(tuple(map(answers.get, keys)) for answers in sets)
    found = Tally(parts={part: Counter() for part in scale.parts if scale.part_bands})
    for given, times in counted.items():
        if not any(given):
            continue
        one = score(scale, dict(zip(keys, given, strict=True)), missing)
        if one is None:
            found.unscored += times
            continue
        found.scored += times
        found.bands[one.band] += times
        for part, (_value, band) in one.parts.items():
            found.parts[part][band] += times
        mean = Fraction(one.total, one.answered) if scale.mean else Fraction(one.total)
        found.points += times * mean
        found.squares += times * mean * mean
    return found


def bands_of(scale: Instrument, sets: Iterable[Mapping[str, object]], missing: str = MissingRule.NONE) -> list[str]:
    """The band of each answer set, '' without a score; the same answers are scored once."""
    keys = [item.key for item in scale.items]
    known: dict[tuple[object, ...], str] = {}
    found = []
    for answers in sets:
        given = tuple(map(answers.get, keys))
        if given not in known:
            one = score(scale, dict(zip(keys, given, strict=True)), missing)
            known[given] = one.band if one else ""
        found.append(known[given])
    return found
