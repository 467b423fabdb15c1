"""Decisions about stories: whose yes still counts, where a story may be shown, what is too much of a name (W7)."""

import calendar
import datetime
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..terms.stories import Shown, Standing
from .cleaning import Kind, hits_in

MOST_YEARS = 2
ASK_AGAIN = datetime.timedelta(days=60)
SOMEBODY = (Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.ADDRESS, Kind.HANDLE, Kind.PLATE)
EVERYWHERE = frozenset({Shown.SITE, Shown.PAPER})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NO_NAME = frozenset(
    {"de", "het", "een", "oma", "opa", "tante", "nonkel", "mevrouw", "meneer", "madame", "papa", "mama"}
)


@dataclass(frozen=True)
class Yes:
    """What is known of the yes of one person; ``how`` is empty while it was not given, ``until`` is its last day."""

    how: str = ""
    place: str = ""
    until: datetime.date | None = None
    withdrawn: bool = False


def standing(yes: Yes, today: datetime.date) -> Standing:
    """How this yes stands today. Sixty days before it ends it is time to ask again."""
    if yes.withdrawn:
        return Standing.WITHDRAWN
    if not yes.how or yes.until is None:
        return Standing.WAITING
    if yes.until < today:
        return Standing.ENDED
    return Standing.ENDS_SOON if yes.until - today <= ASK_AGAIN else Standing.GIVEN


def counts(yes: Yes, today: datetime.date) -> bool:
    """Whether somebody may be shown today, somewhere."""
    return standing(yes, today) in (Standing.GIVEN, Standing.ENDS_SOON)


def places(given: Iterable[Yes], today: datetime.date) -> frozenset[str]:
    """Where a story may be shown: where everybody in it said yes to. Nobody in it: everywhere. One missing: nowhere."""
    allowed = set(EVERYWHERE)
    for yes in given:
        if not counts(yes, today):
            return frozenset()
        allowed &= EVERYWHERE if yes.place == Shown.BOTH else {yes.place}
    return frozenset(allowed)


def longest(given_on: datetime.date) -> datetime.date:
    """The last day for which a yes of this day can count: two years. The 29th of February becomes the 28th."""
    year = given_on.year + MOST_YEARS
    last = calendar.monthrange(year, given_on.month)[1]
    return given_on.replace(year=year, day=min(given_on.day, last))


def is_full_name(alias: str) -> bool:
    """Whether this reads like a first name with a family name: two words with a capital, titles and articles apart."""
    words = [word for word in _WORD.findall(alias) if word.lower() not in _NO_NAME]
    return sum(word[0].isupper() and len(word) > 1 for word in words) > 1


def unlisted(
    text: str, aliases: Iterable[str], *, known: Collection[str] = (), language: str = "nl"
) -> tuple[str, ...]:
    """What in a text leads to somebody who is not on the list: another name, a family name, a number, a house.

    A hint for who looks the story over, never a proof: a hit too many costs a glance.
    """
    listed = {word.casefold() for alias in aliases for word in _WORD.findall(alias)}
    found = []
    for hit in hits_in(text, known=known, language=language):
        if hit.kind == Kind.ADDRESS and not any(sign.isdigit() for sign in hit.words):
            continue
        named = [word.casefold() for word in _WORD.findall(hit.words)]
        if hit.kind in SOMEBODY and not (hit.kind == Kind.NAME and set(named) <= listed):
            found.append(hit.words)
    return tuple(dict.fromkeys(found))
