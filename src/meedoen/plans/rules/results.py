"""What a survey leaves: figures that may be shown, worked out once when it is closed (trust.md rule 15); pure.

Nothing here is an exact count. No table of people who stand in one group each has a cell under the threshold, because
the totals of other tables would tell it: groups that are too small are shown together (``rules.lines``), and when that
leaves one line there is no table. How many were scored is not told beside them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from meedoen.kernel.intervals import Interval, difference
from meedoen.kernel.release import THRESHOLD, Released, Unit, release

from ..terms.surveys import AgeBand, QuestionKind, Way
from . import bank
from .asking import Screen
from .intervals import LEAST, percent, released_mean, released_share
from .lines import in_two, joined
from .response import beside
from .scoring import bands_of, tally

MUCH = 4
"""Much was left open when a fourth as many answer sets miss something as there are scored; ten at least."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer set as it is counted: the answers, and the group of age, part of the area and way it came in."""

    answers: Mapping[str, Any]
    age: str = ""
    part: str = ""
    way: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a result is worked out of, beside the answers. ``lives`` are the inhabitants by age band and by part."""

    screens: Sequence[Screen]
    missing: str
    parts: Sequence[str] = ()
    asks_age: bool = True
    lives_by_age: Mapping[str, int] = field(default_factory=dict)
    lives_by_part: Mapping[str, int] = field(default_factory=dict)


def result(plan: Plan, sets: Sequence[Given]) -> dict[str, Any]:
    """Everything that a closed survey shows, in what JSON can hold; codes, and no words."""
    scales = list(dict.fromkeys(screen.scale for screen in plan.screens if screen.scale))
    own = [one for one in plan.screens if not one.scale and one.kind != QuestionKind.SENTENCE]
    ages = [band.value for band in AgeBand]
    return {
        "answers": told(len(sets)),
        "enough": told(len(sets))[0] >= LEAST,
        "ways": _counted({way.value: sum(one.way == way for one in sets) for way in Way}),
        "ages": _response(plan.asks_age, ages, (one.age for one in sets), plan.lives_by_age),
        "parts": _response(bool(plan.parts), plan.parts, (one.part for one in sets), plan.lives_by_part),
        "scales": [_scale(plan, code, sets) for code in scales],
        "questions": [_question(one, sets) for one in own],
    }  # fmt: skip


def told(count: int) -> list[int]:
    """A released count of people as it is kept: value, low and high."""
    shown = release(count, Unit.PERSONS)
    return [shown.value, shown.low, shown.high]


def read(kept: Sequence[int]) -> Released:
    """The released count again."""
    return Released(Unit.PERSONS, *kept)


def _counted(counted: Mapping[str, int], inside: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The lines of a table in which everybody stands once; ``inside`` are the groups of the share beside it."""
    lines = in_two(counted, inside) if inside else joined(counted)
    return [{"codes": list(line), "count": told(sum(counted[code] for code in line))} for line in lines]


def _response(
    asked: bool, groups: Sequence[str], given: Iterable[str], lives: Mapping[str, int]
) -> list[dict[str, Any]]:
    if not asked:
        return []
    lines = beside(groups, Counter(given), lives)
    return [
        {"codes": list(one.codes), "answers": [one.answers.value, one.answers.low, one.answers.high],
         "share": one.share, "lives": one.lives, "heard": one.heard.value}
        for one in lines
    ]  # fmt: skip


def _scale(plan: Plan, code: str, sets: Sequence[Given]) -> dict[str, Any]:
    scale, headline = bank.instrument(code), set(bank.HEADLINES[code])
    found = tally(scale, (one.answers for one in sets), plan.missing)
    inside = sum(times for band, times in found.bands.items() if band in headline)
    mean = released_mean(found) if scale.mean else None
    bands = bands_of(scale, (one.answers for one in sets), plan.missing)
    return {
        "code": code,
        "missing": str(plan.missing),
        "gaps": found.unscored >= LEAST and MUCH * found.unscored > found.scored,
        "share": _kept(released_share(inside, found.scored)),
        "mean": _kept(mean),
        "bands": _counted({band.code: found.bands[band.code] for band in scale.bands}, list(headline)),
        "sub": {
            part: _counted({band.code: counted[band.code] for band in scale.part_bands})
            for part, counted in found.parts.items()
        },
        "by_part": _by_group(headline, bands, (one.part for one in sets), plan.parts),
        "by_age": _by_group(headline, bands, (one.age for one in sets), [band.value for band in AgeBand]),
    }


