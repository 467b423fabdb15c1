"""Signals on screen: the list, one signal, giving one, checking, setting aside, what belongs together."""

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.wording.public import recognised

from ..forms.signals import AsideForm, CheckForm, GiveForm, WaysForm
from ..looking import known_names, pointed_out, typed_or_neutral
from ..policy import signals as policy
from ..queries import bundles as bundle_reads
from ..queries import signals as reads
from ..services import signals as services
from ..terms import signals as terms
from . import words
from .acting_for import acting_for
from .leading import after_giving

HOW_ASKED = {"noteer": terms.WayIn.NOTE, "balie": terms.WayIn.DESK, "telefoon": terms.WayIn.PHONE}
HOW_ASKED["toeleiding"] = terms.WayIn.REFERRAL


def head(request: HouseRequest, current: str) -> dict[str, Any]:
    """The tabs at the top of every page of this part, with what waits."""
    actor = request.actor
    allowed = {
        "voice:triage": policy.TRIAGE.allows(actor),
        "voice:signals": policy.SEE_SIGNALS.allows(actor),
        "voice:together": policy.BUNDLE_SIGNALS.allows(actor),
        "voice:bundles": policy.SEE_BUNDLES.allows(actor),
        "voice:approvals": policy.SEE_APPROVALS.allows(actor),
    }
    counts = {}
    if allowed["voice:triage"]:
        counts["voice:triage"] = reads.waiting(actor, now=timezone.now()).count
    if allowed["voice:approvals"]:
        counts["voice:approvals"] = bundle_reads.approvals_waiting(actor)
    return {
        "tabs": words.tabs(request.network.slug, current, allowed=allowed, counts=counts),
        "may_give": policy.GIVE.allows(actor),
        "may_set": policy.SET_WAYS.allows(actor),
    }


THRESHOLDS: dict[str, tuple[str, ...]] = {**{code: (code,) for code in words.THRESHOLD_WORDS}, **networks.IN_GROUP}
"""What one may look for, and the thresholds that it stands for: one of the 7 B's, or one of the three groups."""


@require_safe
@acts(policy.SEE_SIGNALS)
def signals(request: HouseRequest, network: Any) -> HttpResponse:
    """The checked signals, by phase, theme, threshold and area."""
    asked = request.GET
    phase = asked.get("fase", "") if asked.get("fase") in terms.Phase.values else ""
    theme = asked.get("thema", "") if asked.get("thema") in terms.Theme.values else ""
    threshold = asked.get("drempel", "") if asked.get("drempel") in THRESHOLDS else ""
    areas = networks.area_names(request.actor)
    area = next((key for key in areas if str(key) == asked.get("buurt")), None)
    number = max(1, int(asked["blad"])) if asked.get("blad", "").isdigit() else 1
    wanted = THRESHOLDS.get(threshold, ())
    found = reads.signals(request.actor, phase=phase, theme=theme, thresholds=wanted, area_id=area, page=number)
    today, slug = timezone.localdate(), network.slug
    onward = asked.copy()
    context = {
        **head(request, "voice:signals"),
        "signals": [words.signal_row(signal, slug, today=today) for signal in found.signals],
        "phases": _phases(request, phase),
        "themes": terms.Theme.choices,
        "threshold_groups": networks.ThresholdGroup.choices,
        "thresholds": [(code, label) for code, (label, _picture) in words.THRESHOLD_WORDS.items()],
        "areas": [(str(key), name) for key, name in areas.items()],
        "chosen": {"phase": phase, "theme": theme, "threshold": threshold, "area": str(area) if area else ""},
        "previous": _at(onward, number - 1) if number > 1 else "",
        "next": _at(onward, number + 1) if found.more else "",
        "narrowed": bool(phase or theme or threshold or area),
    }
    return page(request, "voice/signals.html", context)


def _at(asked: Any, number: int) -> str:
    asked["blad"] = str(number)
    return f"?{asked.urlencode()}"


def _phases(request: HouseRequest, current: str) -> list[dict[str, Any]]:
    counts = reads.phase_counts(request.actor)
    shown = [phase for phase in terms.Phase if phase not in (terms.Phase.NOTICE,) and counts.get(phase)]
    return [
        {"label": f"{phase.label} ({counts[phase]})", "href": f"?fase={phase}", "active": phase == current}
        for phase in shown
    ]


