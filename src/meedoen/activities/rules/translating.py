"""What an activity says in other languages: what is still to write, and what the Dutch text left behind.

A text written by hand carries the mark of the Dutch it was made from. When the Dutch changes, the marks differ: the
translation is still shown, and somebody is asked to look at it again. What came with an import carries no mark.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused

from . import offers
from .versions import version_of

LANGUAGES = ("fr", "en", "ar", "tr")
"""What residents read beside Dutch."""

RIGHT_TO_LEFT = frozenset({"ar"})
FIELDS = ("title", "text", "for_whom", "childcare_hours", "food", "bring")
"""What an organiser writes in words; the rest is said by the product, in every language."""

_MARK = "dutch"


class State(Enum):
    """How far a language is."""

    MISSING = "missing"
    PARTLY = "partly"
    STALE = "stale"
    DONE = "done"


def to_translate(activity: Any) -> dict[str, str]:
    """The Dutch texts of an activity that there are, by field, in the order of the page."""
    return {name: getattr(activity, name) for name in FIELDS if getattr(activity, name)}


def told(activity: Any, language: str) -> dict[str, str]:
    """What is written in a language, by field; empty when there is nothing."""
    kept = activity.translations.get(language)
    if not isinstance(kept, Mapping):
        return {}
    return {name: str(kept[name]) for name in FIELDS if kept.get(name)}


def by_hand(kept: Any) -> bool:
    """Whether a translation was written here, and did not come with an import."""
    return isinstance(kept, Mapping) and _MARK in kept


def state(activity: Any, language: str) -> State:
    """How far this activity is in a language."""
    dutch, there = to_translate(activity), told(activity, language)
    if not there:
        return State.MISSING
    kept = activity.translations[language]
    if by_hand(kept) and kept[_MARK] != _mark(dutch):
        return State.STALE
    return State.DONE if dutch.keys() <= there.keys() else State.PARTLY


def states(activity: Any) -> dict[str, State]:
    """How far this activity is in each language."""
    return {language: state(activity, language) for language in LANGUAGES}


def written(activity: Any, language: str, said: Mapping[str, str]) -> dict[str, Any]:
    """All translations of an activity once this one is kept; one without any word goes.

    Raises Refused for a language that is not there, a text that is too long or holds a register number (R23).
    """
    if language not in LANGUAGES:
        raise Refused(_("Kies een taal uit de lijst."), field="language", code="choice")
    if unknown := said.keys() - set(FIELDS):
        raise TypeError(f"an activity says no {sorted(unknown)} in words")
    clean = {name: offers.text(text or "", name) for name, text in said.items()}
    kept = {code: words for code, words in activity.translations.items() if code != language}
    filled = {name: text for name, text in clean.items() if text}
    return {**kept, language: {**filled, _MARK: _mark(to_translate(activity))}} if filled else kept


def _mark(dutch: Mapping[str, str]) -> str:
    return version_of(f"{name}={text}" for name, text in dutch.items())
