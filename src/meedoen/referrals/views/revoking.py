"""Stopping a referral without signing in: type the code, look what it is for, say yes. What residents see."""

import uuid
from typing import Any

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from meedoen.kernel.web import acts, page, redirect_to
from meedoen.kernel.web.codes import CodeForm, by_code
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Throttle
from meedoen.wording.public import find_pictograms

from .. import policy
from ..services import revoking

GUESSES = Throttle("revoke_code", 10, 900)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.REVOKE)
def stop(request: HouseRequest, network: Any) -> HttpResponse:
    """The code, then what it is for, then done. A wrong code counts as a guess; ten guesses and the phone is left."""
    return by_code(request, GUESSES, ask=_ask_code, look=_sure, act=_stop)


def _stop(request: HouseRequest, form: CodeForm) -> HttpResponse:
    revoking.revoke(request.actor, code=form.cleaned_data["code"], once=form.token)
    return redirect_to(request, "referral_site:stopped")


def _sure(request: HouseRequest, form: CodeForm) -> HttpResponse:
    code = form.cleaned_data["code"]
    context = {
        "code": code,
        "language_form": "code-form",
        "where": revoking.to_stop(request.actor, code=code),
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
