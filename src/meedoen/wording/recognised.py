"""What a text in another language is about, as far as the words of the pictograms tell it."""

from functools import cache

from .pictograms import all as all_pictograms
from .search.folding import words_of
from .search.terms import FOREIGN, foreign

MOST = 8
SHORTEST = 3
"""Letters: a shorter word stands for too many things."""


def recognised(text: str, language: str, *, most: int = MOST) -> list[str]:
    """The Dutch names of the pictograms of which a word stands in this text, in that order, each once.

    For who must read it and does not speak the language: a help, no translation. [] for Dutch or an unknown language.
    """
    if language not in FOREIGN:
        return []
    index = _index(language)
    found = (index.get(foreign(word, language)) for word in words_of(text) if len(word) >= SHORTEST)
    return list(dict.fromkeys(name for name in found if name))[:most]


@cache
def _index(language: str) -> dict[str, str]:
    """Stem → the name of the pictogram that is called so, or else of the first that is known by that word."""
    named: dict[str, tuple[int, str]] = {}
    for picture in all_pictograms():
        for place, word in enumerate(picture.words[language][:2]):
            if len(parts := list(words_of(word))) == 1:
                term = foreign(parts[0], language)
                named[term] = min(named.get(term, (place, picture.name)), (place, picture.name), key=lambda one: one[0])
    return {term: name for term, (_place, name) in named.items()}
