"""Words that were typed wrong: one slip of the fingers, or written as it sounds.

Candidates are made from the typed word, never from a list of all words: the index is asked which of them exist.
"""

import re
from collections.abc import Collection, Iterable

from .folding import fold
from .lexicon import known

SHORTEST = 4
"""Of shorter words too much is one letter away."""

SHORTEST_SOUND = 7
"""From this many sounds on, one more difference between the sounds is allowed."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ARABIC = "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_SOUNDS = (
    (r"sch(?=$|s)", "s"), (r"tie(?=$|s)", "si"), (r"ij|ei|y", "i"), (r"ie", "i"), (r"au|ouw|auw|ou", "o"), (r"ch", "g"),
    (r"th", "t"), (r"ph", "f"), (r"ck|qu|q|c", "k"), (r"x", "ks"), (r"z", "s"), (r"v", "f"), (r"dt|d(?=$|s|t)", "t"),
    (r"eau", "o"), (r"oe", "u"), (r"(.)\1+", r"\1"),
)  # fmt: skip


def sound(word: str) -> str:
    """How a word sounds, roughly: ei and ij, au and ou, c and k, double and single letters are alike."""
    found = fold(word)
    if not found.isascii():
        return found
    for pattern, heard in _SOUNDS:
        found = re.sub(pattern, heard, found)
    return found


def _one_off(word: str) -> set[str]:
    letters = _LETTERS if word.isascii() else _ARABIC
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {left + right[1:] for left, right in cuts if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in cuts if right for letter in letters}
    found |= {left + letter + right for left, right in cuts for letter in letters}
    return found - {word}


def worth_mending(word: str) -> bool:
    """Whether this folded word may be a typing error: long enough, letters only, and no usual Dutch word itself."""
    return SHORTEST <= len(word) <= 30 and word.isalpha() and not known(word)


def candidates(word: str) -> tuple[set[str], set[str]]:
    """Words at most one slip away from this folded word, and the sounds that its word may have."""
    heard = sound(word)
    sounds = {heard} if len(heard) > 2 else set()
    if len(heard) >= SHORTEST_SOUND and heard.isascii():
        sounds |= _one_off(heard)
    return {one for one in _one_off(word) if len(one) >= SHORTEST}, sounds


def usual(alike: Iterable[str]) -> set[str]:
    """Of these words the ones that are usual Dutch: "zwemen" may mean zwemmen where the programme says zwemles."""
    return {word for word in alike if known(word)}


def closeness(typed: str, word: str) -> int:
    """Smaller is closer: sounds the same and begins the same, one slip that keeps the first letter, the rest."""
    same_start = typed[:1] == word[:1]
    if sound(typed) == sound(word):
        return 0 if same_start else 1
    if same_start and sorted(typed) == sorted(word):
        return 1
    return (2 if same_start else 3) + (0 if abs(len(typed) - len(word)) < 2 else 2)


def ranked(typed: str, words: Iterable[str], rather: Collection[str] = ()) -> list[str]:
    """Closest first; of equals those in ``rather``, then by the alphabet, so that the answer is always the same."""
    return sorted(set(words), key=lambda word: (closeness(typed, word), word not in rather, word))
