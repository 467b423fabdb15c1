"""Cancelling without signing in: type the code, look what it is for, say yes."""

import uuid
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from meedoen.kernel.web import acts, page, redirect_to, words
from meedoen.kernel.web.codes import CodeForm, by_code
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Throttle

from .. import policy
from ..queries import programme as queries
from ..services import enrolment as services
from . import notices

GUESSES = Throttle("cancel_code", 10, 900)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.CANCEL_BY_CODE)
def leave(request: HouseRequest, network: Any) -> HttpResponse:
    """The code, then what it is for, then done. A wrong code counts as a guess; ten guesses and the phone is left."""
    return by_code(request, GUESSES, ask=_ask_code, look=_sure, act=_leave)


def _leave(request: HouseRequest, form: CodeForm) -> HttpResponse:
    services.cancel_by_code(request.actor, code=form.cleaned_data["code"], once=form.token)
    return redirect_to(request, "site:left")


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


def _sure(request: HouseRequest, form: CodeForm) -> HttpResponse:
    now = timezone.now()
    found = queries.signed_up(request.actor, code=form.cleaned_data["code"], now=now)
    today = words.local(now).date()
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
