"""Pure decisions about people."""

import datetime
import re
import unicodedata
import uuid
from collections.abc import Mapping

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused

from .terms import Channel


def reach_address(channel: str, text: str) -> str:
    """The address of a way to reach, checked and written in one form. '' for channels that need none.

    Raises Refused with the way out when it cannot be reached that way.
    """
    text = text.strip()
    if channel in (Channel.PHONE, Channel.SMS):
        try:
            number = phonenumbers.parse(text, "BE")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise Refused(_("Dit is geen telefoonnummer. Een nummer ziet er zo uit: 0470 12 34 56."), field="reach")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if channel == Channel.EMAIL:
        try:
            validate_email(text)
        except ValidationError:
            raise Refused(_("Dit is geen e-mailadres. Kijk het na of kies een andere manier."), field="reach") from None
        return text
    if channel in (Channel.LETTER, Channel.HELPER) and not text:
        raise Refused(_("Vul in waar of via wie we je bereiken."), field="reach")
    return text


def makes_circle(brought_by: Mapping[uuid.UUID, uuid.UUID], person: uuid.UUID, by: uuid.UUID) -> bool:
    """Whether "``by`` brought ``person``" would close a circle in who brought whom."""
    step: uuid.UUID | None = by
    seen = set()
    while step is not None and step not in seen:
        if step == person:
            return True
        seen.add(step)
        step = brought_by.get(step)
    return False


LINK = datetime.timedelta(days=30)
"""How long a request opens the data of who asked: the month in which the law wants an answer (GDPR art. 12.3)."""


def is_live(asked_at: datetime.datetime, ended_at: datetime.datetime | None, now: datetime.datetime) -> bool:
    """Whether a request is still a reason to look (trust.md rule 2): not ended, and not older than a month."""
    return ended_at is None and now - asked_at < LINK


def folded(text: str) -> str:
    """A name without accents, capitals, spaces or signs: "Ayşe-Nur " is "aysenur"."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i")).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


_SOUNDS = (
    ("sch", "sj"), ("sh", "sj"), ("ch", "k"), ("ph", "f"), ("th", "t"), ("dj", "j"), ("tj", "j"), ("kh", "k"),
    ("gh", "g"), ("ck", "k"), ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("v", "f"), ("d", "t"), ("y", "i"),
    ("ou", "u"), ("oe", "u"), ("w", "u"), ("h", ""),
)  # fmt: skip


def sound(text: str) -> str:
    """How a name sounds, roughly: Mohamed, Mohammed and Muhammad are one; Fatima and Fatma too.

    Small on purpose: it only has to bring candidates, whom a human tells apart. "" for a name without letters.
    """
    heard = re.sub("^y", "j", folded(text))
    for written, spoken in _SOUNDS:
        heard = heard.replace(written, spoken)
    heard = re.sub(r"(.)\1+", r"\1", heard)
    first = "a" if heard[:1] in "aeiou" else heard[:1]
    return first + re.sub(r"[aeiouj]", "", heard[1:]) if heard else ""


def search_texts(first_name: str, reach: str) -> set[str]:
    """What somebody can be found by: the name as it is written, as it sounds, and the way to reach."""
    found = {f"name {folded(first_name)}", f"sound {sound(first_name)}"} if folded(first_name) else set()
    return found | ({f"reach {reach.strip().casefold()}"} if reach.strip() else set())


def typed_reach(text: str) -> str:
    """A phone number or e-mail address as it is kept, however it was typed. Raises Refused when it is neither."""
    return reach_address(Channel.EMAIL if "@" in text else Channel.PHONE, text)


def last_signs(reach: str) -> str:
    """The end of a way to reach, to ask about and not to give away: "… 56"; '' when there is too little of it."""
    kept = re.sub(r"\s", "", reach)
    return f"… {kept[-2:]}" if len(kept) >= 6 else ""


def plain_code(typed: str) -> str:
    """The code of a card as it is kept, however it was typed or read aloud."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[:12]