@require_safe
@acts(policy.SEE_SIGNALS)
def signal(request: HouseRequest, network: Any, signal_id: uuid.UUID) -> HttpResponse:
    """One signal: what it says, where it stands, and what may belong to it."""
    found = reads.signal(request.actor, signal_id)
    today, slug = timezone.localdate(), network.slug
    likely = reads.alike(request.actor, signal_id) if found.bundle_id is None else []
    may_bundle = policy.BUNDLE_SIGNALS.allows(request.actor)
    context = {
        **head(request, "voice:signals"),
        "signal": words.signal_row(found, slug, today=today),
        "facts": _facts(found),
        "spoken": words.spoken_in(found.language),
        "alike": [{**words.signal_row(other, slug, today=today), "why": words.why(alike)} for other, alike in likely],
        "promised": words.day(found.promised_on),
        "bundle_new": reverse("voice:bundle_new", kwargs={"network": slug, "signal_id": signal_id})
        if may_bundle and found.bundle_id is None
        else "",
        "look_again": reverse("voice:look_again", kwargs={"network": slug, "signal_id": signal_id})
        if may_bundle and found.bundle_id is None
        else "",
        "bundles": _joinable(request, likely) if may_bundle and found.bundle_id is None else [],
        "signal_id": signal_id,
        **_next_to_check(request),
    }
    return page(request, "voice/signal.html", context)


def _next_to_check(request: HouseRequest) -> dict[str, Any]:
    """Right after a check: the next signal that this actor may look at, and how many wait."""
    if request.GET.get("nagekeken") != "1" or not policy.TRIAGE.allows(request.actor):
        return {}
    waiting = [one for one in reads.to_check(request.actor) if one.given_by_id != request.actor.user_id]
    if not waiting:
        return {}
    where = reverse("voice:vet", kwargs={"network": request.network.slug, "signal_id": waiting[0].pk})
    return {"next_vet": where, "wait": len(waiting)}


def _joinable(request: HouseRequest, likely: list[Any]) -> list[dict[str, Any]]:
    """Bundles that this signal may join: those of what looks like it, and that the actor may change."""
    closed = terms.Phase.CLOSED
    near = {one.bundle_id: one.bundle for one, _alike in likely if one.bundle and one.bundle.phase != closed}
    mine = bundle_reads.may_change(request.actor, near) if near else frozenset()
    slug = request.network.slug
    return [
        {"title": bundle.title, "href": reverse("voice:bundle_add", kwargs={"network": slug, "bundle_id": key})}
        for key, bundle in near.items()
        if key in mine
    ]


def _facts(signal: Any) -> list[tuple[str, str]]:
    """What is known of a signal, as terms with their words; what nobody knows is left out."""
    fields = (
        (_("Hoe kwam het binnen?"), terms.WayIn, signal.way_in),
        (_("Hoeveel mensen?"), terms.PeopleBand, signal.people_band),
        (_("Over wie?"), terms.TargetGroup, signal.target_group),
        (_("Hoe vaak?"), terms.Often, signal.recurring),
        (_("Hoe dringend?"), terms.Urgency, signal.urgency),
        (_("Waar ligt het aan?"), terms.Origin, signal.origin),
        (_("Al geprobeerd?"), terms.Tried, signal.tried_already),
        (_("Wie kan dit veranderen?"), terms.Addressee, signal.addressee),
    )
    return [(str(label), str(kind(value).label)) for label, kind, value in fields if value != "unknown"]


