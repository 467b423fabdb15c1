"""Pictograms with words in five languages: found by what people call them.

Pictures are OpenMoji (CC BY-SA 4.0), words are Unicode CLDR and our own; ``credits`` has the lines to show.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.templatetags.static import static

LANGUAGES = ("nl", "fr", "en", "ar", "tr")
_DATA = Path(__file__).with_name("data") / "pictograms.json"


@dataclass(frozen=True, slots=True, eq=False)
class Pictogram:
    """One picture. ``id`` is the OpenMoji code and never changes; ``name`` is Dutch, for the alternative text."""

    id: str
    name: str
    words: Mapping[str, tuple[str, ...]]

    @property
    def path(self) -> str:
        """Where the picture stands among the static files."""
        return f"pictograms/{self.id}.svg"

    def name_in(self, language: str) -> str:
        """What it is called in a language; Dutch when that language is not known here."""
        if language == "nl":
            return self.name
        return next(iter(self.words.get(language, ())), self.name)


@lru_cache(maxsize=1)
def _known() -> dict[str, Pictogram]:
    entries = json.loads(_DATA.read_text(encoding="utf-8"))["pictograms"]
    return {
        entry["id"]: Pictogram(
            entry["id"], entry["name"], {language: tuple(words) for language, words in entry["words"].items()}
        )
        for entry in entries
    }


def all() -> list[Pictogram]:
    """Every pictogram, ordered by subject: food, people, feelings, moving, making, nature, travel, places ..."""
    return list(_known().values())


def get(id: str) -> Pictogram:
    """The pictogram with that id. KeyError when there is none."""
    return _known()[id]


@lru_cache(maxsize=512)
def drawing(id: str) -> str:
    """The picture itself as SVG, for paper. KeyError when there is none."""
    return (Path(__file__).with_name("static") / get(id).path).read_text(encoding="utf-8")


def find(word: str, language: str = "nl") -> list[Pictogram]:
    """Pictograms that a word fits, best first: called so, then known by that word, then a word that begins so.

    Capitals and accents make no difference. An empty word or a language that is not known finds nothing.
    """
    wanted = fold(word)
    if not wanted:
        return []
    ranked = [
        (rank, order, pictogram)
        for order, (pictogram, words) in enumerate(_index(language))
        if (rank := _rank(wanted, words)) is not None
    ]
    return [pictogram for *_, pictogram in sorted(ranked, key=lambda hit: hit[:2])]


@lru_cache(maxsize=512)
def best(name: str, otherwise: str = "") -> Pictogram:
    """The pictogram with this id, or that this Dutch word fits best, or else ``otherwise``. LookupError without any."""
    if name in _known():
        return get(name)
    found = find(name) or find(otherwise)
    if not found:
        raise LookupError(f"no pictogram is called {name}")
    return found[0]


class Chip(str):
    """The word of a choice; ``picture`` is where its picture stands."""

    picture: str

    def __new__(cls, path: str, word: str) -> Chip:
        made = super().__new__(cls, word)
        made.picture = path
        return made


def chip(name: str, label: object) -> Chip:
    """A word with its picture, for a choice that is tapped. LookupError for a picture that is not there."""
    return Chip(static(best(name).path), str(label))


def fold(text: str) -> str:
    """A word as it is compared: small letters, no accents or vowel marks, single spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i").replace("ـ", ""))
    bare = "".join(letter for letter in letters if unicodedata.category(letter) not in {"Mn", "Cf"})
    return " ".join(bare.split())


@lru_cache(maxsize=len(LANGUAGES))
def _index_of(language: str) -> tuple[tuple[Pictogram, tuple[str, ...]], ...]:
    return tuple((picture, tuple(fold(word) for word in picture.words[language])) for picture in all())


def _index(language: str) -> tuple[tuple[Pictogram, tuple[str, ...]], ...]:
    return _index_of(language) if language in LANGUAGES else ()


def _rank(wanted: str, words: tuple[str, ...]) -> tuple[int, int] | None:
    """Lower is better: (kind of match, place of the word in the list)."""
    best: tuple[int, int] | None = None
    for place, word in enumerate(words):
        if word == wanted:
            kind = 0
        elif word.startswith(wanted):
            kind = 1
        elif any(part.startswith(wanted) for part in word.split()):
            kind = 2
        else:
            continue
        if best is None or (kind, place) < best:
            best = (kind, place)
    return best
