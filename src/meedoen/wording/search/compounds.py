"""Dutch compounds: zwemles → zwem, les; kinderopvang → kinder, opvang; naaiatelier → naai, atelier.

A compound is taken apart only when every part is a word that stands by itself and begins or ends compounds. Short parts
are listed one by one: three letters fit by chance almost anywhere (vergade-ring, thea-ter, kat-oen).
"""

from functools import lru_cache

from .lexicon import words
from .lists import words_in

MOST = 3
_LINKS = ("", "s", "e", "en", "n")


@lru_cache(maxsize=65536)
def parts(word: str) -> tuple[str, ...]:
    """The parts of a folded compound, in order; () for a word that is none."""
    if len(word) < 6 or not word.isascii() or not word.isalpha() or word in words_in("whole"):
        return ()
    return _split(word, MOST) or ()


@lru_cache(maxsize=65536)
def _split(word: str, most: int) -> tuple[str, ...] | None:
    """The best way to take a word apart: the fewest parts, then the most usual ones, then the longest last part."""
    found: list[tuple[int, int, int, tuple[str, ...]]] = []
    for cut in range(len(word) - 3, 2, -1):
        last = word[cut:]
        if not _ends(last):
            continue
        for link in _LINKS:
            head = word[:cut].removesuffix(link) if link else word[:cut]
            if (link and not word[:cut].endswith(link)) or len(head) < 3:
                continue
            before = (head,) if _begins(head) else (_split(head, most - 1) if most > 2 and len(head) >= 6 else None)
            if before:
                split = (*before, last)
                found.append((len(split), sum(map(_band, split)), len(link) - len(last), split))
    return min(found)[-1] if found else None


def _band(word: str) -> int:
    return 1 if word in words_in("listed") else words().get(word, 4)


def _begins(word: str) -> bool:
    return word in words_in("short") if len(word) == 3 else _stands(word)


def _ends(word: str) -> bool:
    return word in words_in("heads") if len(word) == 3 else _stands(word)


def _stands(word: str) -> bool:
    """A word by itself: listed, or frequent (of four letters very frequent) and no mere ending or preposition."""
    return word in words_in("listed") or (word not in words_in("never") and _band(word) <= (2 if len(word) == 4 else 3))
