"""Cancelling without signing in: type the code, look what it is for, say yes."""

import uuid
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import acts, languages, page, redirect_to, words
from meedoen.kernel.web.forms import retyped
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Throttle, source_of

from .. import policy
from ..forms.leave import CodeForm
from ..queries import programme as queries
from ..services import enrolment as services
from . import notices

GUESSES = Throttle("cancel_code", 10, 900)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.CANCEL_BY_CODE)
def leave(request: HouseRequest, network: Any) -> HttpResponse:
    """The code, then what it is for, then done. A wrong code counts as a guess; ten guesses and the phone is left."""
    if request.method != "POST":
        return _ask_code(request, CodeForm())
    if languages.switching(request) and not request.POST.get("sure"):
        return _ask_code(request, retyped(CodeForm(), request.POST))
    form = CodeForm(request.POST)
    source = f"{network.slug} {source_of(request)}"
    if not form.is_valid():
        return _ask_code(request, form)
    if GUESSES.full(source):
        form.add_error("code", _("Dat was te vaak fout. Wacht een kwartier, of bel ons."))
        return _ask_code(request, form)
    code = form.cleaned_data["code"]
    try:
        if form.cleaned_data["sure"] and not languages.switching(request):
            services.cancel_by_code(request.actor, code=code, once=form.token)
            return redirect_to(request, "site:left")
        found = queries.signed_up(request.actor, code=code, now=timezone.now())
    except Refused as refusal:
        GUESSES.take(source)
        form.add_error("code", str(refusal.sentence))
        return _ask_code(request, form)
    return _sure(request, form, found)


@require_safe
@acts(policy.CANCEL_BY_CODE)
def left(request: HouseRequest, network: Any) -> HttpResponse:
    """Cancelled. Nothing of the code or of who it was is in this page or its address."""
    return page(request, "activities/site/left.html", {"picture": notices.picture("in orde")})


def _ask_code(request: HouseRequest, form: forms.Form) -> HttpResponse:
    context = {
        "form": form,
        "language_form": "code-form",
        "phone": notices.phone(request.network.phone),
        "picture": notices.picture("ticket"),
    }
    return page(request, "activities/site/leave.html", context, status=422 if form.errors else 200)


def _sure(request: HouseRequest, form: CodeForm, found: queries.SignedUp) -> HttpResponse:
    today = words.local(timezone.now()).date()
    context = {
        "code": form.cleaned_data["code"],
        "language_form": "code-form",
        "title": found.title,
        "when": words.begin(words.when(found.starts_at, found.ends_at, today=today)),
        "who": words.people(found.adults, found.children),
        "waiting": found.waiting,
        "once": form.token or uuid.uuid4(),
        "picture": notices.picture("ticket"),
    }
    return page(request, "activities/site/leave_sure.html", context)
