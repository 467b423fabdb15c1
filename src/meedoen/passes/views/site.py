"""The own pass on a telephone: the code for the door, what is left, money asked back. What residents see."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from meedoen.kernel.documents.qr import qr_svg
from meedoen.kernel.typed_codes import show_code
from meedoen.kernel.web import HouseForm, acts, attempt, page
from meedoen.kernel.web.codes import CodeForm, by_code
from meedoen.kernel.web.forms import retyped
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Throttle
from meedoen.kernel.web.words import euros
from meedoen.wording.public import find_pictograms

from .. import policy, services
from ..forms.own import COST_WORDS, OwnAnswerForm, OwnClaimForm
from ..queries import own as reads
from ..terms import ClaimState, Cost

GUESSES = Throttle("own_pass", 10, 900)
BECAME = {
    ClaimState.WAITING: gettext_lazy("We kijken dit nog na."),
    ClaimState.GRANTED: gettext_lazy("Dit is goed. Het wordt nog betaald."),
    ClaimState.PAID: gettext_lazy("Dit is betaald."),
    ClaimState.REFUSED: gettext_lazy("Dit kon niet."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.READ_LEFT)
def own(request: HouseRequest, network: Any) -> HttpResponse:
    """The own code, then the pass. A wrong code counts as a guess; ten guesses and the phone is left."""
    return by_code(request, GUESSES, ask=_ask_code, look=_pass, act=_pass)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.CLAIM_OWN)
def ask_back(request: HouseRequest, network: Any) -> HttpResponse:
    """Money asked back with a photo of the receipt: the own code, the form, then how much it can be."""
    return by_code(request, GUESSES, ask=_ask_code, look=_claim_form, act=_claimed)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.CLAIM_OWN)
def answer(request: HouseRequest, network: Any) -> HttpResponse:
    """The answer to a question about an own claim, on the page of the pass."""
    return by_code(request, GUESSES, ask=_ask_code, look=_pass, act=_answered)


def _ask_code(request: HouseRequest, form: forms.Form) -> HttpResponse:
    context = {
        "form": form,
        "language_form": "code-form",
        "phone": phone(request.network.phone),
        "picture": _picture(),
    }
    return page(request, "passes/site/code.html", context, status=422 if form.errors else 200)


def _found(request: HouseRequest, form: CodeForm) -> reads.Own:
    return reads.own(request.actor, code=form.cleaned_data["code"], today=timezone.localdate())


def _pass(request: HouseRequest, form: CodeForm, *, answer: HouseForm | None = None, told: str = "") -> HttpResponse:
    found = _found(request, form)
    context = {
        "pass": found,
        "code": show_code(found.code),
        "typed": form.cleaned_data["code"],
        "language_form": "code-form",
        "until": f"{found.valid_until:%d/%m/%Y}",
        "qr": mark_safe(qr_svg(found.token, grows=True)),  # noqa: S308 - drawn by ourselves from signs of our own alphabet
        "phone": phone(request.network.phone),
        "asks": bool(found.asks),
        "left": "" if found.places is None else _group_left(found.places, found.places_of),
        "used": [_used(one, answer) for one in found.used],
        "told": told,
    }
    return page(request, "passes/site/own.html", context, status=422 if answer and answer.errors else 200)


def _group_left(left: int, most: int) -> str:
    said = {"n": left, "most": most, "year": f"{timezone.localdate():%Y}"}
    return _("Plaatsen die je nog hebt in %(year)s: %(n)s van %(most)s.") % said


def _persons(number: int) -> str:
    return ngettext("%(n)s persoon", "%(n)s personen", number) % {"n": number}


def _used(one: reads.Used, typed: HouseForm | None) -> dict[str, Any]:
    form = None
    if one.open:
        mine = typed is not None and typed.cleaned_data.get("claim_id") == one.id
        form = typed if mine else OwnAnswerForm(initial={"claim_id": one.id}, auto_id=f"id_%s_{one.id}")
    return {
        "what": one.what or COST_WORDS[Cost(one.cost)],
        "foreign": bool(one.what),
        "day": f"{one.on:%d/%m/%Y}",
        "amount": _persons(one.places) if one.places else euros(one.cents, exact=True),
        "became": BECAME[ClaimState(one.state)],
        "why": one.why,
        "asked": one.asked,
        "form": form,
    }


def _answered(request: HouseRequest, form: CodeForm) -> HttpResponse:
    typed, code = OwnAnswerForm(request.POST), form.cleaned_data["code"]
    _found(request, form)
    if typed.is_valid():
        made = attempt(typed, lambda: services.answer_own(request.actor, code=code, once=typed.token, **typed.answers))
        if made is not None:
            return _pass(request, form, told=_("Je antwoord is bewaard. We kijken verder."))
    return _pass(request, form, answer=typed)


def _own_form(request: HouseRequest, found: reads.Own, *, sent: bool) -> OwnClaimForm:
    usable = [(line.scheme_id, line.name, line.terms) for line in found.lines if line in found.asks]
    given = (request.POST, request.FILES) if sent else ()
    return OwnClaimForm(*given, schemes=usable, initial={"on": timezone.localdate()})


def _claim_form(request: HouseRequest, form: CodeForm) -> HttpResponse:
    found = _found(request, form)
    if not found.asks:
        return _pass(request, form)
    asking = _own_form(request, found, sent=False)
    return _asking(request, form, found, retyped(asking, request.POST) if "cents" in request.POST else asking)


def _asking(request: HouseRequest, form: CodeForm, found: reads.Own, asking: OwnClaimForm) -> HttpResponse:
    context = {
        "form": asking,
        "typed": form.cleaned_data["code"],
        "lines": found.asks,
        "language_form": "code-form",
        "phone": phone(request.network.phone),
    }
    return page(request, "passes/site/ask_back.html", context, status=422 if asking.errors else 200)


def _claimed(request: HouseRequest, form: CodeForm) -> HttpResponse:
    found = _found(request, form)
    asking = _own_form(request, found, sent=True)
    if asking.is_valid():
        code = form.cleaned_data["code"]
        made = attempt(
            asking, lambda: services.claim_own(request.actor, code=code, once=asking.token, **asking.answers)
        )
        if made is not None:
            told = _("Dank je. Klopt je bewijs, dan krijg je %(amount)s. Je ziet hier hoe het loopt.")
            return _pass(request, form, told=told % {"amount": euros(made.granted, exact=True)})
    return _asking(request, form, found, asking)


def _picture() -> str:
    return find_pictograms("ticket")[0].path
