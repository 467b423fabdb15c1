"""Passes at the desk: given, replaced, stopped, printed; and checked at the door."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from meedoen.kernel.documents import render_pdf
from meedoen.kernel.documents.qr import qr_svg
from meedoen.kernel.refusals import NoLink, Refused
from meedoen.kernel.typed_codes import show_code
from meedoen.kernel.web import HouseForm, acts, attempt, done, page, redirect_to
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Throttle

from .. import policy, services
from ..forms.passes import CheckForm
from ..own_codes import own_code
from ..queries import passes as reads
from ..rules.saying import day, places_words
from ..tokens import card_token
from ..uitpas import is_on
from ..uitpas import policy as till_policy
from .papers import house

GUESSES = Throttle("pass_check", 20, 900)
"""Wrong codes of one member of the staff in a quarter of an hour: more is searching, not reading."""


@require_POST
@acts(policy.ISSUE)
def issue(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """Give a pass."""
    try:
        made = services.issue(request.actor, person_id=person_id)
    except NoLink:
        return redirect_to(request, "people:person", person_id=person_id)
    done(request, _("De pas staat klaar: %(code)s. Druk ze af of toon ze op een telefoon.") % {
        "code": show_code(made.code)})  # fmt: skip
    return redirect_to(request, "people:person", person_id=person_id)


@require_POST
@acts(policy.CHANGE_PASS)
def replace(request: HouseRequest, network: Any, pass_id: uuid.UUID) -> HttpResponse:
    """A lost pass: the old code stops, a new one stands ready."""
    return _changed(
        request, lambda: services.replace(request.actor, pass_id), _("De oude pas is gestopt. De nieuwe staat klaar.")
    )


@require_POST
@acts(policy.CHANGE_PASS)
def stop(request: HouseRequest, network: Any, pass_id: uuid.UUID) -> HttpResponse:
    """The code is worth nothing any more."""
    return _changed(request, lambda: services.stop_pass(request.actor, pass_id), _("De pas is gestopt."))


def _changed(request: HouseRequest, call: Any, sentence: str) -> HttpResponse:
    form = HouseForm(request.POST)
    form.is_valid()
    try:
        row = attempt(form, call)
    except NoLink:
        return redirect_to(request, "people:people")
    if row is None:
        return _printing(request, form)
    done(request, sentence)
    return redirect_to(request, "people:person", person_id=row.person_id)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.PRINT)
def cards(request: HouseRequest, network: Any) -> HttpResponse:
    """How many cards wait for the printer; sent, the sheets."""
    form = HouseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.print_cards(request.actor))
        if made is not None:
            return file(sheets(request, made), "passen.pdf")
    return _printing(request, form)


@require_POST
@acts(policy.CHANGE_PASS)
def card(request: HouseRequest, network: Any, pass_id: uuid.UUID) -> HttpResponse:
    """One card, once more."""
    form = HouseForm(request.POST)
    form.is_valid()
    try:
        made = attempt(form, lambda: services.print_card(request.actor, pass_id))
    except NoLink:
        return redirect_to(request, "people:people")
    return file(sheets(request, [made]), "pas.pdf") if made else _printing(request, form)


def _printing(request: HouseRequest, form: HouseForm) -> HttpResponse:
    number = reads.to_print(request.actor, today=timezone.localdate())
    return page(request, "passes/cards.html", {"form": form, "number": number}, status=422 if form.errors else 200)


def sheets(request: HouseRequest, made: list[Any]) -> bytes:
    """A4 sheets: at the left the card, at the right the slip with the own code, for the person alone."""
    slug = request.network.slug
    data = {
        "cards": [
            {"code": show_code(row.code), "qr": qr_svg(card_token(row.code, row.issued_on, row.valid_until)),
             "until": day(row.valid_until),
             "own": show_code(own_code(row.pk))}
            for row in made
        ],
        "title": _("Pas"),
        "show": _("Toon deze pas als je binnenkomt."),
        "until": _("Geldig tot"),
        "qr_alt": _("QR-code van pas"),
        "own_title": _("Alleen voor jou"),
        "own_text": _("Zo zie je wat er over is. Bewaar dit thuis."),
        "own_code": _("Jouw eigen code"),
        "address": request.build_absolute_uri(reverse("pass_site:own", kwargs={"network": slug})),
        "phone": request.network.phone,
    }  # fmt: skip
    return render_pdf("passes/cards", data, language="nl", title=_("Passen"), house=house(request.network))


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.CHECK)
def check(request: HouseRequest, network: Any) -> HttpResponse:
    """Good or not; the tariff for the cashier alone. The next code can be scanned at once."""
    if request.method != "POST":
        return _checking(request, CheckForm())
    form = CheckForm(request.POST)
    if not form.is_valid():
        return _checking(request, form, status=422)
    source = request.actor.code
    code = form.cleaned_data["code"]
    if GUESSES.full(source):
        return _not_good(request, _("Te veel foute codes. Wacht een kwartier."))
    today = timezone.localdate()
    try:
        found = reads.check(request.actor, code=code, today=today)
    except Refused as refusal:
        GUESSES.take(source)
        return _not_good(request, str(refusal.sentence))
    cashier = found.good and policy.SEE_TARIFF.allows(request.actor)
    paid = reads.tariff(request.actor, code=code, today=today) if cashier else None
    said: dict[str, Any] = {
        "good": found.good,
        "until": day(found.valid_until),
        "pays": paid.percent if paid else None,
        "places": places_words(paid.places) if paid and paid.places else "",
    }
    return _checking(request, CheckForm(), **said)


def _not_good(request: HouseRequest, reason: str) -> HttpResponse:
    """A large no with its reason, and the field empty for the next card."""
    return _checking(request, CheckForm(), status=422, good=False, reason=reason)


def _checking(request: HouseRequest, form: CheckForm, *, status: int = 200, **said: Any) -> HttpResponse:
    sells = is_on(request.network.slug) and till_policy.SELL_UITPAS.allows(request.actor)
    return page(request, "passes/check.html", {"form": form, "uitpas": sells, **said}, status=status)
