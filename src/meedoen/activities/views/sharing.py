"""Take it along or pass it on: links that open what is on the phone already. No script, nothing of a third party.

The words are in the language of the reader. The subject of a mail is neutral: it shows on a locked screen.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from .notices import own_words


@dataclass(frozen=True, slots=True)
class Share:
    """The three ways to pass an activity on, as addresses."""

    whatsapp: str
    sms: str
    email: str


def share(title: str, *, when: str, where: str, url: str) -> Share:
    """ "Samen koken, dinsdag 24 november, 14 tot 16 uur. De Zaal. https://…" in each of the three ways."""
    told = [part for part in (", ".join(part for part in (title, when) if part), where) if part]
    text = ". ".join(told) + f". {url}"
    body, subject = quote(text), _quoted(_("Kom je mee?"))
    return Share(
        whatsapp=f"https://wa.me/?text={body}",
        sms=f"sms:?&body={body}",
        email=f"mailto:?subject={subject}&body={body}",
    )


_quoted = lru_cache(maxsize=16)(quote)


def notes(activity: Any, place: Any, phone: Any) -> str:
    """What stands in a calendar under the moment: how to get there, what to bring, whom to call."""
    bring = own_words(activity, "bring")[0]
    lines = [
        place.how_to_get_there if place else "",
        _("Meebrengen: %(what)s") % {"what": bring} if bring else "",
        _("Vragen? Bel %(number)s") % {"number": phone.shown} if phone else "",
    ]
    return "\n".join(line for line in lines if line)
