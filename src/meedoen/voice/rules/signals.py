"""What a signal says, and what it may not leave out."""

import datetime
import uuid
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


def check(told: Told, *, today: datetime.date) -> None:
    """Raises Refused with a sentence: a register number, too short, too long, a day that is still to come."""
    text = textchecks.clean_text(told.text).strip()
    if textchecks.find_register_number(text):
        raise Refused(textchecks.REGISTER_NUMBER_FOUND, field="text", code="register_number")
    if len(text) < SHORTEST:
        raise Refused(_("Schrijf in een korte zin wat er misloopt."), field="text")
    if sentence := textchecks.too_long(text, LONGEST):
        raise Refused(sentence, field="text")
    if told.noticed_on is not None and told.noticed_on > today:
        raise Refused(_("Deze dag moet nog komen. Kies vandaag of een dag die voorbij is."), field="noticed_on")


def promised(on: datetime.date, *, answer_days: int) -> datetime.date:
    """The day on which an answer is promised, counted from the day of intake (the promise clock)."""
    return on + datetime.timedelta(days=answer_days)
