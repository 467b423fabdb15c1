"""How offers are weighed against what somebody answered: one verdict for each wish, told with its reason.

The order of offers is: what costs least, then what comes first. A wish that is met costs nothing; one that is met in
part costs one; one that is not met costs its weight. Nothing is hidden: what is not met is said beside the offer.
"""

import functools
import math
import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .answers import Answers
from .merits import SPEAKS, Merit

OFFERS = 3
NEAR_KM = 6.0
"""Villages whose middles lie so close are neighbours: half an hour by bicycle."""

WEIGHTS = {
    "places": 8, "children": 6, "price": 5, "stairs": 5, "transport": 4, "language": 4, "with_company": 4, "quiet": 3,
    "near": 3, "when": 3, "likes": 3, "company": 2, "soon": 2,
}  # fmt: skip
"""What a wish weighs that is not met: first whether one can come at all, then what holds back, then what one likes."""


class State(StrEnum):
    MET = "met"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a wish is met, and ``why``: a code that the pages put in words."""

    wish: str
    state: State
    why: str

    @property
    def costs(self) -> int:
        return _costs(self.wish, self.state)


def _costs(wish: str, state: State) -> int:
    if state is State.NOT:
        return WEIGHTS[wish]
    return 1 if state is State.PARTLY else 0


@dataclass(frozen=True, slots=True)
class Fit:
    """An offer with its verdicts. ``item`` is what was weighed."""

    item: Any
    verdicts: tuple[Verdict, ...]

    @property
    def whole(self) -> bool:
        """Whether no wish is left unmet."""
        return all(verdict.state is not State.NOT for verdict in self.verdicts)


@dataclass(frozen=True, slots=True)
class Ladder:
    """How a wish is judged: the first rung of which a merit holds decides; ``otherwise`` where none does."""

    rungs: tuple[tuple[int, State, str], ...]
    otherwise: tuple[State, str]

    @property
    def bits(self) -> int:
        """All merits that it looks at."""
        return _all(bits for bits, _state, _why in self.rungs)

    def judge(self, merits: int) -> tuple[State, str]:
        for bits, state, why in self.rungs:
            if merits & bits:
                return state, why
        return self.otherwise

    def costs(self, wish: str) -> tuple[tuple[tuple[int, int], ...], int]:
        """The same in numbers: what each rung costs, and what it costs where none holds."""
        steps = tuple((bits, _costs(wish, state)) for bits, state, _why in self.rungs)
        return steps, _costs(wish, self.otherwise[0])


def _ladder(*rungs: tuple[int, State, str], otherwise: tuple[State, str]) -> Ladder:
    return Ladder(tuple((int(bits), state, why) for bits, state, why in rungs), otherwise)


_MET, _PARTLY, _NOT = State.MET, State.PARTLY, State.NOT
_CHILDREN = {
    "yes": _ladder(
        (Merit.ADULTS_ONLY, _NOT, "adults_only"),
        (Merit.CHILDREN, _MET, "children_welcome"),
        otherwise=(_NOT, "children_unknown"),
    ),
    "no": _ladder((Merit.YOUNG_ONLY, _NOT, "young_only"), otherwise=(_MET, "")),
}
_HOLDS = {
    "price": _ladder(
        (Merit.FREE, _MET, "free"),
        (Merit.CHEAP, _PARTLY, "cheap"),
        (Merit.PRICE_KNOWN, _NOT, "costs"),
        otherwise=(_NOT, "price_unknown"),
    ),
    "transport": _ladder(
        (Merit.FETCHED, _MET, "fetched"), (Merit.BUS, _PARTLY, "bus"), otherwise=(_NOT, "no_transport")
    ),
    "stairs": _ladder(
        (Merit.STEP_FREE, _MET, "step_free"),
        (Merit.HELPED_IN, _PARTLY, "helped_in"),
        (Merit.STAIRS, _NOT, "stairs"),
        otherwise=(_NOT, "stairs_unknown"),
    ),
    "quiet": _ladder((Merit.QUIET, _MET, "quiet"), otherwise=(_NOT, "quiet_unknown")),
    "company": _ladder(
        (Merit.COMPANION, _MET, "companion"), (Merit.WELCOMED, _PARTLY, "welcomed"), otherwise=(_NOT, "no_companion")
    ),
}
_COMPANY = {
    "alone": _ladder(
        (Merit.COMPANION, _MET, "companion"),
        (Merit.WELCOMED, _MET, "welcomed"),
        (Merit.MEET, _MET, "meet"),
        otherwise=(_PARTLY, ""),
    ),
    "together": _ladder((Merit.ONE_LEFT, _NOT, "one_left"), otherwise=(_MET, "")),
}
_NEAR = _ladder((Merit.IN_VILLAGE, _MET, "in_village"), (Merit.NEARBY, _PARTLY, "nearby"), otherwise=(_NOT, "further"))
_PLACES = _ladder((Merit.FULL, _NOT, "full"), otherwise=(_MET, ""))
_SOON = _ladder((Merit.LATER, _NOT, "later"), otherwise=(_MET, ""))


@functools.lru_cache(maxsize=512)
def _wishes(answers: Answers, language: str) -> tuple[tuple[str, Ladder], ...]:
    """The wishes that these answers hold, each with how it is judged."""
    asked: list[tuple[str, Ladder]] = [("places", _PLACES), ("soon", _SOON)]
    if answers.children:
        asked.append(("children", _CHILDREN[answers.children]))
    for hold in answers.holds:
        if hold == "language":
            speaks = int(SPEAKS.get(language, 0))
            rungs = [(int(Merit.LITTLE_DUTCH), _MET, "little_dutch"), (speaks, _MET, "speaks")]
            asked.append(("language", _ladder(*rungs, otherwise=(_NOT, "dutch_unknown"))))
        else:
            asked.append(("with_company" if hold == "company" else hold, _HOLDS[hold]))
    if answers.near:
        asked.append(("near", _NEAR))
    if answers.when:
        asked.append(("when", _ladder((Merit[answers.when.upper()], _MET, answers.when), otherwise=(_NOT, "other"))))
    if answers.likes:
        rungs = [(int(Merit[like.upper()]), _MET, like) for like in answers.likes]
        asked.append(("likes", _ladder(*rungs, otherwise=(_NOT, "something_else"))))
    if answers.company and not (answers.company == "alone" and "company" in answers.holds):
        asked.append(("company", _COMPANY[answers.company]))
    return tuple(asked)


@dataclass(frozen=True, slots=True)
class Key:
    """What of the merits decides the cost for these answers: ``bits`` one by one, and of each of the ``alike`` only
    whether one of them is there, which its lowest bit then says. Sessions with one key cost the same."""

    bits: int
    alike: tuple[int, ...]

    def of(self, merits: int) -> int:
        """The key of these merits; the queries say the same in SQL."""
        return (merits & self.bits) + sum(lowest(group) for group in self.alike if merits & group)


def lowest(group: int) -> int:
    """Its lowest bit."""
    return group & -group


@functools.lru_cache(maxsize=512)
def key_for(answers: Answers, language: str = "nl") -> Key:
    """As short a key as these answers allow: a region has tens of thousands of combinations of merits, and hundreds
    of these."""
    looked_at = []
    for wish, ladder in _wishes(answers, language):
        steps, otherwise = ladder.costs(wish)
        while steps and steps[-1][1] == otherwise:
            steps = steps[:-1]
        looked_at.append((_all(bits for bits, _costs in steps), len({costs for _bits, costs in steps}) == 1))
    single, alike = 0, []
    for at, (bits, one_cost) in enumerate(looked_at):
        others = _all(other for place, (other, _one_cost) in enumerate(looked_at) if place != at)
        if one_cost and bits != lowest(bits) and not bits & others:
            alike.append(bits)
        else:
            single |= bits
    return Key(single, tuple(alike))


def _all(many: Iterable[int]) -> int:
    return functools.reduce(operator.or_, many, 0)


def weigh(answers: Answers, merits: int, language: str = "nl") -> tuple[Verdict, ...]:
    """A verdict for each wish. ``language`` is that of the reader: who speaks it helps where Dutch holds back."""
    merits = int(merits)
    return tuple(Verdict(wish, *ladder.judge(merits)) for wish, ladder in _wishes(answers, language))


def cost(answers: Answers, merits: int, language: str = "nl") -> int:
    """What an offer falls short; 0 is all that was asked."""
    return _costs_of([int(merits)], answers, language)[int(merits)]


def best_keys(answers: Answers, found: Mapping[int, int], *, most: int, language: str = "nl") -> list[int]:
    """Of the kinds of offer that are there (merits, and how many moments have them) the cheapest, best first, until
    they hold ``most`` moments."""
    alike: dict[int, list[int]] = {}
    for key, costs in _costs_of(found, answers, language).items():
        alike.setdefault(costs, []).append(key)
    chosen: list[int] = []
    held = 0
    for costs in sorted(alike):
        for key in sorted(alike[costs]):
            if held >= most:
                return chosen
            chosen.append(key)
            held += found[key]
    return chosen


def _costs_of(keys: Iterable[int], answers: Answers, language: str) -> dict[int, int]:
    """The cost of each, as ``cost`` gives it. What two wishes look at is mostly apart, so that the halves of the wishes
    are weighed once for each combination of their own bits: a region has tens of thousands of combinations of all."""
    wishes, found = _wishes(answers, language), {}
    halves: list[tuple[int, list[Any], dict[int, int]]] = []
    for half in (wishes[::2], wishes[1::2]):
        mask = _all(ladder.bits for _wish, ladder in half)
        halves.append((mask, [ladder.costs(wish) for wish, ladder in half], {}))
    for key in keys:
        total = 0
        for mask, ladders, known in halves:
            part = key & mask
            costs = known.get(part)
            if costs is None:
                costs = known[part] = sum(_of_ladder(part, *ladder) for ladder in ladders)
            total += costs
        found[key] = total
    return found


def _of_ladder(merits: int, steps: tuple[tuple[int, int], ...], otherwise: int) -> int:
    for bits, costs in steps:
        if merits & bits:
            return costs
    return otherwise


def choose(answers: Answers, candidates: Iterable[tuple[Any, Any, int]], language: str = "nl") -> list[Fit]:
    """The three offers. Candidates are (activity, item, merits) in order of time; of each activity its best moment."""
    best: dict[Any, tuple[int, int, Fit]] = {}
    for at, (activity, item, merits) in enumerate(candidates):
        fit = Fit(item, weigh(answers, merits, language))
        costs = sum(verdict.costs for verdict in fit.verdicts)
        if activity not in best or costs < best[activity][0]:
            best[activity] = costs, at, fit
    ranked = sorted(best.values(), key=lambda one: one[:2])
    return [fit for _costs, _at, fit in ranked[:OFFERS]]


def near_villages(code: str, points: Mapping[str, Sequence[float]]) -> tuple[str, ...]:
    """The neighbours of a village by the middles of both (latitude, longitude); itself not included."""
    middle = points.get(code)
    if not middle:
        return ()
    return tuple(other for other, point in points.items() if other != code and _km(middle, point) <= NEAR_KM)


def _km(one: Sequence[float], other: Sequence[float]) -> float:
    """Kilometres between two points in a region, on a flat map of it."""
    (north, east), (up, right) = one, other
    across = (right - east) * math.cos(math.radians((north + up) / 2))
    return math.hypot(up - north, across) * 111.2
