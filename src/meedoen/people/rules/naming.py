"""By what a name is found: as it is written, as it sounds."""

import re
import unicodedata
from collections.abc import Iterable


def folded(text: str) -> str:
    """A name without accents, capitals, spaces or signs: "Ayşe-Nur " is "aysenur"."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i")).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


_SOUNDS = (
    ("sch", "sj"), ("sh", "sj"), ("ch", "k"), ("ph", "f"), ("th", "t"), ("dj", "j"), ("tj", "j"), ("kh", "k"),
    ("gh", "g"), ("ck", "k"), ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("v", "f"), ("d", "t"), ("y", "i"),
    ("ou", "u"), ("oe", "u"), ("w", "u"), ("h", ""),
)  # fmt: skip


def sound(text: str) -> str:
    """How a name sounds, roughly: Mohamed, Mohammed and Muhammad are one; Fatima and Fatma too.

    Small on purpose: it only has to bring candidates, whom a human tells apart. "" for a name without letters.
    """
    heard = re.sub("^y", "j", folded(text))
    for written, spoken in _SOUNDS:
        heard = heard.replace(written, spoken)
    heard = re.sub(r"(.)\1+", r"\1", heard)
    first = "a" if heard[:1] in "aeiou" else heard[:1]
    return first + re.sub(r"[aeiouj]", "", heard[1:]) if heard else ""


def heard(text: str) -> str:
    """How a Flemish name sounds: as ``sound``, with g, gh, ch and k as one, "dt" as "t", and no difference in spacing.

    Vandenberghe, Van den Berge and Van den Bergh are one; so are De Clerck and Declercq.
    """
    said = sound(re.sub("dt|tt|td", "t", folded(text))).replace("g", "k")
    return re.sub(r"(.)\1+", r"\1", said)


def search_texts(first_name: str, reach: str) -> set[str]:
    """What somebody can be found by: the name as it is written, as it sounds, and the way to reach."""
    found = {f"name {folded(first_name)}", f"sound {sound(first_name)}"} if folded(first_name) else set()
    return found | ({f"reach {reach.strip().casefold()}"} if reach.strip() else set())


def plain_code(typed: str) -> str:
    """The code of a card as it is kept, however it was typed or read aloud."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[:12]


def names_somebody(text: str, words: Iterable[str | None]) -> bool:
    """Whether a sentence says one of these names, or the last six figures or more of one of these numbers.

    A name of one or two signs is not looked for: it is too often another word.
    """
    said = {folded(word) for word in re.split(r"[^\w-]+", text)}
    figures = "".join(sign for sign in text if sign.isdigit())
    for word in filter(None, words):
        number = "".join(sign for sign in word if sign.isdigit())
        if len(number) >= 6 and number[-6:] in figures:
            return True
        parts = {folded(part) for part in [word, *re.split(r"[\s'-]+", word)]}
        if any(len(part) > (2 if part == folded(word) else 3) and part in said for part in parts):
            return True
    return False
