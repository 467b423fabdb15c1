"""What a signal says, and what it may not leave out."""

import datetime
import difflib
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meedoen.kernel import textchecks
from meedoen.kernel.refusals import Refused

from ..terms import signals as terms

SHORTEST, LONGEST = 10, 600


@dataclass(frozen=True)
class Told:
    """A signal as it is given. ``text`` states the problem in neutral words."""

    text: str
    way_in: str
    theme: str = terms.Theme.OTHER
    thresholds: tuple[str, ...] = ()
    area_id: uuid.UUID | None = None
    origin: str = terms.Origin.UNKNOWN
    target_group: str = terms.TargetGroup.EVERYONE
    people_band: str = terms.PeopleBand.UNKNOWN
    recurring: str = terms.Often.UNKNOWN
    tried_already: str = terms.Tried.UNKNOWN
    addressee: str = terms.Addressee.UNKNOWN
    urgency: str = terms.Urgency.NORMAL
    noticed_on: datetime.date | None = None
    language: str = "nl"


@dataclass(frozen=True)
class Looked:
    """What a second person makes of a signal: the neutral words, what it is about, and whether it is sure.

    ``known``: names that may stand there; ``sure``: what still looks like somebody's may stay.
    """

    statement: str
    theme: str
    thresholds: tuple[str, ...] = ()
    area_id: uuid.UUID | None = None
    target_group: str = terms.TargetGroup.EVERYONE
    origin: str = terms.Origin.UNKNOWN
    addressee: str = terms.Addressee.UNKNOWN
    people_band: str = terms.PeopleBand.UNKNOWN
    recurring: str = terms.Often.UNKNOWN
    urgency: str = terms.Urgency.NORMAL
    known: tuple[str, ...] = ()
    sure: bool = False


LEAST_PEOPLE = {
    terms.PeopleBand.FEW: 2,
    terms.PeopleBand.SEVERAL: 5,
    terms.PeopleBand.MANY: 20,
}


def people_behind(bands: Iterable[str]) -> int:
    """The smallest number of people behind these signals; one for a signal of which nobody knows."""
    return sum(LEAST_PEOPLE.get(terms.PeopleBand(band), 1) for band in bands)


def checked_text(text: str) -> str:
    """The words as they will stand. Raises Refused: too short, too long, or with a register number."""
    check(Told(text=text, way_in=terms.WayIn.DESK), today=datetime.date.min, field="statement")
    return textchecks.clean_text(text).strip()


def check(told: Told, *, today: datetime.date, field: str = "text") -> None:
    """Raises Refused with a sentence: a register number, too short, too long, a day that is still to come."""
    if len(textchecks.checked(told.text, field=field, most=LONGEST)) < SHORTEST:
        raise Refused(_("Schrijf in een korte zin wat er misloopt."), field=field)
    if told.noticed_on is not None and told.noticed_on > today:
        raise Refused(_("Deze dag moet nog komen. Kies vandaag of een dag die voorbij is."), field="noticed_on")


def promised(on: datetime.date, *, answer_days: int) -> datetime.date:
    """The day on which an answer is promised, counted from the day of intake (the promise clock)."""
    return on + datetime.timedelta(days=answer_days)


def repeats(text: str, voice: str) -> bool:
    """Whether a text says one voice over again: most of its words, in their order, stand there."""
    said, heard = (re.findall(r"\w+", one.lower()) for one in (text, voice))
    same = difflib.SequenceMatcher(None, said, heard, autojunk=False).ratio()
    return same > TOO_ALIKE


TOO_ALIKE = 0.6
