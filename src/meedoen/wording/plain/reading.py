"""How a text reads: its level in words, its longest sentence, what could be plainer."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import TextChoices
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from . import signs
from .language import is_dutch
from .sentences import Sentence, sentences, syllables
from .signs import Hint

FEWEST = 5
"""Words: of a shorter text (a title) no level is said, only what could be plainer."""
EASY_FROM, HARD_BELOW = 60, 45
"""Reading ease. Douma's own table: from 60 "normal", 45 to 60 "rather hard", below 45 "hard"."""
EASY_LOAD, HARD_LOAD = 0.5, 1.5
"""Weight of the signs in each sentence: less than one in two sentences is easy; more than one and a half is hard."""
RARE_WEIGHT = 0.5
MOST_LETTERS = 20_000
"""Longer texts are read as far as this: no field for residents is as long."""


class Level(TextChoices):
    """How easy a text is for somebody who reads little."""

    EASY = "easy", _("makkelijk")
    SO_SO = "so_so", _("gaat nog")
    HARD = "hard", _("moeilijk")


@dataclass(frozen=True)
class Reading:
    """What is said of one text. ``level`` is None where there is nothing to say: too short, or not in Dutch."""

    level: Level | None
    ease: float
    longest: int
    hints: tuple[Hint, ...]

    @property
    def first(self) -> list[Hint]:
        """The three that matter most, each sentence once."""
        return self.told[:3]

    @property
    def rest(self) -> list[Hint]:
        return self.told[3:]

    @property
    def told(self) -> list[Hint]:
        """Each sentence once, what weighs most first."""
        ordered = sorted(self.hints, key=lambda hint: (-hint.weight, hint.start))
        return list({hint.sentence: hint for hint in ordered}.values())

    @property
    def tone(self) -> str:
        return {Level.EASY: "ok", Level.SO_SO: "plain", Level.HARD: "warn"}.get(self.level, "plain")  # type: ignore[arg-type]

    def __bool__(self) -> bool:
        return self.level is not None or bool(self.hints)


NOTHING = Reading(None, 0.0, 0, ())


def read(text: str) -> Reading:
    """How a Dutch text reads; ``NOTHING`` for an empty text and for one in another language. Never raises."""
    return _read(text[:MOST_LETTERS], get_language() or "nl")


@lru_cache(maxsize=1000)
def _read(text: str, language: str) -> Reading:
    """``language`` is that of the sentences of the hints."""
    found = sentences(text)
    if not found or not is_dutch([word.small for one in found for word in one.words if word.kind == "word"]):
        return NOTHING
    hints = tuple(signs.of_text(text, found))
    ease = reading_ease(found)
    words = sum(len(one.words) for one in found)
    level = None if words < FEWEST else _level(ease, _load(found, hints), words)
    return Reading(level, ease, max(len(one.words) for one in found), hints)


def reading_ease(found: list[Sentence]) -> float:
    """Flesch-Douma: 206.84 - 0.93 x words in a sentence - 77 x syllables in a word; 100 is very easy, 0 very hard.

    Source: W.H. Douma, "De leesbaarheid van landbouwbladen" (Bulletin 17, Landbouwhogeschool Wageningen, 1960), who
    fitted Flesch's formula of 1948 to Dutch. Chosen above Brouwer's (1963) because its table of levels was published
    with it, above LiNT because that needs a parser and a model of sentences, which this page cannot wait for. A formula
    only sees length: the signs beside it (``signs``) say what to do, and weigh as much for the level.
    """
    words = [word for one in found for word in one.words if word.kind != "address"]
    if not words:
        return 100.0
    counted = sum(syllables(word.small) if word.kind == "word" else 1 for word in words)
    return 206.84 - 0.93 * len(words) / len(found) - 77 * counted / len(words)


def _load(found: list[Sentence], hints: tuple[Hint, ...]) -> float:
    """The weight of the signs in each sentence; words that are seldom heard weigh too, though no hint names them."""
    named = [(hint.start, hint.end) for hint in hints if hint.kind in ("word", "long_word")]
    rare = [
        word
        for one in found
        for number, word in enumerate(one.words)
        if word.kind == "word" and not (number and word.text[0].isupper()) and signs.is_rare(word.small)
        if not any(start <= word.start < end for start, end in named)
    ]
    return (sum(hint.weight for hint in hints) + RARE_WEIGHT * len(rare)) / len(found)


def _level(ease: float, load: float, words: int) -> Level:
    """The worse of what the formula and the signs say. A short text stands or falls with the signs alone."""
    enough = words >= 10
    if load >= HARD_LOAD or (enough and ease < HARD_BELOW and load >= EASY_LOAD):
        return Level.HARD
    if load < EASY_LOAD and (not enough or ease >= EASY_FROM):
        return Level.EASY
    return Level.SO_SO


def level_of(*texts: str) -> Level | None:
    """The level of what belongs together, such as the texts of one activity: read as lines under each other."""
    return read("\n".join(text for text in texts if text)).level
