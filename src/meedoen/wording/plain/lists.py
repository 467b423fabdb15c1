"""The words of the offices with what people say (``wording/data/plain_words.txt``, made by hand for this project)."""

import re
from dataclasses import dataclass
from functools import cache

from ..word_lists import lists_of, words_of

_FILE = "plain_words.txt"


@dataclass(frozen=True)
class Listed:
    """A hard word, or a few, and what is plainer; ``fits`` when that can stand in the same place."""

    hard: str
    easy: str
    fits: bool


def _listed(line: str) -> Listed:
    hard, sign, easy = (part.strip() for part in re.split(r" ([=~]) ", line, maxsplit=1))
    return Listed(hard, easy, sign == "=")


@cache
def hard_words() -> dict[str, list[tuple[tuple[str, ...], Listed]]]:
    """By its first word: the words of each entry and the entry, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Listed]]] = {}
    for line in lists_of(_FILE)["words"]:
        entry = _listed(line)
        parts = tuple(entry.hard.split())
        found.setdefault(parts[0], []).append((parts, entry))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


@cache
def short_forms() -> tuple[re.Pattern[str], dict[str, Listed]]:
    """What finds a short form with its points, and what each means."""
    entries = {entry.hard: entry for entry in map(_listed, lists_of(_FILE)["short"])}
    longest_first = "|".join(re.escape(form) for form in sorted(entries, key=len, reverse=True))
    return re.compile(rf"(?<![\w.])(?:{longest_first})(?!\w)", re.IGNORECASE), entries


def known_capitals() -> frozenset[str]:
    """Capitals that everybody here knows, such as those of the social service."""
    return words_of(_FILE, "known_capitals")


def known_long() -> frozenset[str]:
    """Long words of every day."""
    return words_of(_FILE, "known_long")


def not_done() -> frozenset[str]:
    """Words that look like what is done to somebody ("gezond", "geld"), and are not."""
    return words_of(_FILE, "not_done")


@cache
def small_words() -> dict[str, frozenset[str]]:
    """By language, the small words that almost every sentence has."""
    lines = (line.split(" = ") for line in lists_of(_FILE)["small"])
    return {language: frozenset(words.split()) for language, words in lines}
