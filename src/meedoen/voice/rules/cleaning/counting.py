"""Numbers in figures and in words, as Dutch says them; the shape of a rule."""

import re
from collections.abc import Callable

Propose = Callable[[re.Match], str] | str
Rule = tuple[str, str, int, Propose]
"""What it points at, its shape with the flags of that, and what to say in its place."""
OMIT = "(…)"

_UNITS: tuple[str, ...] = (
    "nul", "een", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
    "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_NUMBER_WORDS = {word: number if number < 2 else number - 1 for number, word in enumerate(_UNITS)}
_NUMBER_WORDS |= {word: (place + 2) * 10 for place, word in enumerate(_TENS)}
_NUMBER_WORDS |= {
    f"{unit}{joint}{ten}": _NUMBER_WORDS[unit] + _NUMBER_WORDS[ten]
    for unit in _UNITS[1:11]
    for ten in _TENS
    for joint in ("en", "ën", " en ")
}
_NUMBER_WORDS["honderd"] = 100


def _either(words: set[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


SPELLED = _either(set(_NUMBER_WORDS) - {"een", "nul"})
SAID = rf"(?:\w{{3,}})?honderd\w*|{_either({word for word in _NUMBER_WORDS if ' ' not in word and word != 'een'} | {'een'})}"
"""Each number word, also those that are words of every day."""
COUNT = rf"(?P<count>\d{{1,3}}|{SPELLED})"
_EARLY = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende")
_LATE = {f"{word}ste" for word in _NUMBER_WORDS if word.endswith("tig")} | {
    f"{word}de" for word in _UNITS[12:] if word not in ("elf", "twaalf")
}
_LATE |= {"elfde", "twaalfde"}
ORDINAL = _either({*_EARLY, *_LATE})
LATE_ORDINAL = rf"(?:\d{{2}}(?:e|de|ste)|{_either({*_LATE, *_EARLY[4:]})})"
"""From the fifth on: an age or a day more often than a place in a row."""
DAY = rf"(?:[0-3]?\d(?:e|ste|de|er|st|nd|rd|th)?|{ORDINAL}|{_either({w for w, n in _NUMBER_WORDS.items() if 0 < n < 32 and w != 'een'})})"
YEAR_SAID = rf"(?:negentien(?:honderd)?|tweeduizend)\s*(?:en\s+)?(?:{SPELLED})"


def number_of(said: str) -> int:
    """The number that stands there, in figures or in words."""
    plain = " ".join(said.lower().split())
    return int(plain) if plain.isdigit() else _NUMBER_WORDS[plain]


def rule(kind: str, pattern: str, propose: Propose, *, flags: int = re.IGNORECASE) -> Rule:
    """One shape, and what to say in its place; it is compiled when the first text is looked at."""
    return kind, pattern, flags, propose
