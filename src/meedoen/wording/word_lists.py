"""Lists of words made for this project: a file in ``wording/data`` with a name in brackets above the lines of each."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).resolve().parent / "data"


@cache
def lists_of(file: str) -> dict[str, list[str]]:
    """The lines of each list of a file, without empty ones and remarks."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in (_DATA / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(name, []).append(line)
    return found


@cache
def words_of(file: str, name: str) -> frozenset[str]:
    """The words of one list. KeyError when there is none with that name."""
    return frozenset(word for line in lists_of(file)[name] for word in line.split())
