"""What who refers sees and does: my referrals, one of them, and each step with one tap."""

import uuid
from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.activities import public as activities
from meedoen.kernel.access import can
from meedoen.kernel.typed_codes import show_code
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest, number_asked
from meedoen.networks.public import Threshold
from meedoen.voice import public as voice

from .. import policy, queries, services
from ..forms.referring import AgreeForm, CompanyForm, EndForm, MomentForm, NeedsForm, SeenForm
from ..lines import Line
from ..queries import company_asks as asks
from . import tabs, words


@require_safe
@acts(policy.SEE_SENT)
def sent(request: HouseRequest, network: Any) -> HttpResponse:
    """My referrals, what has to be done first on top; or those of the whole organisation."""
    mine = request.GET.get("van") != "ons"
    at = number_asked(request, "bladzijde", 1)
    found = queries.sent(request.actor, mine=mine, today=timezone.localdate(), page=at)
    whose = "" if mine else "van=ons&"
    context = {
        "tabs": tabs.of(request, "sent"),
        "mine": mine,
        "open": [tabs.shown(request, line, "referrals:referral", "referral_id") for line in found.open],
        "over": [tabs.shown(request, line, "referrals:referral", "referral_id") for line in found.over],
        "previous": f"?{whose}bladzijde={at - 1}" if at > 1 else "",
        "next": f"?{whose}bladzijde={at + 1}" if found.more else "",
        "signal": _offered(request),
    }
    return page(request, "referrals/sent.html", context)


def _offered(request: HouseRequest) -> str:
    """Right after a referral ended on a threshold: where that becomes a signal, without anybody in it."""
    threshold = request.GET.get("drempel", "")
    if threshold not in Threshold.values or not can(request.actor, "voice.give"):
        return ""
    return voice.address_to_give(request.network.slug, after=voice.AFTER_A_REFERRAL, thresholds=[threshold])


@require_safe
@acts(policy.SEE_SENT)
def referral(request: HouseRequest, network: Any, referral_id: uuid.UUID) -> HttpResponse:
    """One referral: how far it is, and the one thing that comes next."""
    return _page(request, referral_id)