def _kept(found: Interval | None) -> dict[str, float] | None:
    return asdict(found) if found else None


def _by_group(
    headline: set[str], bands: Sequence[str], of: Iterable[str], groups: Sequence[str]
) -> list[dict[str, Any]]:
    """The share of the headline in each group that is large enough; of the others together only which they are.

    A number of those together, laid beside the answers by group, would tell how many of a small group answered.
    """
    counted: dict[str, list[int]] = {group: [0, 0] for group in groups}
    for (group, band), times in Counter(zip(of, bands, strict=True)).items():
        if band and group in counted:
            counted[group][0] += times * (band in headline)
            counted[group][1] += times
    return [
        {"codes": codes, "of": told(whole) if len(codes) == 1 else None,
         "share": _kept(released_share(part, whole)) if len(codes) == 1 else None}
        for codes, part, whole in merged(counted)
    ]  # fmt: skip


def merged(counted: Mapping[str, Sequence[int]]) -> list[tuple[list[str], int, int]]:
    """Groups with (part, whole) so that both sides of each are at least the threshold; small ones together, at the end,
    with the empty ones: whether nobody or one person of a group answered looks alike.

    When those together are still too small, the smallest of the others joins them. Less than two groups give nothing.
    """
    apart = {code: (part, whole) for code, (part, whole) in counted.items() if _large(part, whole)}
    together = [code for code in counted if code not in apart]
    while together and not _large(*_sum(counted, together)):
        if not apart:
            return []
        smallest = min(apart, key=lambda code: apart[code][1])
        together.append(smallest)
        del apart[smallest]
    lines = [([code], part, whole) for code, (part, whole) in apart.items()]
    if together:
        lines.append((together, *_sum(counted, together)))
    return lines if len(lines) > 1 else []


def _sum(counted: Mapping[str, Sequence[int]], codes: Sequence[str]) -> tuple[int, int]:
    return sum(counted[code][0] for code in codes), sum(counted[code][1] for code in codes)


def _large(part: int, whole: int) -> bool:
    return whole >= LEAST and part >= THRESHOLD and whole - part >= THRESHOLD


def _question(screen: Screen, sets: Sequence[Given]) -> dict[str, Any]:
    """How often each answer was given. Without a total: who skipped the question cannot be worked out.

    Where more answers may be given, a share is of everybody who answered anything: how many answered this question
    would tell something of the answers that few gave.
    """
    counted: Counter[str] = Counter()
    answered = 0
    for one in sets:
        answer = one.answers.get(screen.key)
        if answer:
            answered += 1
            counted.update(answer if isinstance(answer, list) else [answer])
    codes = [choice.code for choice in screen.choices]
    if screen.kind == QuestionKind.SEVERAL:
        whole = len(sets)
        lines: list[dict[str, Any]] = [{"codes": [code], "count": told(counted[code])} for code in codes]
    else:
        whole = answered
        lines = _counted({code: counted[code] for code in codes})
    for line in lines:
        line["share"] = _kept(released_share(sum(counted[code] for code in line["codes"]), whole))
    return {"key": screen.key, "kind": screen.kind, "options": lines}


@dataclass(frozen=True, slots=True)
class Change:
    """Before and after of one scale. ``moved`` is a difference of shares or, for ``mean``, of means."""

    code: str
    mean: bool
    before: Interval
    after: Interval
    moved: Interval

    @property
    def clear(self) -> bool:
        return self.moved.clear

    @property
    def better(self) -> bool:
        """Whether it moved to the good side, clearly or not."""
        return (self.moved.value > 0) == (self.code in bank.GOOD)


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """What changed between two results, of the very same scales with the same rule for what is missing, and no others.

    Of a scale with a mean the means are compared, of the others the shares. What one of them may not show is left out.
    """
    earlier = {one["code"]: one for one in before.get("scales", [])}
    found = []
    for one in after.get("scales", []):
        other = earlier.get(one["code"])
        if other is None or other["missing"] != one["missing"]:
            continue
        name = "mean" if bank.instrument(one["code"]).mean else "share"
        if other[name] is None or one[name] is None:
            continue
        first, second = Interval(**other[name]), Interval(**one[name])
        found.append(Change(one["code"], name == "mean", first, second, difference(second, first)))
    return found


def in_percent(found: Mapping[str, float] | None) -> tuple[int, int, int] | None:
    """A kept share in whole per cents: value, low, high."""
    return (percent(found["value"]), percent(found["low"]), percent(found["high"])) if found else None
