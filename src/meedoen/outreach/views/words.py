"""Days and lines of outreach in words, with every address made here."""

import datetime
from typing import Any

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


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


def follow_up(line: Any, slug: str, today: datetime.date) -> dict[str, Any]:
    """One thing to follow up, as a card shows it."""
    at = {"network": slug, "follow_up_id": line.id}
    return {
        "title": f"{line.label}: {line.what}" if line.what else f"{line.label}: {line.kind_word.lower()}",
        "kind": line.kind_word,
        "due": due(line.due, today),
        "late": line.due < today,
        "mine": line.mine,
        "closed": line.outcome_word,
        "done": reverse("outreach:follow_up_done", kwargs=at),
        "later": reverse("outreach:follow_up_later", kwargs=at),
        "href": reverse("outreach:contact", kwargs={"network": slug, "contact_id": line.contact_id}),
    }


def contact(line: Any, slug: str) -> dict[str, Any]:
    """One contact in a list."""
    details = [line.where, *line.themes]
    if not line.answered:
        details.insert(0, _("niemand thuis"))
    elif line.persons > 1:
        details.insert(0, ngettext("%(n)s mens", "%(n)s mensen", line.persons) % {"n": line.persons})
    return {
        "title": f"{line.kind_word}: {line.label}" if line.label else line.kind_word,
        "day": formats.date_format(line.on, "F Y") if line.faded else day(line.on),
        "detail": " · ".join(part for part in details if part),
        "href": reverse("outreach:contact", kwargs={"network": slug, "contact_id": line.id}),
    }
