"""Who answered beside who lives there: which ages and which parts of the area are heard less than they are many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from meedoen.kernel.release import Released, Unit, release

from .intervals import percent
from .lines import joined

HALF = 0.5
ONE_AND_A_HALF = 1.5


class Heard(StrEnum):
    """How much a group stands in the answers beside its share of the inhabitants."""

    LESS = "less"
    ALIKE = "alike"
    MORE = "more"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """One group, or those that are too small to stand apart: their answers as they may be shown, their share of the
    answers and of the inhabitants in per cents."""

    codes: tuple[str, ...]
    answers: Released
    share: int | None
    lives: int | None
    heard: Heard


def beside(groups: Sequence[str], answers: Mapping[str, int], lives: Mapping[str, int]) -> list[Line]:
    """Each group of the answers beside the same group of the inhabitants; small groups together (``rules.lines``).

    Both shares are of the lines whose inhabitants are all known, and of all lines when none is; they are worked out of
    rounded counts, in whole per cents. Without inhabitants a group is neither more nor less heard. Less is under half
    of its share, more is over one and a half times it.
    """
    lines = [(codes, _released(codes, answers)) for codes in joined({code: answers.get(code, 0) for code in groups})]
    there = {
        codes: sum(lives[code] for code in codes) for codes, _given in lines if all(code in lives for code in codes)
    }
    counted = sum(given.value for codes, given in lines if codes in there or not there)
    everybody = sum(there.values())
    return [_line(codes, given, counted, there.get(codes), everybody, alone=len(there) < 2) for codes, given in lines]


def _released(codes: Sequence[str], answers: Mapping[str, int]) -> Released:
    return release(sum(answers.get(code, 0) for code in codes), Unit.PERSONS)


def _line(
    codes: tuple[str, ...], given: Released, counted: int, there: int | None, everybody: int, *, alone: bool
) -> Line:
    """``alone``: less than two lines have inhabitants, so that there is nothing to lay beside each other."""
    if there is None or not everybody or alone:
        alone_share = percent(given.value / counted) if not everybody else None
        return Line(codes, given, alone_share, None, Heard.UNKNOWN)
    share, expected = given.value / counted, there / everybody
    if given.high / counted < HALF * expected:
        heard = Heard.LESS
    else:
        heard = Heard.MORE if share > ONE_AND_A_HALF * expected else Heard.ALIKE
    return Line(codes, given, percent(share), percent(expected), heard)
