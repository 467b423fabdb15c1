"""Bundles on screen: the list, one bundle with its next step, and every act on it."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can
from meedoen.kernel.refusals import Refused
from meedoen.kernel.ui import slots
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from ..forms.bundles import (
    ApprovalsForm,
    BackForm,
    DescribeForm,
    OwnerForm,
    PublishForm,
)
from ..looking import known_names, pointed_out, typed_or_neutral
from ..policy import signals as policy
from ..queries import bundles as reads
from ..queries import signals as signal_reads
from ..rules import phases
from ..services import approvals as approving
from ..services import bundles as services
from ..terms import signals as terms
from . import agendas, words
from .acting_for import own_colleagues
from .signals import head


@require_safe
@acts(policy.SEE_BUNDLES)
def bundles(request: HouseRequest, network: Any) -> HttpResponse:
    """The bundles, what is due first."""
    asked = request.GET
    phase = asked.get("fase", "") if asked.get("fase") in terms.Phase.values else ""
    late = asked.get("laat") == "1"
    today, slug = timezone.localdate(), network.slug
    found = reads.bundles(request.actor, phase=phase, late_on=today if late else None)
    counts = reads.bundle_counts(request.actor)
    chips = [
        {"label": f"{one.label} ({counts[one]})", "href": f"?fase={one}", "active": one == phase}
        for one in terms.Phase
        if counts.get(one)
    ]
    context = {
        **head(request, "voice:bundles"),
        "bundles": [words.bundle_row(one.bundle, slug, today=today, voices=one.voices) for one in found],
        "phases": [*chips, {"label": _("Te laat"), "href": "?laat=1", "active": late}] if chips else [],
        "may_bundle": policy.BUNDLE_SIGNALS.allows(request.actor),
    }
    return page(request, "voice/bundles.html", context)


@require_safe
@acts(policy.SEE_BUNDLES)
def bundle(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """One bundle: its voices, where it stands, the one next step."""
    return _whole(request, bundle_id)


def _whole(request: HouseRequest, bundle_id: uuid.UUID, *, sentence: str = "") -> HttpResponse:
    found = reads.bundle(request.actor, bundle_id)
    changeable = bundle_id in reads.may_change(request.actor, [bundle_id])
    today, slug = timezone.localdate(), request.network.slug
    row = found.bundle
    at = {"network": slug, "bundle_id": bundle_id}
    likely = (
        signal_reads.alike_bundle(request.actor, bundle_id) if changeable and row.phase != terms.Phase.CLOSED else []
    )
    shown = row.phase in phases.SHOWN_TO_COUNCIL
    context = {
        **head(request, "voice:bundles"),
        "bundle": words.bundle_row(row, slug, today=today, voices=found.standing.voices),
        "row": row,
        "path": _path(row.phase),
        "next": _next(found.standing, at) if changeable else {},
        "owner": _owner(request, row),
        "voices": [words.signal_row(signal, slug, today=today) for signal in found.voices],
        "alike": [{**words.signal_row(other, slug, today=today), "why": words.why(one)} for other, one in likely],
        "approvals": [_approval(one) for one in found.approvals],
        "steps": [_step(step) for step in found.steps],
        "addressee": terms.Addressee(row.addressee).label if row.addressee != "unknown" else "",
        "promised": words.day(row.promised_on),
        "changeable": changeable,
        "may_take_out": changeable and row.phase != terms.Phase.CLOSED,
        "may_publish": policy.PUBLISH.allows(request.actor) and shown,
        "may_dissolve": changeable and not shown and not found.standing.decided,
        "answers": reverse("voice:answers", kwargs=at) if shown and can(request.actor, "voice.see_answers") else "",
        "agendas": agendas.lines(request, bundle_id),
        "to_agenda": _to_agenda(request, found.standing, at),
        "urls": {name: reverse(f"voice:bundle_{name}", kwargs=at) for name in ACTS},
        "straight": _straight(request, found.standing, at) if changeable else "",
        "sentence": sentence,
    }
    slots.prepare("voice.bundle", request, row)
    return page(request, "voice/bundle.html", context, status=422 if sentence else 200)


def _to_agenda(request: HouseRequest, standing: phases.Standing, at: dict[str, Any]) -> str:
    """Where the bundle is put on an agenda; '' once its answer is out, or for who leads no meeting."""
    waits = standing.phase != terms.Phase.CLOSED and not standing.answered
    may_put = policy.PUT_ON_AGENDA.allows(request.actor)
    return reverse("voice:bundle_agenda", kwargs=at) if waits and may_put else ""


ACTS = ("text", "owner", "approvals", "back", "publish", "unpublish", "add", "take_out", "dissolve", "on")


def _path(phase: str) -> list[dict[str, Any]]:
    """The eight phases as a row of steps, those of a bundle."""
    here = phases.ORDER.index(phase)
    return [
        {"word": one.label, "done": place < here, "now": place == here}
        for place, one in enumerate(terms.Phase)
        if one != terms.Phase.CLOSED or phase == terms.Phase.CLOSED
    ]


def _next(standing: phases.Standing, at: dict[str, Any]) -> dict[str, str]:
    """The one next step: what it is called, or what is missing and where that is mended."""
    to = phases.next_phase(standing)
    if to is None:
        return {}
    missing, told = phases.why_not(standing, to), _told(standing)
    if missing is None:
        href = reverse("voice:bundle_on", kwargs=at)
        return {"to": to, "word": str(words.NEXT_STEP[to]), "href": href, "told": told}
    mend, word = _mended(standing, to)
    return {"to": to, "missing": missing, "word": word, "href": reverse(mend, kwargs=at), "told": told}


def _told(standing: phases.Standing) -> str:
    """Whether who spoke knows the answer already; '' while there is none."""
    if not standing.answered:
        return ""
    if not standing.to_tell:
        return _("Wie dit zei, kreeg het antwoord al.")
    left = ngettext(
        "%(n)s stem kreeg het antwoord nog niet.", "%(n)s stemmen kregen het antwoord nog niet.", standing.to_tell
    )
    return left % {"n": standing.to_tell}


def _straight(request: HouseRequest, standing: phases.Standing, at: dict[str, Any]) -> str:
    """Where all steps up to the decision are taken at once; '' when something is missing, or for who may not decide."""
    early = standing.phase in (terms.Phase.BUNDLE, terms.Phase.ANALYSE)
    before = replace(standing, phase=terms.Phase.ANALYSE if early else standing.phase)
    to = phases.next_phase(before)
    if to not in (terms.Phase.REPORT, terms.Phase.DECIDE) or phases.why_not(before, to):
        return ""
    return reverse("voice:bundle_straight", kwargs=at) if can(request.actor, "voice.decide") else ""


def _mended(standing: phases.Standing, to: str) -> tuple[str, str]:
    """Where what is missing for a step is done, and how that is called."""
    if to in phases.OWNED and not standing.owned:
        return "voice:bundle_owner", _("Kies een trekker")
    if to in phases.OWNED:
        return "voice:answers", _("Naar beslissing en antwoord")
    if to == terms.Phase.DECIDE:
        return "voice:bundle_approvals", _("Wie moet akkoord gaan?")
    if to == terms.Phase.REPORT and standing.addressee == terms.Addressee.UNKNOWN:
        return "voice:bundle_text", _("Kies wie dit kan veranderen")
    return "voice:bundle_text", _("Werk de tekst bij")


def _owner(request: HouseRequest, row: Any) -> str:
    """Who follows it up, by name for colleagues; for others the organisation."""
    if row.owner_id is None:
        return ""
    names = {one.user_id: one.name for one in _colleagues(request, row.organisation_id)}
    return names.get(row.owner_id) or row.organisation.name


def _colleagues(request: HouseRequest, organisation_id: uuid.UUID) -> list[Any]:
    return networks.colleagues(request.actor, organisation_id) if request.actor.is_staff else []


def _approval(one: Any) -> dict[str, Any]:
    tones = {"asked": "warn", "approved": "ok", "refused": "bad"}
    return {
        "name": one.organisation.name,
        "state": terms.ApprovalState(one.state).label,
        "tone": tones[one.state],
        "remark": one.remark,
    }


def _step(step: Any) -> dict[str, Any]:
    back = step.phase_from and phases.ORDER.index(step.phase_to) < phases.ORDER.index(step.phase_from)
    return {
        "day": words.day(step.on),
        "phase": terms.Phase(step.phase_to).label,
        "back": bool(back),
        "reason": step.reason,
    }


def _act(
    request: HouseRequest, bundle_id: uuid.UUID, act: Callable[[], Any], sentence: str, undo: str = ""
) -> HttpResponse:
    """Do one thing and show the bundle again; a refusal stands at its top."""
    try:
        act()
    except Refused as refusal:
        return _whole(request, bundle_id, sentence=str(refusal.sentence))
    done(request, sentence, undo=undo)
    return redirect_to(request, "voice:bundle", bundle_id=bundle_id)


def _signal_of(request: HouseRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("signal", ""))
    except ValueError:
        return uuid.UUID(int=0)


@require_POST
@acts(policy.CHANGE_BUNDLE)
def add(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """One more voice."""
    which = _signal_of(request)
    call = lambda: services.add_signal(request.actor, bundle_id, signal_id=which)
    return _act(request, bundle_id, call, _("Deze stem zit nu in de bundel."))


@require_POST
@acts(policy.CHANGE_BUNDLE)
def take_out(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """A voice leaves the bundle."""
    which = _signal_of(request)
    call = lambda: services.take_out(request.actor, bundle_id, signal_id=which)
    return _act(request, bundle_id, call, _("Deze stem staat weer apart."))


@require_POST
@acts(policy.CHANGE_BUNDLE)
def on(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """The next phase."""
    to = request.POST.get("to", "")
    word = terms.Phase(to).label if to in terms.Phase.values else ""
    call = lambda: services.move_on(request.actor, bundle_id, to=to)
    said = _("De bundel is nu in de fase %(phase)s.") % {"phase": word}
    shown = to == terms.Phase.REPORT
    return _act(request, bundle_id, call, _("Wie beslist, kan deze bundel nu lezen.") if shown else said)


@require_POST
@acts(policy.CHANGE_BUNDLE)
def dissolve(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """Take a bundle apart that was made by mistake."""
    try:
        services.dissolve(request.actor, bundle_id)
    except Refused as refusal:
        return _whole(request, bundle_id, sentence=str(refusal.sentence))
    done(request, _("De bundel is weg. Elke stem staat weer apart."))
    return redirect_to(request, "voice:bundles")


@acts(policy.CHANGE_BUNDLE)
def text(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """What the problem is, and who can change it."""
    row = reads.changeable(request.actor, bundle_id)
    initial = {name: getattr(row, name) for name in ("title", "statement", "addressee", "theme", "area_id")}
    areas = networks.village_parts(request.actor)
    form = typed_or_neutral(request, "statement", lambda sent: DescribeForm(sent, initial=initial, areas=areas))
    found: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        found = pointed_out(form.cleaned_data["statement"], known_names(request.actor))
        if not found or request.POST.get("zo") == "1":
            kept = attempt(form, lambda: services.describe(request.actor, bundle_id, once=form.token, **form.answers))
            if kept is not None:
                done(request, _("De tekst is bewaard."))
                return redirect_to(request, "voice:bundle", bundle_id=bundle_id)
    return _form(request, bundle_id, form, _("Wat is het probleem?"), found=found)


@acts(policy.CHANGE_BUNDLE)
def owner(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """Who follows it up: somebody of one of the actor's own organisations."""
    row = reads.changeable(request.actor, bundle_id)
    form = OwnerForm(
        request.POST or None,
        initial={"owner_id": row.owner_id or request.actor.user_id},
        colleagues=own_colleagues(request),
        needed=row.phase in (terms.Phase.DECIDE, *phases.OWNED),
    )
    if request.method == "POST" and form.is_valid():
        who = form.cleaned_data["owner_id"]
        kept = attempt(form, lambda: services.choose_owner(request.actor, bundle_id, owner_id=who, once=form.token))
        if kept is not None:
            done(request, _("Bewaard wie dit opvolgt."))
            return redirect_to(request, "voice:bundle", bundle_id=bundle_id)
    return _form(request, bundle_id, form, _("Wie volgt dit op?"))


