"""The own pass on a telephone: the code for the door, and what is left in one sentence. What residents see."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from meedoen.kernel.documents.qr import qr_svg
from meedoen.kernel.typed_codes import show_code
from meedoen.kernel.web import acts, page
from meedoen.kernel.web.codes import CodeForm, by_code
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Throttle
from meedoen.wording.public import find_pictograms

from .. import policy
from ..queries import passes as reads

GUESSES = Throttle("own_pass", 10, 900)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.READ_LEFT)
def own(request: HouseRequest, network: Any) -> HttpResponse:
    """The own code, then the pass. A wrong code counts as a guess; ten guesses and the phone is left."""
    return by_code(request, GUESSES, ask=_ask_code, look=_pass, act=_pass)


def _ask_code(request: HouseRequest, form: forms.Form) -> HttpResponse:
    context = {
        "form": form,
        "language_form": "code-form",
        "phone": phone(request.network.phone),
        "picture": _picture(),
    }
    return page(request, "passes/site/code.html", context, status=422 if form.errors else 200)


def _pass(request: HouseRequest, form: CodeForm) -> HttpResponse:
    found = reads.own(request.actor, code=form.cleaned_data["code"], today=timezone.localdate())
    context = {
        "pass": found,
        "code": show_code(found.code),
        "typed": form.cleaned_data["code"],
        "language_form": "code-form",
        "until": f"{found.valid_until:%d/%m/%Y}",
        "qr": mark_safe(qr_svg(found.code, grows=True)),  # noqa: S308 - drawn by ourselves from eight signs of our own alphabet
        "phone": phone(request.network.phone),
    }
    return page(request, "passes/site/own.html", context)


def _picture() -> str:
    return find_pictograms("ticket")[0].path
