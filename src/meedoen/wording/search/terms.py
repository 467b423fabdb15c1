"""The terms under which a text is found: small letters without accents; a foreign one begins with its language.

Dutch: the stem of each word and of each part of a compound. French, English, Arabic, Turkish: the stem in that
language, so that "swimming" and "swim" meet, and a Dutch word never meets a foreign one by accident.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import snowballstemmer

from .compounds import parts
from .dutch import stem
from .folding import fold, words_of
from .lists import words_in

TERM_MARK = "§"
"""Stands in no word: it parts a language, or a filter such as a square of the map, from what follows."""

FOREIGN = {"fr": "french", "en": "english", "ar": "arabic", "tr": "turkish"}


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(FOREIGN[language])


@lru_cache(maxsize=65536)
def foreign(word: str, language: str) -> str:
    """The term of one word in another language than Dutch."""
    plain = word if language == "ar" else fold(word)
    return f"{language}{TERM_MARK}{fold(_stemmer(language).stemWord(plain)) or fold(word)}"


@lru_cache(maxsize=65536)
def dutch(word: str) -> tuple[str, ...]:
    """The terms of one Dutch word: its stem and those of the parts it is made of."""
    folded = fold(word)
    if not folded:
        return ()
    return tuple(dict.fromkeys((stem(folded), *(stem(part) for part in parts(folded)))))


def _empty(folded: str, language: str) -> bool:
    return folded in words_in("empty") or (language == "fr" and folded in words_in("empty_fr"))


def terms_of(texts: Iterable[str], language: str = "nl") -> list[str]:
    """The terms of these texts, each once, in order. An unknown language is read as it is written."""
    return list(dict.fromkeys(term for text in texts for term in _terms(text, language)))


def _terms(text: str, language: str) -> Iterator[str]:
    for word in words_of(text):
        if language == "nl":
            yield from dutch(word)
        elif language in FOREIGN:
            if not _empty(fold(word), language):
                yield foreign(word, language)
        elif folded := fold(word):
            yield folded


def shown_words(texts: Iterable[str]) -> dict[str, str]:
    """The words of these texts, and their parts, that a slip may be mended to: folded, with how each is written."""
    found: dict[str, str] = {}
    for text in texts:
        for word in words_of(text):
            folded = fold(word)
            if len(folded) > 3 and folded.isalpha():
                found[folded] = word
                for part in parts(folded):
                    if len(part) > 3:
                        found.setdefault(part, part)
    return found