@acts(policy.GIVE)
def give(request: HouseRequest, network: Any) -> HttpResponse:
    """Take in a signal for somebody; ``?van=`` says where it comes from, ``?thema=`` what the contact was about."""
    asked = request.GET
    initial = {
        "way_in": HOW_ASKED.get(asked.get("van", ""), terms.WayIn.DESK),
        "theme": asked.get("thema", ""),
        "thresholds": [code for code in asked.getlist("drempel") if code in words.THRESHOLD_WORDS],
        "area_id": asked.get("buurt", ""),
    }
    areas, organisations = networks.village_parts(request.actor), acting_for(request, policy.GIVE)
    form = typed_or_neutral(
        request, "text", lambda sent: GiveForm(sent, initial=initial, areas=areas, organisations=organisations)
    )
    if initial["area_id"] and initial["way_in"] == terms.WayIn.NOTE:
        form.fields["area_id"].help_text = _("Hier was het contact. Gaat het over een andere buurt? Kies die.")
    found: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        found = pointed_out(form.cleaned_data["text"], known_names(request.actor))
        if not found or request.POST.get("zo") == "1":
            made = attempt(
                form,
                lambda: services.give_signal(
                    request.actor,
                    organisation_id=form.cleaned_data["organisation_id"],
                    told=form.told,
                    once=form.token,
                ),
            )
            if made is not None:
                done(request, _("Het signaal is genoteerd.") + f" {_who_looks(form)}")
                return HttpResponseRedirect(after_giving(request, made.token), status=303)
    context = {
        **head(request, ""),
        "form": form,
        "found": found,
        "takes": True,
        "look": reverse("voice:look", kwargs={"network": network.slug}),
    }
    return page(request, "voice/give.html", context, status=422 if form.errors or found else 200)


def _who_looks(form: GiveForm) -> str:
    """Who may look at it as the second person: who leads, and the team of the organisation that took it in."""
    kept = str(form.cleaned_data["organisation_id"])
    names = {str(key): word for key, word in form.fields["organisation_id"].choices}  # type: ignore[attr-defined]
    return _("De coördinator of een collega van %(name)s kijkt het na.") % {"name": names.get(kept, "")}


@require_POST
@acts(policy.GIVE)
def look(request: HouseRequest, network: Any) -> HttpResponse:
    """While typing: what could give somebody away, as a part of the page. Nothing is kept."""
    text = request.POST.get("text") or request.POST.get("statement") or ""
    context = {"found": pointed_out(text[:2000], known_names(request.actor)), "takes": True}
    return page(request, "voice/found.html", context)


@require_safe
@acts(policy.TRIAGE)
def triage(request: HouseRequest, network: Any) -> HttpResponse:
    """What waits for a second look."""
    listed = [_waiting(signal, request) for signal in reads.to_check(request.actor)]
    context = {
        **head(request, "voice:triage"),
        "signals": [one for one in listed if not one["mine"]],
        "own": [one for one in listed if one["mine"]],
    }
    return page(request, "voice/triage.html", context)


def _waiting(signal: Any, request: HouseRequest) -> dict[str, Any]:
    """One signal that waits for a second look."""
    return {
        "text": signal.given,
        "picture": words.theme_picture(signal.theme),
        "way": terms.WayIn(signal.way_in).label,
        "from": signal.organisation.name if signal.organisation else "",
        "day": words.day(timezone.localdate(signal.given_at)),
        "spoken": words.spoken_in(signal.language),
        "mine": signal.given_by_id is not None and signal.given_by_id == request.actor.user_id,
        "urgent": signal.urgency == terms.Urgency.NOW,
        "href": reverse("voice:vet", kwargs={"network": request.network.slug, "signal_id": signal.pk}),
    }


