"""Wat past bij mij? on paper: the questions to tick, and three cards (found ones, or empty ones to fill in)."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.documents import House
from meedoen.kernel.documents.qr import qr_svg
from meedoen.kernel.web import acts, words
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest

from .. import policy
from . import fit_words, fitting, takeaway

TEMPLATE = "activities/fitting"


@require_safe
@acts(policy.SEE_PROGRAMME)
def sheet(request: HouseRequest, network: Any) -> HttpResponse:
    """One A4, two sides, as a tagged PDF in the language of the reader. Made again only when it says something else."""
    found = fitting.look(request)
    title = _("Wat past bij mij?")
    cards = [fitting.card(fit, found, network) for fit in found.fits] if found.answers.any else []
    told = {
        "title": title,
        "lead": _("Kruis aan wat bij je past. Overslaan mag."),
        "questions": [_question(step, found) for step in fitting.steps_of(found.villages)],
        "offers_title": (_("Dit past bij jou") if found.whole else _("Dit komt het dichtst")) if cards else title,
        "offers_lead": "" if cards else _("Dit vonden we samen."),
        "why": _("Waarom past dit?"),
        "but_not": _("Wat past niet?"),
        "offers": [_offer(card) for card in cards],
        "blank": [] if cards else [_("Wat?"), _("Wanneer?"), _("Waar?"), _("Wie bel je?")],
        "call": _("Vragen? Bel"),
        "phone": network.phone,
        "qr": qr_svg(request.build_absolute_uri(fitting.address(network, "", found.answers))) if cards else "",
        "qr_alt": _("QR-code: opent deze voorstellen op je telefoon"),
    }
    today = words.dated(found.today, year=True)
    house = House(network=network.name, accent=network.accent, made=_("Gemaakt op %(day)s") % {"day": today})
    return file(takeaway.printed(TEMPLATE, told, house, title=title), "wat-past.pdf", kept="")


def _question(step: str, found: fitting.Found) -> dict[str, Any]:
    title, _picture = fit_words.QUESTIONS[step]
    return {
        "title": str(title),
        "options": [
            {"word": one.word, "picture": "" if one.name else takeaway.drawing(one.picture), "ticked": one.chosen}
            for one in fit_words.options(step, found.answers, found.villages, lambda _after: "")
        ],
    }


def _offer(card: dict[str, Any]) -> dict[str, Any]:
    phone = card["phone"]
    return {
        "title": card["title"],
        "lang": card["lang"],
        "picture": takeaway.drawing(card["picture"]),
        "when": words.begin(words.dated(card["item"].starts_at)),
        "hours": card["hours"],
        "where": card["place"],
        "price": card["price"],
        "why": [one.sentence for one in card["why"]],
        "but_not": [one.sentence for one in card["but_not"]],
        "phone": phone.shown if phone else "",
        "who": _("Vraag naar %(who)s.") % {"who": phone.who} if phone and phone.who else "",
    }
