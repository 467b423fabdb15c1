"""The sheet of a rights check: what may be yours, and where to ask for it, in the language of the person."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from meedoen.kernel.documents import House, render_pdf
from meedoen.kernel.web import words
from meedoen.kernel.web.files import file

from ..rules.rights_list import Line
from .rights_words import source_of


def in_language(asked: str) -> override:
    """The language in which the sheet is read and made: the rights themselves are words of it too."""
    return override(asked if asked in dict(settings.LANGUAGES) else "nl")


def leaflet(network: Any, lines: Sequence[Line]) -> HttpResponse:
    """A PDF on one or two pages, in the language of now; words that a network wrote itself stay as they are."""
    told = _told(network, lines)
    house = House(
        network=network.name,
        accent=network.accent,
        made=_("Gemaakt op %(day)s") % {"day": words.dated(timezone.localdate(), year=True)},
    )
    content = render_pdf("outreach/rights", told, language=get_language() or "nl", title=told["title"], house=house)
    return file(content, "rechten.pdf")


def _told(network: Any, lines: Sequence[Line]) -> dict[str, Any]:
    return {
        "title": _("Waar heb je misschien recht op?"),
        "lead": _("Dit is geen beslissing. Vraag het na. Wij gaan graag mee."),
        "rights": [
            {
                "word": line.word,
                "what": str(line.info.what) if line.info else "",
                "where": str(line.info.where) if line.info else "",
                "source": source_of(line.info),
            }
            for line in lines
        ],
        "call": _("Vragen? Bel"),
        "phone": network.phone,
    }