def _page(request: HouseRequest, referral_id: uuid.UUID, form: AgreeForm | None = None) -> HttpResponse:
    one = queries.one_sent(request.actor, referral_id, today=timezone.localdate())
    form = form or AgreeForm(initial={"seen": one.row.version})
    context = {
        "one": one,
        "line": one.line,
        "when": words.moment(one.line.when),
        "version": one.row.version,
        "code": show_code(one.code) if one.code else "",
        "form": form,
        "unread": bool(one.row.answer) and one.row.answer_seen_at is None,
        "missed": one.row.answer == "not_arrived" and "end" in one.may,
        "on_the_way": one.row.state in ("agreed", "accompanied"),
        "proposed": one.row.state == "proposed",
        "once": form["once"].initial,
    }
    return page(request, "referrals/referral.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.MOVE_ON)
def agree(request: HouseRequest, network: Any, referral_id: uuid.UUID) -> HttpResponse:
    """The person said yes."""
    form = AgreeForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        moved = attempt(
            form,
            lambda: services.agree(request.actor, referral_id, asked=said["asked"], seen=said["seen"], once=form.token),
        )
        if moved:
            done(request, _("Genoteerd: de persoon zei ja. Wie ontvangt, weet nu dat er iemand komt."))
            return redirect_to(request, "referrals:referral", referral_id=referral_id)
    return _page(request, referral_id, form)


@acts(policy.MOVE_ON)
def moment(request: HouseRequest, network: Any, referral_id: uuid.UUID) -> HttpResponse:
    """Another first time."""
    one = queries.one_sent(request.actor, referral_id, today=timezone.localdate())
    now = timezone.now()
    found = []
    if one.row.activity_id:
        found = words.moments(activities.sessions_of(request.actor, one.row.activity_id, now=now), now)
    form = MomentForm(request.POST or None, moments=found, initial={"seen": one.row.version})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        moved = attempt(
            form,
            lambda: services.choose_moment(
                request.actor,
                referral_id,
                session_id=said.get("session"),
                on=said.get("on"),
                seen=said["seen"],
                once=form.token,
            ),
        )
        if moved:
            done(request, _("Genoteerd: %(moment)s.") % {"moment": words.moment(moved.expected_on)})
            return redirect_to(request, "referrals:referral", referral_id=referral_id)
    return _ask(request, one.line, form, _("Wanneer gaat de persoon voor het eerst?"))


@acts(policy.MOVE_ON)
def needs(request: HouseRequest, network: Any, referral_id: uuid.UUID) -> HttpResponse:
    """What is needed changed."""
    one = queries.one_sent(request.actor, referral_id, today=timezone.localdate())
    row = one.row
    chosen = [name for name in ("transport", "company") if getattr(row, name)]
    initial = {"needs": chosen, "children": row.children, "language": row.language, "seen": row.version}
    form = NeedsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        asked = services.Needs(
            transport="transport" in said["needs"],
            company="company" in said["needs"],
            children=said["children"],
            language=said["language"],
        )
        moved = attempt(
            form,
            lambda: services.change_needs(request.actor, referral_id, needs=asked, seen=said["seen"], once=form.token),
        )
        if moved:
            done(request, _("Aangepast. Wie ontvangt, ziet dit meteen."))
            return redirect_to(request, "referrals:referral", referral_id=referral_id)
    return _ask(request, one.line, form, _("Wat is er nodig?"))


@acts(policy.MOVE_ON)
def company(request: HouseRequest, network: Any, referral_id: uuid.UUID) -> HttpResponse:
    """Who could go along, who fits best first, each with the reason."""
    today = timezone.localdate()
    one = queries.one_sent(request.actor, referral_id, today=today)
    form = CompanyForm(request.POST or None, initial={"seen": one.row.version})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        moved = attempt(
            form,
            lambda: services.find_company(
                request.actor, referral_id, companion_id=said["companion"], seen=said["seen"], once=form.token
            ),
        )
        if moved:
            undo = reverse("referrals:let_company_go", kwargs={"network": network.slug, "referral_id": referral_id})
            done(request, _("Genoteerd wie meegaat. Vertel het aan de persoon."), undo=undo)
            return redirect_to(request, "referrals:referral", referral_id=referral_id)
    found = queries.matches(request.actor, one.row, one.line, today=today)
    elsewhere = asks.fitting_elsewhere(request.actor, one.row, today=today)
    context = {
        "one": one, "line": one.line, "when": words.moment(one.line.when), "form": form, "found": found,
        "elsewhere": elsewhere, "waiting": asks.asked_already(request.actor, one.row),
    }  # fmt: skip
    return page(request, "referrals/company.html", context, status=422 if form.errors else 200)


@acts(policy.MOVE_ON)
def end(request: HouseRequest, network: Any, referral_id: uuid.UUID) -> HttpResponse:
    """It is over: why. A threshold may be counted, without anybody in it."""
    one = queries.one_sent(request.actor, referral_id, today=timezone.localdate())
    form = EndForm(request.POST or None, was_there=False, initial={"seen": one.row.version})
    if request.method == "POST" and form.is_valid():
        moved = attempt(
            form,
            lambda: services.end(
                request.actor, referral_id, **form.reason, seen=form.cleaned_data["seen"], once=form.token
            ),
        )
        if moved:
            undo = reverse("referrals:take_back", kwargs={"network": network.slug, "referral_id": referral_id})
            done(request, _("Afgesloten. Wat gedeeld was, is dicht."), undo=undo)
            threshold = form.reason.get("threshold", "") if form.cleaned_data["count_threshold"] else ""
            response = redirect_to(request, "referrals:sent")
            if threshold:
                response.headers["Location"] += f"?drempel={threshold}"
            return response
    return _ask(request, one.line, form, _("Waarom stopt het?"))


@require_POST
@acts(policy.MOVE_ON)
def let_company_go(request: HouseRequest, network: Any, referral_id: uuid.UUID) -> HttpResponse:
    """Who would go along cannot."""
    return _tapped(request, referral_id, services.let_company_go, _("Genoteerd. Zoek iemand anders die meegaat."))


@require_POST
@acts(policy.MOVE_ON)
def take_back(request: HouseRequest, network: Any, referral_id: uuid.UUID) -> HttpResponse:
    """The undo of an ending."""
    return _tapped(request, referral_id, services.take_back, _("Teruggezet. Kijk of het moment nog klopt."))


@require_POST
@acts(policy.MOVE_ON)
def stop_for_person(request: HouseRequest, network: Any, referral_id: uuid.UUID) -> HttpResponse:
    """The person says no after all, by phone or in person."""
    return _tapped(request, referral_id, services.stop_for_person, _("Gestopt. Wat gedeeld was, is dicht."))


@require_POST
@acts(policy.MOVE_ON)
def see_answer(request: HouseRequest, network: Any, referral_id: uuid.UUID) -> HttpResponse:
    """The answer was read: it leaves the list of what is due."""
    return _tapped(request, referral_id, services.see_answer, _("Gelezen."))


def _ask(request: HouseRequest, line: Line, form: Form, question: str) -> HttpResponse:
    """One question about one referral."""
    back = reverse("referrals:referral", kwargs={"network": request.network.slug, "referral_id": line.id})
    context = {"line": line, "form": form, "question": question, "back_url": back}
    return page(request, "referrals/ask.html", context, status=422 if form.errors else 200)


def _tapped(request: HouseRequest, referral_id: uuid.UUID, call: Callable, sentence: str) -> HttpResponse:
    """One tap: the step is taken, the next page says what happened."""
    form = SeenForm(request.POST)
    form.is_valid()
    call(request.actor, referral_id, once=form.cleaned_data.get("once"))
    done(request, sentence)
    return redirect_to(request, "referrals:referral", referral_id=referral_id)