@acts(policy.CHANGE_BUNDLE)
def approvals(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """Which organisations have to agree."""
    reads.changeable(request.actor, bundle_id)
    asked = [str(one.organisation_id) for one in reads.bundle(request.actor, bundle_id).approvals]
    form = ApprovalsForm(
        request.POST or None, initial={"organisations": asked}, partners=networks.partners(request.actor)
    )
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["organisations"]
        count = attempt(
            form, lambda: approving.ask_approvals(request.actor, bundle_id, organisation_ids=chosen, once=form.token)
        )
        if count is not None:
            done(request, _("Bewaard. Elke gekozen organisatie vindt dit bij Akkoord gevraagd."))
            return redirect_to(request, "voice:bundle", bundle_id=bundle_id)
    return _form(request, bundle_id, form, _("Wie moet akkoord gaan?"))


@acts(policy.CHANGE_BUNDLE)
def back(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """Back to an earlier phase."""
    reads.changeable(request.actor, bundle_id)
    standing = reads.bundle(request.actor, bundle_id).standing
    form = BackForm(request.POST or None, phases=phases.earlier_phases(standing))
    if request.method == "POST" and form.is_valid():
        said = form.answers
        kept = attempt(form, lambda: services.move_back(request.actor, bundle_id, once=form.token, **said))
        if kept is not None:
            done(request, _("De bundel is een stap terug gezet."))
            return redirect_to(request, "voice:bundle", bundle_id=bundle_id)
    return _form(request, bundle_id, form, _("Terug naar een vroegere fase"))


@acts(policy.PUBLISH)
def publish(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """Put a bundle on the site."""
    row = reads.publishable(request.actor, bundle_id)
    initial = {
        "title": row.public_title or row.title,
        "statement": row.public_statement or row.statement,
        "paraphrased": row.paraphrased,
    }
    form = typed_or_neutral(request, "statement", lambda sent: PublishForm(sent, initial=initial))
    found: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        found = pointed_out(form.cleaned_data["statement"], known_names(request.actor))
        if not found:
            kept = attempt(form, lambda: services.publish(request.actor, bundle_id, once=form.token, **form.answers))
            if kept is not None:
                if kept.published_at is None:
                    done(request, _("Bewaard. Elke organisatie leest deze tekst eerst. Daarna kun je hem bekendmaken."))
                    return redirect_to(request, "voice:bundle", bundle_id=bundle_id)
                undo = reverse("voice:bundle_unpublish", kwargs={"network": network.slug, "bundle_id": bundle_id})
                done(request, _("Dit staat nu op de site."), undo=undo)
                return redirect_to(request, "voice:bundle", bundle_id=bundle_id)
    return _form(request, bundle_id, form, _("Bekendmaken op de site"), found=found, strict=True)


@require_POST
@acts(policy.PUBLISH)
def unpublish(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """Take it off the site again."""
    call = lambda: services.unpublish(request.actor, bundle_id)
    return _act(request, bundle_id, call, _("Dit staat niet meer op de site."))


def _form(
    request: HouseRequest, bundle_id: uuid.UUID, form: Any, title: str, *, found: Any = None, strict: bool = False
) -> HttpResponse:
    """One question about a bundle."""
    context = {
        **head(request, "voice:bundles"),
        "form": form,
        "title": title,
        "found": found or {},
        "takes": True,
        "strict": strict,
        "back": reverse("voice:bundle", kwargs={"network": request.network.slug, "bundle_id": bundle_id}),
    }
    return page(request, "voice/bundle_form.html", context, status=422 if form.errors or found else 200)
