"""Dutch word forms: one stem for zwem, zwemmen, zwemt, zwom, gezwommen; for huis, huizen, huisje.

Kraaij-Pohlmann (Snowball) does most of it. It takes a final s for an ending (fiets → fiet), leaves the t of the third
person (danst) and does not know strong verbs: those are mended here with the word list and two tables.
"""

from functools import cache, lru_cache

import snowballstemmer

from .lexicon import known
from .lists import forms_in, words_in

_VOWELS = "aeiou"


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("dutch")


def _plain(word: str) -> str:
    return _stemmer().stemWord(word)


@cache
def _forms() -> dict[str, str]:
    """Every form in the two tables, with its stem."""
    found: dict[str, str] = {}
    for infinitive in sorted(words_in("weak") | words_in("eren")):
        stem = _plain(infinitive)
        root = _root(infinitive)
        for form in (infinitive, root, f"{root}t", f"{root}te", f"{root}de", f"{root}ten", f"{root}den"):
            found.setdefault(form, stem)
        found.setdefault(f"ge{root}t", stem)
        found.setdefault(f"ge{root}d", stem)
    for stem, forms in forms_in("strong").items():
        found.update(dict.fromkeys(forms, stem))
    return found


def _root(infinitive: str) -> str:
    """The first person: dansen → dans, spelen → speel, bakken → bak, lezen → lees."""
    if infinitive in words_in("eren"):
        return f"{infinitive[:-4]}eer"
    root = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive.removesuffix("n")
    if len(root) > 2 and root[-1] == root[-2] and root[-1] not in _VOWELS:
        return root[:-1]
    if root.endswith(("el", "er", "em")) and len(root) > 4:
        return root
    single = len(root) > 2 and root[-1] not in _VOWELS and root[-2] in _VOWELS and root[-3] not in _VOWELS
    if single:
        root = root[:-1] + root[-2] + root[-1]
    return root[:-1] + {"z": "s", "v": "f"}.get(root[-1], root[-1])


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one folded word (small letters, no accents). Foreign words and numbers come through unharmed."""
    if len(word) < 3 or not word.isascii() or word.isdecimal():
        return word
    listed = _forms().get(word)
    if listed is not None:
        return listed
    if word.endswith("s") and _own_s(word):
        return word
    return _plain(word)


def _own_s(word: str) -> bool:
    """Whether the final s belongs to the word itself, as its plural tells: fiets–fietsen, les–lessen, kaas–kazen."""
    if len(word) <= 3:
        return True
    return known(f"{word}en") or known(f"{word}sen") or (known(f"{word[:-1]}zen") and not known(word[:-1]))
