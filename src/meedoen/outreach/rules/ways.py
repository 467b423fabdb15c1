"""Which themes and rights a network asks about: the standard list or part of it, and its own words."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meedoen.voice.public import THEME_PICTOGRAMS, Theme

from ..terms import OWN_PICTOGRAM, Right

STANDARD = tuple(theme for theme in Theme if theme is not Theme.OTHER)
"""The themes that a contact and a signal share; "something else" is for signals alone."""
MOST_OWN, LONGEST_OWN = 8, 40


@dataclass(frozen=True)
class Choice:
    """One thing to choose: a code that stays, a word, and the word of its picture."""

    code: str
    word: str
    picture: str = OWN_PICTOGRAM


def themes(chosen: Sequence[str], own: Iterable[Sequence[str]]) -> list[Choice]:
    """The themes of a network: of the standard list all or those chosen, then its own."""
    standard = [
        Choice(one.value, str(one.label), THEME_PICTOGRAMS[one])
        for one in STANDARD
        if not chosen or one.value in chosen
    ]
    return [*standard, *(Choice(code, word) for code, word in own)]


def rights(chosen: Sequence[str], own: Iterable[Sequence[str]]) -> list[Choice]:
    """The rights that a network asks about."""
    standard = [Choice(code, str(label)) for code, label in Right.choices if not chosen or code in chosen]
    return [*standard, *(Choice(code, word) for code, word in own)]


def own_words(lines: str) -> list[tuple[str, str]]:
    """What a network typed, one word or a few a line, as (code, word); the same word keeps its code."""
    words = [" ".join(line.split())[:LONGEST_OWN] for line in lines.splitlines() if line.strip()]
    found: dict[str, str] = {}
    for word in words[:MOST_OWN]:
        plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().casefold()
        code = "own-" + re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:30]
        found.setdefault(code, word)
    return list(found.items())


def word_of(code: str, known: Iterable[Choice]) -> str:
    """The word of a code, also of one that is asked no more."""
    words = {choice.code: choice.word for choice in known}
    standard = {**dict(Theme.choices), **dict(Right.choices)}
    return words.get(code) or str(standard.get(code, code.removeprefix("own-").replace("-", " ")))
