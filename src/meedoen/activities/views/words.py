"""Moments and parties in the words of the screens."""

import datetime
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def day_words(moment: datetime.datetime) -> str:
    """ "woensdag 25 november" in the time of Brussels."""
    return formats.date_format(timezone.localtime(moment), "l j F")


def hour_words(moment: datetime.datetime) -> str:
    """ "14.30 uur"."""
    return _("%(time)s uur") % {"time": formats.date_format(timezone.localtime(moment), "G.i")}


def hours_words(starts_at: datetime.datetime, ends_at: datetime.datetime) -> str:
    """ "van 14.00 tot 16.00 uur"."""
    start, end = (formats.date_format(timezone.localtime(at), "G.i") for at in (starts_at, ends_at))
    return _("van %(start)s tot %(end)s uur") % {"start": start, "end": end}


def party_words(party: Any) -> str:
    """What stands under a name: who comes along and what is needed ("+ 2 kinderen · 1 in de opvang")."""
    parts = []
    if party.adults > 1:
        parts.append(_("%(number)s volwassenen") % {"number": party.adults})
    if party.children:
        kids = ngettext("%(number)s kind", "%(number)s kinderen", party.children) % {"number": party.children}
        parts.append(f"+ {kids}" if party.adults else kids)
    if party.childcare:
        parts.append(_("%(number)s in de opvang") % {"number": party.childcare})
    if party.needs_transport:
        parts.append(_("vervoer nodig"))
    if party.needs_companion:
        parts.append(_("iemand gaat mee"))
    return " · ".join(parts)
