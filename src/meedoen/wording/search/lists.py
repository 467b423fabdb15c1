"""The word lists of the search, made for this project (``wording/data/search_words.txt``)."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).resolve().parents[1] / "data" / "search_words.txt"


@cache
def _lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(name, []).append(line)
    return found


@cache
def words_in(name: str) -> frozenset[str]:
    """The words of one list. KeyError when there is none with that name."""
    return frozenset(word for line in _lists()[name] for word in line.split())


def forms_in(name: str) -> dict[str, list[str]]:
    """Stems with their forms."""
    pairs = (line.split(" = ") for line in _lists()[name])
    return {stem: forms.split() for stem, forms in pairs}
