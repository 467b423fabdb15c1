"""Paper for the door: the list to tick with a pen, and sheets of stamp cards."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.documents import House, render_pdf
from meedoen.kernel.documents.qr import qr_svg
from meedoen.kernel.web import acts, attempt, page
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy
from ..forms.door import CardsForm
from ..queries import attendance as reads
from ..services import stamp_cards as services
from .words import day_words, hour_words, party_words

BLANK_ROWS, STAMPS = 10, 10


def _house(request: HouseRequest) -> House:
    made = _("Gemaakt op %(day)s") % {"day": formats.date_format(timezone.localdate(), "j F Y")}
    return House(network=request.network.name, accent=request.network.accent, made=made)


@require_safe
@acts(policy.SEE_ENROLMENTS)
def door_list(request: HouseRequest, network: Any, session_id: uuid.UUID) -> HttpResponse:
    """The list of a session on paper: first names or codes, empty rows, a box for the others."""
    found = reads.door_list(request.actor, session_id)
    session = found.session
    place = session.place or session.activity.place
    data = {
        "activity": session.activity.title,
        "when": f"{day_words(session.starts_at)}, {hour_words(session.starts_at)}",
        "place": place.name if place else "",
        "columns": {
            "name": _("Voornaam of code"),
            "here": _("Is er"),
            "first_time": _("Eerste keer"),
            "brought": _("Kwam mee met iemand"),
        },
        "people": [{"name": line.label, "note": party_words(line)} for line in [*found.expected, *found.walked_in]]
        + [{"name": line.label, "note": _("wachtlijst")} for line in found.waiting],
        "blank_rows": BLANK_ROWS,
        "explain": _("Kruis aan wie er is. Een naam is niet nodig: tel onderaan hoeveel anderen er kwamen."),
        "others": {
            "title": _("En nog anderen"),
            "persons": _("volwassenen"),
            "children": _("kinderen"),
            "households": _("gezinnen"),
        },
        "privacy": _("Neem de aantallen over op het scherm en versnipper dit blad."),
    }
    pdf = render_pdf(
        "activities/door_list",
        data,
        language=get_language() or "nl",
        title=_("Lijst voor de deur"),
        house=_house(request),
    )
    return file(pdf, "lijst-voor-de-deur.pdf")


@acts(policy.MAKE_STAMP_CARDS)
def stamp_cards(request: HouseRequest, network: Any) -> HttpResponse:
    """Make new stamp cards: a form, and then the sheets to print."""
    mine = networks.organisations_of(request.actor)
    form = CardsForm(request.POST or None, organisations=mine)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.make_stamp_cards(request.actor, once=form.token, **form.answers))
        if made:
            return file(_sheets(request, [card.code for card in made]), "stempelkaarten.pdf")
    return page(request, "activities/door_cards.html", {"form": form}, status=422 if form.errors else 200)


def _sheets(request: HouseRequest, codes: list[str]) -> bytes:
    data = {
        "cards": [{"code": code, "qr": qr_svg(code)} for code in codes],
        "stamps": STAMPS,
        "explain": _("Toon deze kaart als je binnenkomt. Je naam is niet nodig."),
        "code_label": _("code van deze kaart"),
        "qr_alt": _("QR-code van kaart"),
    }
    return render_pdf(
        "activities/stamp_cards",
        data,
        language=get_language() or "nl",
        title=_("Stempelkaarten"),
        house=_house(request),
    )
