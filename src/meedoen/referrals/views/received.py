"""What who receives sees and answers: first name and practical needs, one tap for the answer."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest, number_asked

from .. import policy, queries, services
from ..forms.referring import AnswerForm, EndForm
from . import tabs, words


@require_safe
@acts(policy.SEE_RECEIVED)
def received(request: HouseRequest, network: Any) -> HttpResponse:
    """Who comes to us; what has to be answered on top."""
    at = number_asked(request, "bladzijde", 1)
    found = queries.received(request.actor, today=timezone.localdate(), page=at)
    context = {
        "tabs": tabs.of(request, "received"),
        "coming": [tabs.shown(request, line, "referrals:receive", "received_id") for line in found.coming],
        "there": [tabs.shown(request, line, "referrals:receive", "received_id") for line in found.there],
        "previous": f"?bladzijde={at - 1}" if at > 1 else "",
        "next": f"?bladzijde={at + 1}" if found.more else "",
    }
    return page(request, "referrals/received.html", context)


@require_safe
@acts(policy.SEE_RECEIVED)
def receive(request: HouseRequest, network: Any, received_id: uuid.UUID) -> HttpResponse:
    """One who comes: when, what is needed, and the one question that has to be answered."""
    return _page(request, received_id)


def _page(request: HouseRequest, received_id: uuid.UUID, form: AnswerForm | None = None) -> HttpResponse:
    one = queries.one_received(request.actor, received_id, today=timezone.localdate())
    form = form or AnswerForm()
    context = {
        "one": one,
        "line": one.line,
        "when": words.moment(one.line.when),
        "ahead": words.is_ahead(one.line.when, timezone.now()),
        "version": one.version,
        "stay_on": formats.date_format(one.stay_on, "j F Y") if one.stay_on else "",
        "once": form["once"].initial,
        "form": form,
    }
    return page(request, "referrals/receive.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.ANSWER)
def answer(request: HouseRequest, network: Any, received_id: uuid.UUID) -> HttpResponse:
    """The answer, with one tap: it goes back by itself, arrived or not and nothing more."""
    form = AnswerForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        if attempt(form, lambda: _answered(request, received_id, said, form.token)):
            return redirect_to(request, "referrals:receive", received_id=received_id)
    return _page(request, received_id, form)


def _answered(request: HouseRequest, received_id: uuid.UUID, said: dict[str, Any], token: Any) -> Any:
    call, sentence, undone_by = {
        "expected": (services.note_expected, _("Genoteerd: je weet dat er iemand komt."), ""),
        "arrived": (
            services.arrived,
            _("Genoteerd: aangekomen. Wie toeleidde, krijgt dat te horen, en niets meer."),
            "not_there_after_all",
        ),
        "not_arrived": (
            services.not_arrived,
            _("Genoteerd: niet gekomen. Wie toeleidde, kijkt met de persoon wat nu kan."),
            "",
        ),
        "not_there_after_all": (services.not_there_after_all, _("Teruggezet: nog niet geweest."), ""),
        "still_there": (services.still_there, _("Mooi: na zes weken nog erbij. Je hoeft niets meer te doen."), ""),
    }[said["answer"]]
    given = {"seen": said["seen"]} if said["answer"] in ("arrived", "not_arrived", "still_there") else {}
    made = call(request.actor, received_id, once=token, **given)
    undo = ""
    if undone_by:
        undo = reverse(
            "referrals:not_there_after_all", kwargs={"network": request.network.slug, "received_id": received_id}
        )
    done(request, sentence, undo=undo)
    return made


@require_POST
@acts(policy.ANSWER)
def not_there_after_all(request: HouseRequest, network: Any, received_id: uuid.UUID) -> HttpResponse:
    """The undo of an arrival."""
    services.not_there_after_all(request.actor, received_id)
    done(request, _("Teruggezet: nog niet geweest."))
    return redirect_to(request, "referrals:receive", received_id=received_id)


@acts(policy.ANSWER)
def stopped(request: HouseRequest, network: Any, received_id: uuid.UUID) -> HttpResponse:
    """Somebody does not come any more, or will not come: why. Who referred does not hear why."""
    one = queries.one_received(request.actor, received_id, today=timezone.localdate())
    was_there = one.first_on is not None
    form = EndForm(request.POST or None, was_there=was_there, initial={"seen": one.version})
    if request.method == "POST" and form.is_valid():
        moved = attempt(
            form,
            lambda: services.stopped(
                request.actor, received_id, **form.reason, seen=form.cleaned_data["seen"], once=form.token
            ),
        )
        if moved:
            done(request, _("Afgesloten. Waarom het stopte, blijft hier."))
            return redirect_to(request, "referrals:received")
    context = {
        "line": one.line,
        "form": form,
        "question": _("Waarom stopt het?"),
        "back_url": reverse("referrals:receive", kwargs={"network": network.slug, "received_id": received_id}),
    }
    return page(request, "referrals/ask.html", context, status=422 if form.errors else 200)
