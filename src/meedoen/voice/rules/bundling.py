"""What may belong together: the same words, the same theme, the same area; always with why. A person decides. Pure.

Words are compared as terms (stems and parts of compounds, ``wording.search``), weighed by how rare they are (tf-idf,
cosine). Nothing is ever joined by this: a suggestion is a suggestion.
"""

import math
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from meedoen.wording.public import search as words
from meedoen.wording.public import terms_left_out

from ..terms.signals import Theme

TEXT, THEME, AREA, THRESHOLD = 0.65, 0.2, 0.1, 0.05
LEAST_TEXT, LEAST = 0.12, 0.3
MOST = 5
NEAREST = 24
"""So many of the nearest by text are looked at with their theme and area."""
_ROUNDED = 1e-9
TOO_COMMON = 0.2
"""A term in more than this share of the signals says nothing."""


@dataclass(frozen=True)
class Said:
    """A signal as it is compared."""

    id: uuid.UUID
    terms: frozenset[str]
    theme: str = Theme.OTHER
    area_id: uuid.UUID | None = None
    thresholds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Alike:
    """Another signal, how much it looks alike (0 to 1), and why."""

    id: uuid.UUID
    score: float
    terms: tuple[str, ...]
    theme: bool
    area: bool
    threshold: bool


def terms_of(text: str, language: str = "nl") -> frozenset[str]:
    """The terms under which a text is compared; words that say nothing are left out."""
    return frozenset(term for term in words.terms_of([text], language) if len(term) > 2) - terms_left_out()


def weights(frequency: Mapping[str, int], number: int) -> dict[str, float]:
    """How much each term says among ``number`` signals; nothing when it stands in too many of them."""
    limit = max(3.0, number * TOO_COMMON)
    return {term: math.log(1 + number / count) for term, count in frequency.items() if 0 < count <= limit}


def alike(one: Said, others: Iterable[Said], weight: Mapping[str, float], *, most: int = MOST) -> list[Alike]:
    """Which of these others look most like this one, best first."""
    own = _length(one.terms, weight)
    if not own:
        return []
    found = []
    for other in others:
        shared = one.terms & other.terms
        score = sum(weight.get(term, 0.0) ** 2 for term in shared)
        length = _length(other.terms, weight)
        if score and length and other.id != one.id:
            found.append(_judged(one, other, score / (own * length), weight))
    return _best([one for one in found if one is not None], most)


def all_alike(every: Sequence[Said], *, most: int = MOST) -> dict[uuid.UUID, list[Alike]]:
    """For each of these signals which others look most like it; a signal that stands alone is left out."""
    frequency = Counter(term for said in every for term in said.terms)
    weight = weights(frequency, len(every))
    lengths = np.array([_length(said.terms, weight) or 1.0 for said in every])
    holders: dict[str, list[int]] = {}
    for at, said in enumerate(every):
        for term in said.terms & weight.keys():
            holders.setdefault(term, []).append(at)
    places = {term: np.array(held) for term, held in holders.items()}
    themes = _numbered(said.theme if said.theme != Theme.OTHER else None for said in every)
    areas = _numbered(said.area_id for said in every)
    found = {}
    for at, said in enumerate(every):
        own = [term for term in said.terms if term in places]
        if not own:
            continue
        where = np.concatenate([places[term] for term in own])
        much = np.repeat([weight[term] ** 2 for term in own], [len(places[term]) for term in own])
        text = np.bincount(where, weights=much, minlength=len(every)) / lengths
        text[at] = 0.0
        near = np.flatnonzero(text >= LEAST_TEXT * lengths[at])
        if len(near) > NEAREST:
            near = near[np.argsort(text[near])[-NEAREST:]]
        beside = THEME * _same(themes, near, at) + AREA * _same(areas, near, at) + THRESHOLD
        near = near[TEXT * text[near] / lengths[at] + beside > LEAST - _ROUNDED]
        judged = [_judged(said, every[int(other)], float(text[other] / lengths[at]), weight) for other in near]
        best = _best([one for one in judged if one is not None], most)
        if best:
            found[said.id] = best
    return found


def _same(numbers: np.ndarray, near: np.ndarray, at: int) -> np.ndarray:
    """Which of the nearest have the number of this one."""
    return (numbers[near] == numbers[at]) & (numbers[at] >= 0)


def _numbered(values: Iterable[object]) -> np.ndarray:
    """A number for each value, the same for the same; -1 for None."""
    numbers: dict[object, int] = {None: -1}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values])


def _length(terms: Iterable[str], weight: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight.get(term, 0.0) ** 2 for term in terms))


def _judged(one: Said, other: Said, text: float, weight: Mapping[str, float]) -> Alike | None:
    """Text, theme, area and threshold together; None when that is not enough."""
    if text < LEAST_TEXT:
        return None
    theme = one.theme == other.theme != Theme.OTHER
    area = one.area_id is not None and one.area_id == other.area_id
    threshold = bool(one.thresholds & other.thresholds)
    score = TEXT * text + THEME * theme + AREA * area + THRESHOLD * threshold
    if score < LEAST:
        return None
    shared = sorted((term for term in one.terms & other.terms if term in weight), key=lambda term: -weight[term])
    return Alike(other.id, round(score, 3), tuple(shared[:4]), theme, area, threshold)


def _best(found: list[Alike], most: int) -> list[Alike]:
    return sorted(found, key=lambda one: (-one.score, str(one.id)))[:most]
