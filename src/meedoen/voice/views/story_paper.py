"""The slip with which somebody says yes on paper: what is shown, where, how long, and how to take it back."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from meedoen.kernel.documents import House, render_pdf
from meedoen.kernel.web import acts, languages, words
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest

from ..policy import stories as policy
from ..queries import stories as reads
from ..rules.stories import longest
from .papers import _phone, svg


@require_safe
@acts(policy.NOTE_YES)
def slip(request: HouseRequest, network: Any, yes_id: uuid.UUID) -> HttpResponse:
    """The slip as PDF (A5), in a language of the network (``?in=fr``)."""
    line, pictures = reads.yes(request.actor, yes_id, today=timezone.localdate())
    language = languages.asked_of(request, network)
    with translation.override(language):
        return _slip(network, line, pictures, language)


def _slip(network: Any, line: reads.Line, pictures: int, language: str) -> HttpResponse:
    phone, today = _phone(network.phone), timezone.localdate()
    with_pictures = ngettext("Je verhaal, met %(n)s beeld:", "Je verhaal, met %(n)s beelden:", pictures)
    last = formats.date_format(longest(today), "j F Y")
    data = {
        "who": line.row.alias,
        "story": line.row.story.title,
        "written_in": line.row.story.language,
        "lead": _("Je mag ja of nee zeggen. Je hoeft niet te zeggen waarom. Ook met een nee blijf je welkom."),
        "what": with_pictures % {"n": pictures} if pictures else _("Je verhaal, zonder beelden:"),
        "what_picture": svg("lezen"),
        "where": _("Waar mag het staan? Zet een kruisje."),
        "where_picture": svg("internet"),
        "places": [_("Op de website. Iedereen kan het lezen."), _("Op papier, zoals een krantje of een affiche.")],
        "long": _("Hoe lang? Hoogstens twee jaar, tot %(day)s. Daarna vragen we het opnieuw.") % {"day": last},
        "long_picture": svg("kalender"),
        "back": _("Wil je het niet meer? Zeg het ons, of bel. Dan halen we het meteen van de website.")
        if phone
        else _("Wil je het niet meer? Zeg het ons. Dan halen we het meteen van de website."),
        "back_paper": _("Wat al gedrukt is, kunnen we niet terughalen. We drukken het niet opnieuw."),
        "back_picture": svg("bellen" if phone else "stop"),
        "phone": phone,
        "shown_to_me": _("Ik zag het verhaal en de beelden zoals ze getoond worden."),
        "sign": _("Handtekening"),
        "day": _("Datum"),
    }
    made = _("Gemaakt op %(day)s") % {"day": words.dated(today, year=True)}
    house = House(network=network.name, accent=network.accent, made=made)
    pdf = render_pdf("voice/story_yes", data, language=language, title=_("Mogen we jouw verhaal tonen?"), house=house)
    return file(pdf, "briefje.pdf")
