"""Questions of people about their own data: found again, told, made right, erased. Each step stands in the log."""

import json
import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.accounts.again import prove_again
from meedoen.kernel.documents import House, render_pdf
from meedoen.kernel.refusals import NoLink
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries, services, telling_words
from ..forms.rights import CorrectForm, EndForm, EraseForm, FindForm, OpenForm
from ..terms import Ask


@acts(policy.SEE_REQUESTS)
def rights(request: HouseRequest, network: Any) -> HttpResponse:
    """Find who asks, and the list of what was asked: date, kind and code, never a name."""
    form = FindForm(request.POST or None, initial={"ask": request.GET.get("vraag", Ask.TELL)})
    found = None
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        found = attempt(
            form,
            lambda: queries.found_by(
                request.actor, how=asked["how"], text=asked["text"], reason=str(Ask(asked["ask"]).label)
            ),
        )
    if found:
        return _candidates(request, found, OpenForm(initial={"ask": form.cleaned_data["ask"]}))
    context = {
        "form": form,
        "nobody": found is not None,
        "requests": queries.requests(request.actor),
        "officer": request.actor.has(*policy.OVERSEES),
    }
    return page(request, "people/rights.html", context, status=422 if form.errors else 200)


def _candidates(request: HouseRequest, found: list[queries.Candidate], form: OpenForm) -> HttpResponse:
    kind = "primary" if len(found) == 1 else "secondary"
    context = {"found": found, "form": form, "ask": Ask(form["ask"].value()).label, "kind": kind}
    return page(request, "people/rights_found.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.OPEN_REQUEST)
def open_request(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """This is the one who asks: from now on there is a reason to look."""
    form = OpenForm(request.POST)
    if form.is_valid():
        made = attempt(form, lambda: services.open_request(request.actor, person_id, once=form.token, **form.answers))
        if made:
            return redirect_to(request, "people:rights_request", request_id=made.pk)
    found = queries.candidate(request.actor, person_id)
    if form["ask"].value() not in Ask.values:
        form = OpenForm(initial={"ask": Ask.TELL})
    return _candidates(request, [found], form)


def _live(request: HouseRequest, request_id: uuid.UUID) -> tuple[queries.Asked, uuid.UUID]:
    """The request and whose data it opens. NotFound when there is none; NoLink when it does not open them any more."""
    asked = queries.request(request.actor, request_id)
    if not asked.live or asked.person_id is None:
        raise NoLink(_("Deze vraag is afgesloten of ouder dan een maand. Zoek de persoon opnieuw op."))
    return asked, asked.person_id


@require_safe
@acts(policy.TELL)
def request_page(request: HouseRequest, network: Any, request_id: uuid.UUID) -> HttpResponse:
    """What we keep of who asks; once answered only that it was asked and how it ended."""
    asked = queries.request(request.actor, request_id)
    context: dict[str, Any] = {"asked": asked}
    if asked.live and asked.person_id:
        known, seen = _all_of(request, asked, asked.person_id)
        context |= {
            "parts": telling_words.parts(known),
            "seen": telling_words.lines_of_log(seen),
            "end": EndForm(prefix="klaar"),
        }
    return page(request, "people/rights_request.html", context)


@require_safe
@acts(policy.TELL)
def paper(request: HouseRequest, network: Any, request_id: uuid.UUID) -> HttpResponse:
    """The same on paper, to hand over or send: no name in the file's name or title."""
    asked, person_id = _live(request, request_id)
    if again := prove_again(request, _address(request, "rights_request", request_id)):
        return again
    known, seen = _all_of(request, asked, person_id)
    pdf = render_pdf(
        "people/known",
        _paper_data(known, seen, network),
        language=get_language() or "nl",
        title=_("Wat we van je bewaren"),
        house=House(
            network=network.name,
            accent=network.accent,
            made=_("Gemaakt op %(day)s") % {"day": formats.date_format(timezone.localdate(), "j F Y")},
        ),
    )
    return file(pdf, f"gegevens-{asked.code}.pdf", to_keep=True)


def _all_of(request: HouseRequest, asked: queries.Asked, person_id: uuid.UUID) -> tuple[dict, list]:
    """What is known of somebody and who looked at it, read for the reason that they gave."""
    reason = str(asked.ask_word)
    known = queries.everything_known(request.actor, person_id, reason=reason)
    return known, queries.looked_at(request.actor, person_id, reason=reason)


def _paper_data(known: dict, seen: list, network: Any) -> dict[str, Any]:
    return {
        "intro": _("Dit is alles wat we van je bewaren. Klopt iets niet? Wil je gewist worden? Bel ons."),
        "phone": network.phone,
        "why": _("Waarom en hoe lang"),
        "parts": [
            {"title": part.title, "why": part.why, "until": part.until, "facts": part.facts, "lists": part.lists}
            for part in telling_words.parts(known)
        ],
        "log": {
            "title": _("Wie keek naar je gegevens"),
            "note": _("Een werker staat er met een code. Vraag ons wie het is."),
            "rows": [
                [row["at"], f"{row['what']} ({row['why']})", row["who"]] for row in telling_words.lines_of_log(seen)
            ],
            "head": [_("Wanneer"), _("Wat en waarvoor"), _("Wie (code)")],
        },
    }


@require_safe
@acts(policy.TELL)
def portable(request: HouseRequest, network: Any, request_id: uuid.UUID) -> HttpResponse:
    """The same as data to take elsewhere."""
    asked, person_id = _live(request, request_id)
    if again := prove_again(request, _address(request, "rights_request", request_id)):
        return again
    known, seen = _all_of(request, asked, person_id)
    text = json.dumps(telling_words.portable(known, seen), ensure_ascii=False, indent=1)
    return file(text.encode(), f"gegevens-{asked.code}.json", to_keep=True)


def _address(request: HouseRequest, name: str, request_id: uuid.UUID) -> str:
    return reverse(f"people:{name}", kwargs={"network": request.network.slug, "request_id": request_id})


@acts(policy.CORRECT)
def correct(request: HouseRequest, network: Any, request_id: uuid.UUID) -> HttpResponse:
    """A wrong first name, number or address becomes right."""
    asked, person_id = _live(request, request_id)
    known = queries.to_correct(request.actor, person_id, reason=str(asked.ask_word))
    initial = {"first_name": known.first_name, "channel": known.channel, "reach": known.reach}
    form = CorrectForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form,
            lambda: services.correct(
                request.actor, person_id, once=form.token, because=str(asked.ask_word), **form.answers
            ),
        )
        if saved:
            done(request, _("Verbeterd. Vertel de persoon wat er nu staat."))
            return redirect_to(request, "people:rights_request", request_id=request_id)
    context = {"form": form, "asked": asked}
    return page(request, "people/rights_correct.html", context, status=422 if form.errors else 200)


@acts(policy.ERASE)
def erase(request: HouseRequest, network: Any, request_id: uuid.UUID) -> HttpResponse:
    """Erase for good, after the consequences were read and the password was typed once more."""
    asked, person_id = _live(request, request_id)
    here = _address(request, "rights_erase", request_id)
    if again := prove_again(request, here):
        return again
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.erase(request.actor, person_id, once=form.token, because=str(asked.ask_word))
        done(request, _("Gewist. Hieronder staat het bewijs: een code en een datum, geen naam."))
        return redirect_to(request, "people:rights_request", request_id=request_id)
    context = {
        "question": _("Deze persoon voor altijd wissen?"),
        "consequences": [
            _("De naam en het nummer zijn weg, ook uit de reservekopieën."),
            _("De persoon staat op geen enkele lijst meer: zeg zelf af wat nog komt."),
            _("Wat geteld is, blijft een getal zonder naam."),
            _("Een code en de datum blijven staan, als bewijs dat we gewist hebben."),
            _("Dit kan niemand terugdraaien."),
        ],
        "form": form,
        "act": _("Wis deze persoon"),
        "back_url": _address(request, "rights_request", request_id),
    }
    return page(request, "ui/confirm.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.END_REQUEST)
def end(request: HouseRequest, network: Any, request_id: uuid.UUID) -> HttpResponse:
    """The request is answered: the data close again."""
    queries.request(request.actor, request_id)
    form = EndForm(request.POST, prefix="klaar")
    if form.is_valid():
        ended = attempt(
            form,
            lambda: services.end_request(
                request.actor, request_id, once=form.token, outcome=form.cleaned_data["outcome"]
            ),
        )
        if ended:
            done(request, _("Afgehandeld. De gegevens zijn weer dicht."))
            return redirect_to(request, "people:rights")
    return redirect_to(request, "people:rights_request", request_id=request_id)
