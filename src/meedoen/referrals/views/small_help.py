"""The desk of small help for workers, and what residents may know of it: which kinds there are."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.people import public as people
from meedoen.wording.public import find_pictograms

from .. import policy_of_help as policy
from ..forms.small_help import HelpForm, SaidForm, TogetherForm, WiderForm
from ..queries import small_help as queries
from ..rules.small_help import Candidate
from ..services import small_help as services
from ..terms import Day, Part
from ..terms_of_help import HELP_PICTOGRAMS, Help, Side, Stage

WHY = {
    "area": (gettext_lazy("Zelfde dorp."), gettext_lazy("Ander dorp.")),
    "days": (gettext_lazy("De dagen passen."), gettext_lazy("De dagen passen niet.")),
    "parts": (gettext_lazy("De uren passen."), gettext_lazy("De uren passen niet.")),
}


@require_safe
@acts(policy.READ_HELP)
def public(request: HouseRequest, network: Any) -> HttpResponse:
    """Which kinds of help neighbours ask and offer; who wants to take part calls or comes by."""
    found = queries.kinds(request.actor, today=timezone.localdate())
    context = {
        "asked": [_kind(kind) for kind in found[Side.ASK]],
        "offered": [_kind(kind) for kind in found[Side.OFFER]],
        "phone": phone(network.phone),
    }
    return page(request, "referrals/site/help.html", context)


def _kind(kind: str) -> dict[str, Any]:
    return {"word": Help(kind).label, "picture": find_pictograms(HELP_PICTOGRAMS[kind])[0].path}


@require_safe
@acts(policy.SEE_HELP)
def notices(request: HouseRequest, network: Any) -> HttpResponse:
    """What is asked and offered now."""
    found = queries.notices(request.actor, today=timezone.localdate())
    villages = networks.village_names(request.actor)
    shown = [_shown(one, villages) for one in found]
    context = {
        "asked": [one for one in shown if one["side"] == Side.ASK],
        "offered": [one for one in shown if one["side"] == Side.OFFER],
    }
    return page(request, "referrals/help.html", context)


def _shown(one: queries.Notice, villages: dict[str, str]) -> dict[str, Any]:
    days = ", ".join(str(Day(day).label) for day in one.days)
    parts = ", ".join(str(Part(part).label) for part in one.parts)
    return {
        "id": one.id,
        "label": one.label or _("Iemand met een kaart"),
        "side": one.side,
        "side_word": Side(one.side).label,
        "area": villages.get(one.area_code, ""),
        "when": " · ".join(part for part in (days, parts) if part),
        "until": one.until,
        "open": one.open,
        "wider": one.wider,
        "waits": one.waits,
        **_kind(one.kind),
    }


@acts(policy.NOTE_HELP)
def note(request: HouseRequest, network: Any) -> HttpResponse:
    """Somebody asks or offers something."""
    ours = [one for one in networks.partners(request.actor) if one.pk in request.actor.organisation_ids]
    form = HelpForm(
        request.POST or None,
        people=people.caseload(request.actor),
        organisations=ours,
        villages=networks.village_names(request.actor),
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        told = {name: said[name] for name in ("side", "kind", "area_code", "days", "parts", "until", "wider")}
        made = attempt(
            form,
            lambda: services.note(
                request.actor, organisation_id=said["organisation"], who=said, **told, once=form.token
            ),
        )
        if made:
            done(request, _("Genoteerd. Hieronder staat wie past."))
            return redirect_to(request, "small_help:notice", notice_id=made.pk)
    return page(request, "referrals/help_note.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@acts(policy.SEE_HELP)
def notice(request: HouseRequest, network: Any, notice_id: uuid.UUID) -> HttpResponse:
    """One question or offer: who could fit, and what both sides say."""
    found = queries.desk(request.actor, notice_id, today=timezone.localdate())
    villages = networks.village_names(request.actor)
    context = {
        "one": _shown(found.notice, villages),
        "candidates": [{**_shown(other, villages), **_reasons(fits)} for other, fits in found.candidates],
        "elsewhere": [{"id": fits.id, **_reasons(fits)} for fits in found.elsewhere],
        "matches": found.matches,
        "going": any(match.stage != Stage.DECLINED for match in found.matches),
        "protected": found.protected,
    }
    return page(request, "referrals/help_notice.html", context)


def _reasons(fits: Candidate) -> dict[str, list[Any]]:
    return {"why": [WHY[name][0] for name in fits.why], "but": [WHY[name][1] for name in fits.but]}


@require_POST
@acts(policy.CLOSE_HELP)
def together(request: HouseRequest, network: Any, notice_id: uuid.UUID) -> HttpResponse:
    """These two could fit: each is asked apart."""
    form = TogetherForm(request.POST)
    if not form.is_valid():
        queries.desk(request.actor, notice_id, today=timezone.localdate())
        raise Refused(_("Kies eerst wie hierbij kan passen."))
    match = services.bring_together(request.actor, notice_id, other_id=form.cleaned_data["other"], once=form.token)
    told = _("Vraag het nu aan allebei, elk apart. Noem nog geen naam.")
    if match.ask.organisation_id != match.offer.organisation_id:
        told = _("Vraag het nu aan jullie buur. De andere partner krijgt bericht en vraagt het aan de zijne.")
    done(request, told)
    return redirect_to(request, "small_help:notice", notice_id=notice_id)


@require_POST
@acts(policy.CLOSE_HELP)
def wider(request: HouseRequest, network: Any, notice_id: uuid.UUID) -> HttpResponse:
    """Other desks help to look, or no more."""
    form = WiderForm(request.POST)
    form.is_valid()
    made = services.look_wider(request.actor, notice_id, wider=form.cleaned_data.get("wider", False))
    told = _("Andere partners zoeken nu mee. Ze zien niet wie het is.")
    done(request, told if made.wider else _("Alleen jullie zoeken nog."))
    return redirect_to(request, "small_help:notice", notice_id=notice_id)


@require_POST
@acts(policy.CLOSE_HELP)
def close(request: HouseRequest, network: Any, notice_id: uuid.UUID) -> HttpResponse:
    """It is not needed any more."""
    services.close(request.actor, notice_id)
    done(request, _("Gesloten. Over een maand weten we niet meer van wie dit was."))
    return redirect_to(request, "small_help:notices")


@require_POST
@acts(policy.MATCH_HELP)
def say(request: HouseRequest, network: Any, match_id: uuid.UUID) -> HttpResponse:
    """What one of the two says."""
    form = SaidForm(request.POST)
    form.is_valid()
    said = form.cleaned_data
    services.say(request.actor, match_id, side=said.get("side", ""), said=said.get("said", ""), once=form.token)
    done(request, _("Genoteerd."))
    return _back(request)


@require_POST
@acts(policy.MATCH_HELP)
def pass_contact(request: HouseRequest, network: Any, match_id: uuid.UUID) -> HttpResponse:
    """Both said yes: the desk may tell each how to reach the other."""
    services.pass_contact(request.actor, match_id)
    done(request, _("Zeg nu aan elk hoe die de ander bereikt. Het staat hieronder."))
    return _back(request)


def _back(request: HouseRequest) -> HttpResponse:
    """To the notice from which it was done."""
    try:
        return redirect_to(request, "small_help:notice", notice_id=uuid.UUID(request.POST.get("from", "")))
    except ValueError:
        return redirect_to(request, "small_help:notices")


@require_safe
@acts(policy.COUNT_HELP)
def figures(request: HouseRequest, network: Any) -> HttpResponse:
    """How much small help there was this year and the year before, rounded."""
    year = timezone.localdate().year
    context = {
        "years": [
            {
                "figures": found,
                "rows": [(Help(kind).label, asked, offered) for kind, asked, offered in found.by_kind],
            }
            for found in (queries.figures(request.actor, one) for one in (year, year - 1))
        ],
        "back": reverse("small_help:notices", kwargs={"network": network.slug})
        if policy.SEE_HELP.allows(request.actor)
        else "",
    }
    return page(request, "referrals/help_figures.html", context)