@acts(policy.TRIAGE)
def vet(request: HouseRequest, network: Any, signal_id: uuid.UUID) -> HttpResponse:
    """Look at one signal: say it neutrally, and say what it is about."""
    found = reads.raw_signal(request.actor, signal_id)
    if found.state != terms.SignalState.RAW:
        return redirect_to(request, "voice:triage")
    known = known_names(request.actor)
    marked = pointed_out(found.given, known, found.language)
    initial = {
        "statement": marked.get("neutral", found.given) if found.language == "nl" else "",
        "theme": found.theme, "thresholds": found.thresholds, "area_id": found.area_id,
        "people_band": found.people_band, "target_group": found.target_group, "recurring": found.recurring,
        "urgency": found.urgency, "origin": found.origin, "addressee": found.addressee,
    }  # fmt: skip
    areas, spoken = networks.village_parts(request.actor), words.spoken_in(found.language).get("name", "")
    form = typed_or_neutral(
        request, "statement", lambda sent: CheckForm(sent, initial=initial, areas=areas, spoken=spoken)
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: services.check_signal(request.actor, signal_id, looked=form.looked(known), once=form.token),
        )
        if made is not None:
            undo = reverse("voice:look_again", kwargs={"network": network.slug, "signal_id": signal_id})
            done(request, _("Nagekeken. Dit signaal kan nu in een bundel."), undo=undo)
            if "verder" in request.POST and policy.BUNDLE_SIGNALS.allows(request.actor):
                return redirect_to(request, "voice:bundle_new", signal_id=signal_id)
            shown = redirect_to(request, "voice:signal", signal_id=signal_id)
            shown["Location"] += "?nagekeken=1"
            return shown
    typed = form["statement"].value() or ""
    context = {
        **head(request, "voice:triage"),
        "form": form,
        "given": found.given,
        "spoken": words.spoken_in(found.language),
        "recognised": recognised(found.given, found.language),
        "marked": marked,
        "found": pointed_out(typed, known),
        "takes": True,
        "mine": found.given_by_id is not None and found.given_by_id == request.actor.user_id,
        "looked_at_by": found.organisation.name if found.organisation else "",
        "may_bundle": policy.BUNDLE_SIGNALS.allows(request.actor),
        "look": reverse("voice:look", kwargs={"network": network.slug}),
        "aside": reverse("voice:aside", kwargs={"network": network.slug, "signal_id": signal_id}),
    }
    return page(request, "voice/vet.html", context, status=422 if form.errors else 200)


@acts(policy.TRIAGE)
def aside(request: HouseRequest, network: Any, signal_id: uuid.UUID) -> HttpResponse:
    """This is not followed up, and why."""
    found = reads.raw_signal(request.actor, signal_id)
    form = AsideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.answers
        made = attempt(form, lambda: services.set_aside(request.actor, signal_id, once=form.token, **said))
        if made is not None:
            undo = reverse("voice:look_again", kwargs={"network": network.slug, "signal_id": signal_id})
            done(request, _("Opzij gelegd. Wie het zei, krijgt je zin als antwoord."), undo=undo)
            return redirect_to(request, "voice:triage")
    back = reverse("voice:vet", kwargs={"network": network.slug, "signal_id": signal_id})
    context = {**head(request, "voice:triage"), "form": form, "given": found.given, "back": back}
    return page(request, "voice/aside.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.TRIAGE)
def look_again(request: HouseRequest, network: Any, signal_id: uuid.UUID) -> HttpResponse:
    """Take a check or a setting aside back."""
    services.look_again(request.actor, signal_id)
    done(request, _("Dit signaal wacht weer om nagekeken te worden."))
    return redirect_to(request, "voice:vet", signal_id=signal_id)


@require_safe
@acts(policy.BUNDLE_SIGNALS)
def together(request: HouseRequest, network: Any) -> HttpResponse:
    """Pairs of signals that may belong together, as the night found them."""
    today, slug = timezone.localdate(), network.slug
    pairs = [
        {
            "one": words.signal_row(pair.signal, slug, today=today),
            "other": words.signal_row(pair.other, slug, today=today),
            "why": words.why_kept(pair.shared),
            "href": reverse("voice:bundle_new", kwargs={"network": slug, "signal_id": pair.signal_id})
            + f"?met={pair.other_id}",
        }
        for pair in reads.suggested(request.actor)
    ]
    return page(request, "voice/together.html", {**head(request, "voice:together"), "pairs": pairs})


@acts(policy.SET_WAYS)
def ways(request: HouseRequest, network: Any) -> HttpResponse:
    """How this network deals with signals."""
    row = reads.voice_ways(request.actor)
    initial = {name: getattr(row, name) for name in ("answer_days", "least_voices", "public_form")}
    form = WaysForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: services.set_ways(request.actor, once=form.token, **form.answers))
        if kept is not None:
            done(request, _("De afspraken zijn bewaard. Ze gelden voor nieuwe signalen."))
            return redirect_to(request, "voice:bundles")
    return page(request, "voice/ways.html", {**head(request, ""), "form": form}, status=422 if form.errors else 200)
