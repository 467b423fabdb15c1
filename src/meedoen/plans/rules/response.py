"""Who answered beside who lives there: which ages and which parts of the area are heard less than they are many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from meedoen.kernel.release import Released, Unit, release

from .intervals import LEAST, percent

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
    """One group: its answers as they may be shown, its share of the answers and of the inhabitants in per cents."""

    code: str
    answers: Released
    share: int | None
    lives: int | None
    heard: Heard


def beside(groups: Sequence[str], answers: Mapping[str, int], lives: Mapping[str, int]) -> list[Line]:
    """Each group of the answers beside the same group of the inhabitants.

    Shares are worked out of rounded counts, in whole per cents. Without inhabitants, or with fewer than ten answers in
    all, a group is neither more nor less heard. Less is under half of its share, more is over one and a half times it.
    """
    counted = release(sum(answers.get(code, 0) for code in groups), Unit.PERSONS)
    everybody = sum(lives.get(code, 0) for code in groups)
    return [_line(code, answers.get(code, 0), counted, lives.get(code), everybody) for code in groups]


def _line(code: str, given: int, counted: Released, there: int | None, everybody: int) -> Line:
    shown = release(given, Unit.PERSONS)
    expected = there / everybody if there is not None and everybody else None
    lives = None if expected is None else percent(expected)
    if counted.value < LEAST:
        return Line(code, shown, None, lives, Heard.UNKNOWN)
    share = shown.value / counted.value
    told = None if shown.is_small else percent(share)
    if not expected:
        return Line(code, shown, told, lives, Heard.UNKNOWN)
    most = shown.high / counted.value
    if most < HALF * expected:
        heard = Heard.LESS
    else:
        heard = Heard.MORE if share > ONE_AND_A_HALF * expected and not shown.is_small else Heard.ALIKE
    return Line(code, shown, told, lives, heard)
