"""What a session offers, in one number: a bit for each thing that somebody may ask for.

The search keeps this number beside the words of a session (``services.searching``), so that twenty thousand of them
are weighed by reading numbers alone.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntFlag, auto
from typing import Any

from meedoen.networks.public import Step

from ...terms import Theme
from ..planning import EVENING_FROM
from ..series import BRUSSELS

CHEAP_CENTS = 300
"""Up to three euros, or a reduced price up to that, counts as cheap."""

ADULT = 18
NOON = 12


class Merit(IntFlag):
    """One thing that is so. Their order is stored: add at the end, and raise ``findable.EDITION``."""

    FREE = auto()
    CHEAP = auto()
    PRICE_KNOWN = auto()
    FETCHED = auto()
    BUS = auto()
    LITTLE_DUTCH = auto()
    SPEAKS_FR = auto()
    SPEAKS_EN = auto()
    SPEAKS_AR = auto()
    SPEAKS_TR = auto()
    STEP_FREE = auto()
    HELPED_IN = auto()
    STAIRS = auto()
    QUIET = auto()
    COMPANION = auto()
    WELCOMED = auto()
    CHILDREN = auto()
    ADULTS_ONLY = auto()
    YOUNG_ONLY = auto()
    MORNING = auto()
    AFTERNOON = auto()
    EVENING = auto()
    WEEKEND = auto()
    MEET = auto()
    MOVE = auto()
    MUSIC = auto()
    MAKE = auto()
    COOK = auto()
    OUTSIDE = auto()
    LEARN = auto()
    DUTCH = auto()
    COMPUTER = auto()
    FAMILY = auto()
    MATTERS = auto()
    # never stored: what depends on who asks, and when
    IN_VILLAGE = auto()
    NEARBY = auto()
    LATER = auto()
    FULL = auto()
    ONE_LEFT = auto()


SPEAKS = {"fr": Merit.SPEAKS_FR, "en": Merit.SPEAKS_EN, "ar": Merit.SPEAKS_AR, "tr": Merit.SPEAKS_TR}
INTERESTS: dict[str, tuple[Theme, ...]] = {
    "meet": (Theme.MEETING_PEOPLE,),
    "move": (Theme.SPORT, Theme.HEALTH),
    "music": (Theme.CULTURE,),
    "make": (Theme.CREATIVE,),
    "cook": (Theme.FOOD,),
    "outside": (Theme.NATURE, Theme.OUTING),
    "learn": (Theme.LEARNING,),
    "dutch": (Theme.LANGUAGE,),
    "computer": (Theme.DIGITAL,),
    "family": (Theme.CHILDREN, Theme.PARENTING),
    "matters": (Theme.MONEY, Theme.HOUSING, Theme.WORK, Theme.SHOP, Theme.VOICE),
}
"""What somebody likes, in the themes of the offer."""

_LIKED: dict[str, Merit] = {theme: Merit[like.upper()] for like, themes in INTERESTS.items() for theme in themes}


@dataclass(frozen=True, slots=True)
class Facts:
    """What an activity and its place tell that counts here."""

    price_cents: int | None = None
    social_price_cents: int | None = None
    transport_offered: bool = False
    bus_stop: str = ""
    no_dutch_needed: bool = False
    languages: tuple[str, ...] = ()
    wheelchair: str | None = None
    step_free: str = "unknown"
    quiet: bool = False
    companion_welcome: bool = False
    welcomed_by: str = ""
    children_welcome: bool = False
    childcare_places: int = 0
    age_min: int | None = None
    age_max: int | None = None
    themes: tuple[str, ...] = ()


def facts_of(activity: Any, *, wheelchair: str | None, bus_stop: str | None) -> Facts:
    """The facts of an activity at a place."""
    told = {name: getattr(activity, name) for name in Facts.__slots__ if name not in ("wheelchair", "bus_stop")}
    told |= {"languages": tuple(activity.languages or ()), "themes": tuple(activity.themes or ())}
    return Facts(**told, wheelchair=wheelchair, bus_stop=bus_stop or "")


def merits_of(facts: Facts) -> Merit:
    """What holds of a session whenever it is."""
    prices = [cents for cents in (facts.price_cents, facts.social_price_cents) if cents is not None]
    steps = _steps(facts.wheelchair, facts.step_free)
    young = facts.age_max is not None and facts.age_max < ADULT
    held = [
        (facts.price_cents == 0, Merit.FREE),
        (any(cents <= CHEAP_CENTS for cents in prices), Merit.CHEAP),
        (bool(prices), Merit.PRICE_KNOWN),
        (facts.transport_offered, Merit.FETCHED),
        (bool(facts.bus_stop), Merit.BUS),
        (facts.no_dutch_needed, Merit.LITTLE_DUTCH),
        *((code in facts.languages, merit) for code, merit in SPEAKS.items()),
        (steps == Step.YES, Merit.STEP_FREE),
        (steps == Step.WITH_HELP, Merit.HELPED_IN),
        (steps == Step.NO, Merit.STAIRS),
        (facts.quiet, Merit.QUIET),
        (facts.companion_welcome, Merit.COMPANION),
        (bool(facts.welcomed_by), Merit.WELCOMED),
        (facts.children_welcome or facts.childcare_places > 0 or young, Merit.CHILDREN),
        (facts.age_min is not None and facts.age_min >= ADULT and not facts.children_welcome, Merit.ADULTS_ONLY),
        (young, Merit.YOUNG_ONLY),
        *((True, _LIKED[theme]) for theme in facts.themes if theme in _LIKED),
    ]
    return _together(merit for holds, merit in held if holds)


def _steps(place: str | None, activity: str) -> str:
    """The place knows best; the activity tells what its organiser knows (W8)."""
    return place if place and place != Step.UNKNOWN else activity


def time_merits(starts_at: datetime.datetime) -> Merit:
    """Which part of the day, and whether in the weekend, on the clock of Brussels."""
    local = starts_at.astimezone(BRUSSELS)
    part = Merit.EVENING if local.hour >= EVENING_FROM else Merit.AFTERNOON if local.hour >= NOON else Merit.MORNING
    return part | Merit.WEEKEND if local.weekday() >= 5 else part


def seat_merits(left: int | None, waiting: int) -> Merit:
    """How many can still come: who waits goes first."""
    if left is None:
        return Merit(0)
    if left <= 0 or waiting:
        return Merit.FULL
    return Merit.ONE_LEFT if left == 1 else Merit(0)


def _together(merits: Iterable[Merit]) -> Merit:
    found = 0
    for merit in merits:
        found |= int(merit)
    return Merit(found)
