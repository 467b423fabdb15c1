"""A survey as it is asked: each question one screen, a scale as many screens as it has statements; pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ..terms.surveys import Face, QuestionKind
from . import bank

MOST_CHOICES = 9
"""One key of the keyboard for each answer."""
MOST_SCREENS = 60
MOST_SENTENCES = 4
LONGEST_SENTENCE = 400
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its code, its words by language (Dutch at least), and the pictogram that goes with it, '' without."""

    code: str
    words: Mapping[str, str]
    picture: str = ""

    def word(self, language: str) -> str:
        return self.words.get(language) or self.words["nl"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is kept: its key, its kind, its words by language, its choices; or the scale that it is."""

    key: str
    kind: str
    words: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    instrument: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: the key of its answer, what is asked, and what can be answered.

    ``scale`` is the code of the scale that it belongs to, of which the words are Dutch alone.
    """

    key: str
    kind: str
    words: Mapping[str, str]
    choices: tuple[Choice, ...]
    scale: str = ""

    def text(self, language: str) -> str:
        return self.words.get(language) or self.words["nl"]

    def speaks(self, language: str) -> bool:
        """Whether it is asked in this language, and not in Dutch for want of it."""
        return language == "nl" or bool(self.words.get(language))


def screens(questions: Iterable[Asked]) -> list[Screen]:
    """All screens of a survey, in order."""
    found: list[Screen] = []
    for one in questions:
        if one.kind == QuestionKind.SCALE:
            found += _of_scale(one.instrument)
        else:
            choices = _faces() if one.kind == QuestionKind.FACES else one.choices
            found.append(Screen(one.key, one.kind, one.words, choices))
    return found


def _of_scale(code: str) -> list[Screen]:
    scale = bank.instrument(code)
    choices = tuple(Choice(one.code, {"nl": one.label}) for one in scale.options)
    return [Screen(item.key, QuestionKind.ONE, {"nl": item.text}, choices, code) for item in scale.items]


def _faces() -> tuple[Choice, ...]:
    return tuple(Choice(face.value, {"nl": str(face.label)}) for face in Face)


def fits(screen: Screen, answer: Any) -> bool:
    """Whether this can be the answer to that screen. Not answering is not an answer: it is left out of the set."""
    codes = {choice.code for choice in screen.choices}
    if screen.kind == QuestionKind.SEVERAL:
        return isinstance(answer, list) and bool(answer) and len(set(answer)) == len(answer) and set(answer) <= codes
    if screen.kind == QuestionKind.SENTENCE:
        return isinstance(answer, str) and 0 < len(answer.strip()) <= LONGEST_SENTENCE
    return isinstance(answer, str) and answer in codes


def split(every: Sequence[Screen], answers: Mapping[str, Any]) -> tuple[dict[str, str | list[str]], dict[str, str]]:
    """The answers that are counted, and apart from them the sentences: who wrote a sentence cannot be seen beside it.

    ValueError for an answer that does not fit its screen, or that belongs to none.
    """
    by_key = {screen.key: screen for screen in every}
    if set(answers) - set(by_key):
        raise ValueError("an answer without a question")
    counted: dict[str, str | list[str]] = {}
    sentences: dict[str, str] = {}
    for key, answer in answers.items():
        if not fits(by_key[key], answer):
            raise ValueError(f"no answer to {key}")
        if by_key[key].kind == QuestionKind.SENTENCE:
            sentences[key] = answer.strip()
        else:
            counted[key] = answer
    return counted, sentences


def number_bands(text: str) -> tuple[Choice, ...] | None:
    """ "0 1 3 6" as "0", "1 tot 2", "3 tot 5", "6 of meer"; None unless two to nine rising whole numbers are given."""
    found = [int(one) for one in _NUMBERS.findall(text)]
    rising = all(one < other for one, other in pairwise(found))
    if not 2 <= len(found) <= MOST_CHOICES or not rising or max(found) > 9999:
        return None
    ends = [*(following - 1 for following in found[1:]), None]
    return tuple(Choice(str(low), {"nl": _band(low, high)}) for low, high in zip(found, ends, strict=True))


def _band(low: int, high: int | None) -> str:
    if high is None:
        return f"{low}+"
    return f"{low}" if low == high else f"{low}–{high}"


@dataclass(frozen=True, slots=True)
class Differs:
    """One answer that was typed otherwise the second time."""

    key: str
    first: Any
    second: Any


def differences(first: Mapping[str, Any], second: Mapping[str, Any], order: Sequence[str]) -> list[Differs]:
    """What two persons typed differently of one sheet, by question; the order of ticks is no matter."""
    found = []
    for key in order:
        one, other = _alike(first.get(key)), _alike(second.get(key))
        if one != other:
            found.append(Differs(key, first.get(key), second.get(key)))
    return found


def _alike(answer: Any) -> Any:
    return sorted(answer) if isinstance(answer, list) else answer or None


def words_of(every: Iterable[Screen]) -> dict[str, dict[str, Any]]:
    """The Dutch words of each question (``text``) and of each of its answers (``choices``), by key and code."""
    return {
        one.key: {"text": one.text("nl"), "choices": {choice.code: choice.word("nl") for choice in one.choices}}
        for one in every
    }
