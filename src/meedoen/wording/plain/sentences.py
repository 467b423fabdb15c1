"""A text in sentences and words, each with its place; and how many syllables a Dutch word has."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .lists import short_forms

_TOKEN = re.compile(
    r"(?P<address>https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]{1,120})"
    r"|(?P<number>\d+(?:[.,:/]\d+)*\w*)"
    r"|(?P<word>[^\W\d_]+(?:[-'’][^\W\d_]+)*)"
)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[;:](?=\s)|\n")
_SYLLABLE = re.compile(
    r"aai|ooi|oei|eeu|ieu|eau|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|y(?![aeiou])|[aeiouáàâäéèêëíìîïóòôöúùûü]"
)


@dataclass(frozen=True)
class Word:
    """A word or a number as it stands there."""

    text: str
    start: int
    end: int
    kind: str

    @property
    def small(self) -> str:
        return self.text.casefold()


@dataclass(frozen=True)
class Sentence:
    """A sentence or a line, with its words; never empty."""

    start: int
    end: int
    words: tuple[Word, ...]


def sentences(text: str) -> list[Sentence]:
    """The sentences that have words. The point of a short form ends nothing; the end of a line does."""
    short = {at for found in short_forms()[0].finditer(text) for at in range(found.start(), found.end())}
    ends = [found.end() for found in _END.finditer(text) if found.start() not in short]
    words = [Word(found.group(), *found.span(), found.lastgroup or "") for found in _TOKEN.finditer(text)]
    made: list[Sentence] = []
    taken = 0
    for end in [*ends, len(text)]:
        first = taken
        while taken < len(words) and words[taken].start < end:
            taken += 1
        if taken > first:
            inside = tuple(words[first:taken])
            made.append(Sentence(inside[0].start, max(end, inside[-1].end), inside))
    return made


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """How many syllables: one for each vowel or pair of vowels that sounds as one; at least one."""
    return max(1, len(_SYLLABLE.findall(word)))
