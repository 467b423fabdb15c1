"""A welcome sheet as paper says it (K3): one theme, one next step, room to write."""

from typing import Any

from django.utils.translation import gettext as _

from meedoen.kernel.documents.qr import qr_svg
from meedoen.wording.public import get_pictogram

from ..terms import Section
from . import notices
from .setting import Setting

NUMBERED = (Section.STEPS,)
LISTED = (Section.BRING, Section.HOURS)


def part(sheet: Any, name: str, language: str) -> str:
    """One part in a language; Dutch where it is not translated."""
    told = sheet.translations.get(language) if isinstance(sheet.translations, dict) else None
    found = told.get(name) if isinstance(told, dict) else None
    return str(found or getattr(sheet, name))


def lines(text: str) -> list[str]:
    """The lines of a text that hold something; signs of a list that people type before a line fall away."""
    return [notices.soften(line.lstrip("-•*").strip()) for line in text.splitlines() if line.strip("-•* \t")]


def data(sheet: Any, setting: Setting, address: str) -> dict[str, Any]:
    """What the template shows; ``address`` is where the same can be read on screen ("" while it is not visible)."""
    here = notices.language()
    shown = {name: lines(part(sheet, name, here)) for name in Section.values}
    whole = all(_told(sheet, name, here) for name in ("title", *Section.values) if getattr(sheet, name))
    return {
        "title": notices.own(sheet, "title"),
        "network": setting.name,
        "picture": _picture(sheet),
        "organisation": sheet.organisation.name,
        "body_lang": "" if here == "nl" or whole else "nl",
        "sections": [
            {
                "name": name,
                "title": str(Section(name).label),
                "lines": shown[name],
                "numbered": name in NUMBERED,
                "listed": name in LISTED,
            }
            for name in (Section.WHAT, Section.FOR_WHOM, Section.STEPS, Section.EXPECT, Section.BRING)
            if shown[name]
        ],
        "contact": {
            "title": _("Bel of kom langs"),
            "phone": sheet.phone or sheet.organisation.phone or setting.phone,
            "call": _("Bel"),
            "address": notices.soften(sheet.address),
            "hours_title": str(Section.HOURS.label),
            "hours": shown[Section.HOURS],
            "site": address.rsplit("://", maxsplit=1)[-1].strip("/"),
            "scan": _("Lees dit op je telefoon:"),
            "qr": qr_svg(address) if address else "",
            "qr_alt": _("QR-code naar dit blad op de site"),
        },
        "notes": _("Hier kan je zelf schrijven"),
        "checked": _("Nagekeken op %(day)s") % {"day": notices.date_words(sheet.checked_on, "d MMMM y")},
        "dutch": "" if here == "nl" or whole else _("Dit blad is nog niet helemaal vertaald. Vraag ons om uitleg."),
    }


def longest_parts(sheet: Any, language: str) -> str:
    """The names of the two longest parts, with how long they are: what to shorten."""
    texts = {str(Section(name).label): len(part(sheet, name, language)) for name in Section.values}
    most = sorted(texts, key=lambda title: -texts[title])[:2]
    said = [_("“%(part)s” (%(count)s tekens)") % {"part": title, "count": texts[title]} for title in most]
    return _(", ").join(said)


def _told(sheet: Any, name: str, language: str) -> bool:
    told = sheet.translations.get(language) if isinstance(sheet.translations, dict) else None
    return bool(isinstance(told, dict) and told.get(name))


def _picture(sheet: Any) -> str:
    try:
        return get_pictogram(sheet.pictogram).id
    except KeyError:
        return notices.picture("praten")
