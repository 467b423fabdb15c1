"""A survey on paper: boxes to tick, and beside each box the key with which it is typed in."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.documents import House, render_pdf
from meedoen.kernel.documents.qr import qr_svg
from meedoen.kernel.typed_codes import show_code
from meedoen.kernel.web import acts, languages, phones, words
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest
from meedoen.wording.public import best_pictogram, pictogram_drawing

from ..policy import surveys as policy
from ..queries import surveys as reads
from ..rules.asking import Choice, Screen
from ..survey_words import choice_word
from ..terms.surveys import FACE_PICTOGRAMS, AgeBand, Face, QuestionKind


@require_safe
@acts(policy.SEE_SURVEYS)
def paper(request: HouseRequest, network: Any, survey_id: uuid.UUID) -> HttpResponse:
    """The sheet as PDF, A4, to be filled in with a pen, in a language of the network (``?in=fr``)."""
    found = reads.survey(request.actor, survey_id)
    language = languages.asked_of(request, network)
    with translation.override(language):
        return _sheet(request, network, found, language)


def _sheet(request: HouseRequest, network: Any, found: reads.Found, language: str) -> HttpResponse:
    link = reverse("plans_site:answer", kwargs={"network": network.slug, "survey_code": found.row.code})
    called, told = phones.phone(network.phone), found.row.told_in(language)
    data = {
        "about": told["about"],
        "written_in": told["language"],
        "how": _("Zet een kruisje bij je antwoord. Sla over wat je niet wilt zeggen. Je naam hoeft niet."),
        "sheet": _("Blad nr."),
        "back": _("Geef dit blad terug aan wie het je gaf, of bel:")
        if called
        else _("Geef dit blad af aan wie het je gaf."),
        "phone": called.shown if called else "",
        "phone_way": _("Liever op je telefoon? Kijk naar deze code."),
        "code": show_code(found.row.code),
        "qr": qr_svg(request.build_absolute_uri(link)),
        "several": _("Meer kruisjes mogen."),
        "questions": _questions(found.screens, language)
        + (
            [_group(_("Hoe oud ben je?"), [str(band.label) for band in AgeBand], language)]
            if found.row.asks_age
            else []
        )
        + ([_group(_("In welke buurt woon je?"), list(found.parts.values()), language)] if found.parts else []),
    }
    made = _("Gemaakt op %(day)s") % {"day": words.dated(timezone.localdate(), year=True)}
    house = House(network=network.name, accent=network.accent, made=made)
    pdf = render_pdf("plans/survey", data, language=language, title=told["title"], house=house)
    return file(pdf, "vragenlijst.pdf")


def _questions(screens: list[Screen], language: str) -> list[dict[str, Any]]:
    """``only``: why some stand there in Dutch, where somebody reads another language; once above those in a row."""
    shown, before = [], ""
    for screen in screens:
        only = _only(screen, language)
        shown.append({**_question(screen, language), "only": "" if only == before else only})
        before = only
    return shown


def _only(screen: Screen, language: str) -> str:
    if screen.speaks(language):
        return ""
    if screen.scale:
        return _("Deze vragen bestaan alleen in het Nederlands: een vertaling is niet gecontroleerd. Vraag hulp.")
    return _("Deze vraag is er nog niet in jouw taal. Vraag hulp, of sla ze over.")


def _question(screen: Screen, language: str) -> dict[str, Any]:
    return {
        "text": screen.text(language),
        "written_in": language if screen.speaks(language) else "nl",
        "several": screen.kind == QuestionKind.SEVERAL,
        "lines": screen.kind == QuestionKind.SENTENCE,
        "choices": [
            {"word": choice_word(screen, one, language), "picture": _drawn(screen, one)} for one in screen.choices
        ],
    }


def _drawn(screen: Screen, one: Choice) -> str:
    if screen.kind == QuestionKind.FACES:
        return pictogram_drawing(best_pictogram(FACE_PICTOGRAMS[Face(one.code)]).id)
    return pictogram_drawing(one.picture) if one.picture else ""


def _group(text: str, names: list[str], language: str) -> dict[str, Any]:
    choices = [{"word": name, "picture": ""} for name in names]
    return {"text": text, "only": "", "written_in": language, "several": False, "lines": False, "choices": choices}
