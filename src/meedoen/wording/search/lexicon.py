"""The Dutch words that the analysis leans on: frequent word forms, derived by ``tools/derive/dutch_words.py``.

The list is data of its own with a licence of its own (CC BY-SA 4.0; ``credits``).
"""

from functools import cache
from pathlib import Path

from .folding import fold

_DATA = Path(__file__).resolve().parents[1] / "data" / "dutch_words.txt"


@cache
def words() -> dict[str, int]:
    """Folded word forms, each with its band: 1 is the most frequent (Zipf from 4), 2 from 3.5, 3 from 3."""
    found: dict[str, int] = {}
    band = 0
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        band += 1
        for word in line.split():
            found.setdefault(fold(word), band)
    return found


def known(word: str) -> bool:
    """Whether this folded form is a frequent Dutch word."""
    return word in words()
