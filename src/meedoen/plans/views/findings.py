"""Findings of a plan: the list, writing one with all its evidence on one page."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can
from meedoen.kernel.web import acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.voice import public as voice

from ..forms.findings import BUNDLE, OBSERVATION, FindingForm, voice_code
from ..policy import findings as policy
from ..queries import findings as reads
from ..queries import plans
from ..services import findings as services
from . import words
from .evidence import figures_to_choose, picked_figure
from .heads import of_plan
from .zones import zones

LONG = 90


@require_safe
@acts(policy.SEE_FINDINGS)
def findings(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """All findings of a plan, by theme, each with what it rests on and what it lacks."""
    plan = plans.plan(request.actor, area_plan_id)
    found = [words.finding(one) for one in reads.findings(request.actor, area_plan_id)]
    context = {
        **of_plan(request, plan, "findings"),
        "findings": found,
        "unproven": sum(1 for one in found if one["missing"]),
        "may_write": can(request.actor, "plans.write_finding"),
        "may_act": can(request.actor, "plans.write_goal"),
    }
    return page(request, "plans/findings.html", context)


def _choices(request: HouseRequest, plan: Any, found: reads.Found | None) -> dict[str, Any]:
    """What the form offers: figures of the area, voices, partners, zones, earlier findings."""
    actor = request.actor
    voices = (
        {voice_code(one): one.words or _("Een stem; de woorden zijn gewist") for one in found.voices} if found else {}
    )
    for row in reads.to_choose(actor):
        said = f"“{row.quote}”" if row.quote else row.said
        area = f" ({row.area.name})" if row.area else ""
        voices.setdefault(f"{OBSERVATION}:{row.pk}", f"{said}{area}")
    if voice.may_link(actor):
        for one in voice.linkable(actor):
            if one.kind == voice.BUNDLE:
                voices.setdefault(f"{BUNDLE}:{one.id}", _("Bundel: %(title)s") % {"title": one.words})
    every = reads.findings(actor, plan.pk)
    return {
        "keep": [(str(key), said) for key, said, _source in found.figures] if found else [],
        "voices": list(voices.items()),
        "figures": figures_to_choose(request, plan),
        "partners": [(str(key), name) for key, name in networks.names_of_partners(actor).items()],
        "zones": zones(request, found.row.working_area_id if found else None),
        "earlier": [
            (str(one.row.pk), f"{one.row.found_on.year}: {one.row.text[:LONG]}")
            for one in every
            if one.row.found_on.year < (found.row.found_on if found else timezone.localdate()).year
        ],
    }


@acts(policy.WRITE_FINDING)
def write(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """A new finding."""
    plan = plans.plan(request.actor, area_plan_id)
    begun = {"figure": request.GET.get("cijfer", "")}
    form = FindingForm(request.POST or None, choices=_choices(request, plan, None), initial=begun)
    if request.method == "POST" and form.is_valid():

        def save() -> Any:
            told = form.told(
                picked_figure(request, plan, form.answers.get("figure", ""), form.answers.get("working_area_id"))
            )
            return services.write_finding(request.actor, area_plan_id, told=told, once=form.token)

        if attempt(form, save) is not None:
            done(request, _("De bevinding staat erbij."))
            return redirect_to(request, "plans:findings", area_plan_id=area_plan_id)
    back = ("plans:findings", {"area_plan_id": area_plan_id})
    return asked(request, form, _("Nieuwe bevinding"), back=back, template="plans/finding_form.html")


@acts(policy.CHANGE_FINDING)
def change(request: HouseRequest, network: Any, finding_id: uuid.UUID) -> HttpResponse:
    """Another sentence, other evidence."""
    found = reads.finding(request.actor, finding_id)
    row = found.row
    plan = plans.plan(request.actor, row.plan_id)
    names = ("text", "theme", "right", "duty", "partner_id", "working_area_id", "follows_id")
    now = {name: getattr(row, name) for name in names}
    now |= {"keep": [str(key) for key, _w, _s in found.figures], "voices": [voice_code(one) for one in found.voices]}
    form = FindingForm(request.POST or None, choices=_choices(request, plan, found), initial=now)
    if request.method == "POST" and form.is_valid():

        def save() -> Any:
            told = form.told(
                picked_figure(request, plan, form.answers.get("figure", ""), form.answers.get("working_area_id"))
            )
            return services.change_finding(request.actor, finding_id, told=told, once=form.token)

        if attempt(form, save) is not None:
            done(request, _("De bevinding is aangepast, overal waar ze staat."))
            return redirect_to(request, "plans:findings", area_plan_id=row.plan_id)
    back = ("plans:findings", {"area_plan_id": row.plan_id})
    return asked(
        request, form, _("Bevinding aanpassen"), back=back, template="plans/finding_form.html", finding_id=finding_id
    )


@require_POST
@acts(policy.CHANGE_FINDING)
def renew(request: HouseRequest, network: Any, finding_id: uuid.UUID, figure_id: uuid.UUID) -> HttpResponse:
    """A figure that was revised, or that has a newer year, is taken over again."""
    row = services.renew_figure(request.actor, finding_id, figure_id=figure_id)
    done(request, _("Het cijfer is nu het nieuwste, overal waar deze bevinding staat."))
    onward = redirect_to(request, "plans:findings", area_plan_id=row.plan_id)
    onward["Location"] += f"#bevinding-{finding_id}"
    return onward


@require_POST
@acts(policy.CHANGE_FINDING)
def drop(request: HouseRequest, network: Any, finding_id: uuid.UUID) -> HttpResponse:
    """A finding goes, unless something rests on it."""
    plan_id = services.drop_finding(request.actor, finding_id)
    done(request, _("De bevinding is weg."))
    return redirect_to(request, "plans:findings", area_plan_id=plan_id)
