"""What somebody typed, as words that each must be there in one of several ways."""

from dataclasses import dataclass
from functools import cache

from .compounds import parts
from .dutch import stem
from .folding import fold, words_of
from .lists import words_in
from .terms import foreign

LONGEST = 100
"""Signs of what was typed that count; nobody asks a longer question of a noticeboard."""

MOST_WORDS = 6


@cache
def _empty() -> frozenset[str]:
    return frozenset(map(fold, words_in("empty")))


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word that was typed. Any alternative will do; of an alternative every term must be there."""

    typed: str
    folded: str
    alternatives: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """The words that count, in order; ``idle`` when something was typed but nothing in it can be searched for."""

    words: tuple[Wanted, ...]
    idle: bool = False


def wanted(word: str) -> Wanted:
    """The ways in which one word can be found: its Dutch stem, its parts together, its stem in another language."""
    folded = fold(word)
    alternatives: list[tuple[str, ...]] = [(stem(folded),)]
    if pieces := parts(folded):
        alternatives.append(tuple(dict.fromkeys(stem(piece) for piece in pieces)))
    if any("\u0600" <= letter <= "\u06ff" for letter in folded):
        alternatives.append((foreign(word, "ar"),))
    elif not folded.isdecimal():
        alternatives += [(foreign(word, language),) for language in ("fr", "en", "tr")]
    return Wanted(word, folded, tuple(dict.fromkeys(alternatives)))


def read(typed: str) -> Ask:
    """What was typed, as words: without words that say nothing (de, met, naar), each once, at most six.

    Never fails: signs that are no letters part words, more than a hundred signs are not read.
    """
    words: dict[str, str] = {}
    for word in words_of(typed[:LONGEST]):
        folded = fold(word)
        if len(folded) > 1 and folded not in _empty():
            words.setdefault(folded, word)
    kept = _without_joined(words)[:MOST_WORDS]
    return Ask(tuple(wanted(word) for word in kept), idle=not kept and bool(typed.strip()))


def _without_joined(words: dict[str, str]) -> list[str]:
    """ "naai-atelier" is asked by its parts; the whole would ask for more than was typed."""
    folded = list(words)
    joined = {word for at, word in enumerate(folded[:-1]) if _joins(word, folded[at + 1 :])}
    return [shown for word, shown in words.items() if word not in joined]


def _joins(word: str, following: list[str]) -> bool:
    together = ""
    for piece in following:
        together += piece
        if together == word:
            return piece != word
        if not word.startswith(together):
            return False
    return False
