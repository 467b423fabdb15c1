"""Letters as they are compared: small, without accents, and the same for both databases because it is done here."""

import re
import unicodedata
from functools import lru_cache

LONGEST = 40
"""Longer runs of letters are no words (an address, a code): they are left out."""

_RUN = re.compile(r"[^\W_]+(?:['’`\-‐‑][^\W_]+)*")
_CUT = re.compile(r"['’`\-‐‑]")
_SAME = str.maketrans(
    {
        "ı": "i", "œ": "oe", "æ": "ae", "ø": "o", "ß": "ss", "ł": "l", "đ": "d",
        "ـ": "", "ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي",
    }
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """One word in small letters without accents or vowel marks; of Arabic the letters that are written both ways."""
    letters = unicodedata.normalize("NFKD", word.casefold()).translate(_SAME)
    if letters.isascii():
        return letters
    return "".join(letter for letter in letters if letter.isalnum())


def words_of(text: str) -> list[str]:
    """The words of a text as written, in small letters: "foto's" gives foto, "l'atelier" atelier.

    A word with a hyphen counts as a whole and as its parts.
    """
    found: list[str] = []
    for run in _RUN.findall(text):
        pieces = [piece for piece in _CUT.split(run.casefold()) if piece]
        if len(pieces) > 1 and all(len(piece) > 1 for piece in pieces):
            found.append("".join(pieces))
        found += [piece for piece in pieces if len(pieces) == 1 or len(piece) > 1]
    return [word for word in found if len(word) <= LONGEST]
