"""Stopping a referral without signing in: type the code, look what it is for, say yes. What residents see."""

import uuid
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import acts, languages, page, redirect_to
from meedoen.kernel.web.forms import retyped
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Throttle, source_of
from meedoen.wording.public import find_pictograms

from .. import policy
from ..forms.revoking import StopForm
from ..services import revoking

GUESSES = Throttle("revoke_code", 10, 900)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.REVOKE)
def stop(request: HouseRequest, network: Any) -> HttpResponse:
    """The code, then what it is for, then done. A wrong code counts as a guess; ten guesses and the phone is left."""
    if request.method != "POST":
        return _ask_code(request, StopForm())
    if languages.switching(request) and not request.POST.get("sure"):
        return _ask_code(request, retyped(StopForm(), request.POST))
    form = StopForm(request.POST)
    source = f"{network.slug} {source_of(request)}"
    if not form.is_valid():
        return _ask_code(request, form)
    if GUESSES.full(source):
        form.add_error("code", _("Dat was te vaak fout. Wacht een kwartier, of bel ons."))
        return _ask_code(request, form)
    code = form.cleaned_data["code"]
    try:
        if form.cleaned_data["sure"] and not languages.switching(request):
            revoking.revoke(request.actor, code=code, once=form.token)
            return redirect_to(request, "referral_site:stopped")
        where = revoking.to_stop(request.actor, code=code)
    except Refused as refusal:
        GUESSES.take(source)
        form.add_error("code", str(refusal.sentence))
        return _ask_code(request, form)
    context = {
        "code": code,
        "language_form": "code-form",
        "where": where,
        "once": form.token or uuid.uuid4(),
        "picture": _picture(),
    }
    return page(request, "referrals/site/sure.html", context)


@require_safe
@acts(policy.REVOKE)
def stopped(request: HouseRequest, network: Any) -> HttpResponse:
    """It stopped. Nothing of the code or of who it was is in this page or its address."""
    return page(request, "referrals/site/stopped.html", {"picture": _picture(), "phone": phone(network.phone)})


def _ask_code(request: HouseRequest, form: forms.Form) -> HttpResponse:
    context = {
        "form": form,
        "language_form": "code-form",
        "phone": phone(request.network.phone),
        "picture": _picture(),
    }
    return page(request, "referrals/site/code.html", context, status=422 if form.errors else 200)


def _picture() -> str:
    return find_pictograms("stop")[0].path
