"""Long paths (H11): the steps of a template, how far somebody is, when the next step is due, how it may end."""

import datetime
import secrets
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_STEPS, MOST_OUTCOMES, LONGEST_WORD = 12, 6, 80
SOON = datetime.timedelta(days=7)
READABLE = datetime.timedelta(days=30)
"""How long after its last act or planned day a path still is a reason to open somebody (trust.md rule 2)."""


class Outcome(models.TextChoices):
    """How a path ends. The words of a template are of one of these kinds, so that figures can be compared."""

    REACHED = "reached", _("Bereikt")
    PARTLY = "partly", _("Deels bereikt")
    THRESHOLD = "threshold", _("Gestopt door een drempel")
    MOVED_ON = "moved_on", _("Verhuisd of verder zonder ons")
    UNKNOWN = "unknown", _("Niet geweten")


OFFERED = (Outcome.REACHED, Outcome.PARTLY, Outcome.THRESHOLD, Outcome.MOVED_ON)
"""What somebody may choose; that it is not known is written by an erasure or at the end of the term alone."""


class By(models.TextChoices):
    """Who did a step; never which worker."""

    US = "us", _("Wij")
    SELF = "self", _("De persoon zelf")
    TOGETHER = "together", _("Samen")
    PARTNER = "partner", _("Een andere organisatie")


class Counted(models.TextChoices):
    """What one path of a template counts as (R26): a figure of households is never added to one of persons."""

    PERSONS = "persons", _("Personen")
    HOUSEHOLDS = "households", _("Gezinnen")


class When(models.TextChoices):
    """How pressing the next step is."""

    LATE = "late", _("Te laat")
    NOW = "now", _("Vandaag")
    SOON = "soon", _("Deze week")
    LATER = "later", _("Later")
    OPEN = "open", _("Nog geen dag gekozen")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a template: its key stays when the word changes."""

    key: str
    word: str


@dataclass(frozen=True, slots=True)
class Ending:
    """A possible outcome of a template, in its own words, of one of the four kinds."""

    key: str
    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class Done:
    """A step that was done."""

    key: str
    word: str
    on: datetime.date
    by: str
    partner: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A step as a path shows it: done, next or still to come."""

    key: str
    word: str
    done: Done | None
    is_next: bool


def new_key() -> str:
    """A key for a step or an outcome; it says nothing."""
    return secrets.token_hex(4)


def tidy(words: Iterable[str], most: int) -> list[str]:
    """The lines that say something, each once, at most ``most``; spaces are evened out."""
    found: list[str] = []
    for word in (" ".join(one.split()) for one in words):
        if word and word.casefold() not in {one.casefold() for one in found}:
            found.append(word[:LONGEST_WORD])
    return found[:most]


def rekeyed(old: Sequence[Step], words: Sequence[str], key: Callable[[], str] = new_key) -> list[Step]:
    """The steps under new words. A word that stays keeps its key, wherever it stands now; a changed word takes the
    key of the step in its place when nobody else has it, so that what was done of it stays done.
    """
    kept = {step.word.casefold(): step.key for step in old}
    claimed = {kept[word.casefold()] for word in words if word.casefold() in kept}
    found: list[Step] = []
    for place, word in enumerate(words):
        own = kept.get(word.casefold())
        if own is None and place < len(old) and old[place].key not in claimed:
            own = old[place].key
            claimed.add(own)
        found.append(Step(own or key(), word))
    return found


def lines(steps: Sequence[Step], done: Sequence[Done], next_key: str) -> list[Line]:
    """The steps of a path in order. What was done and stands no more in the template comes first, by day."""
    known = {step.key for step in steps}
    ended = sorted((one for one in done if one.key not in known), key=lambda one: one.on)
    by_key = {one.key: one for one in done}
    return [Line(one.key, one.word, one, False) for one in ended] + [
        Line(step.key, step.word, by_key.get(step.key), step.key == next_key and step.key not in by_key)
        for step in steps
    ]


def next_of(steps: Sequence[Step], done: Collection[str], asked: str = "") -> str:
    """The step that comes next: the one asked for when it is still to do, else the first after the last one done,
    else the first that is left; '' when all is done.
    """
    keys = [step.key for step in steps]
    left = [key for key in keys if key not in done]
    if asked in left:
        return asked
    last = max((place for place, key in enumerate(keys) if key in done), default=-1)
    return next((key for key in left if keys.index(key) > last), left[0] if left else "")


def when(next_on: datetime.date | None, today: datetime.date) -> When:
    """How pressing a path is; a path without a day asks for one."""
    if next_on is None:
        return When.OPEN
    if next_on < today:
        return When.LATE
    if next_on == today:
        return When.NOW
    return When.SOON if next_on <= today + SOON else When.LATER


def readable_until(touched_on: datetime.date, next_on: datetime.date | None) -> datetime.date:
    """The last day on which an open path gives its worker a reason to open the person: a path that nobody touches
    and for which nothing is planned closes that door by itself.
    """
    return max(touched_on, next_on or touched_on) + READABLE


def wrong_days(started_on: datetime.date, on: datetime.date, today: datetime.date) -> str:
    """``future`` or ``before`` for a day on which a step cannot have been done; '' when it can."""
    if on > today:
        return "future"
    return "before" if on < started_on else ""
