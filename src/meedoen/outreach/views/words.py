"""Days and lines of outreach in words, with every address made here."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meedoen.kernel.web import row_addresses

ACTS = ("outreach:follow_up_done", "outreach:follow_up_later")


def day(on: datetime.date | None) -> str:
    """ "maandag 30 november", with the year when it is another one."""
    if on is None:
        return _("nog nooit")
    return formats.date_format(on, "l j F" if on.year == timezone.localdate().year else "j F Y")


def due(on: datetime.date, today: datetime.date) -> str:
    """How late, or by when."""
    late = (today - on).days
    if late > 0:
        return ngettext("%(n)s dag te laat", "%(n)s dagen te laat", late) % {"n": late}
    if late == 0:
        return _("vandaag")
    return _("tegen %(day)s") % {"day": formats.date_format(on, "D j b")}


def follow_ups(lines: Iterable[Any], slug: str, today: datetime.date) -> list[dict[str, Any]]:
    """Things to follow up, as cards show them."""
    closed, later = (row_addresses.each(name, "follow_up_id", network=slug) for name in ACTS)
    of_contact = row_addresses.each("outreach:contact", "contact_id", network=slug)
    return [
        {
            "title": f"{line.label}: {line.what}" if line.what else f"{line.label}: {line.kind_word.lower()}",
            "kind": line.kind_word,
            "due": due(line.due, today),
            "late": line.due < today,
            "mine": line.mine,
            "closed": line.outcome_word,
            "done": closed(line.id),
            "later": later(line.id),
            "href": of_contact(line.contact_id),
        }
        for line in lines
    ]


def contacts(lines: Iterable[Any], slug: str) -> list[dict[str, Any]]:
    """Contacts, as a list shows them."""
    address = row_addresses.each("outreach:contact", "contact_id", network=slug)
    return [_contact(line, address(line.id)) for line in lines]


def _contact(line: Any, href: str) -> dict[str, Any]:
    details = [line.where, *line.themes]
    if not line.answered:
        details.insert(0, _("niemand thuis"))
    elif line.persons > 1:
        details.insert(0, ngettext("%(n)s mens", "%(n)s mensen", line.persons) % {"n": line.persons})
    return {
        "title": f"{line.kind_word}: {line.label}" if line.label else line.kind_word,
        "day": formats.date_format(line.on, "F Y") if line.faded else day(line.on),
        "detail": " · ".join(part for part in details if part),
        "href": href,
    }
