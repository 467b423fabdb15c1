"""The four quadrants: placed by dragging, by keyboard or by button; two years beside each other."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.web import acts, asked, attempt, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from ..forms.findings import YearForm
from ..policy import findings as policy
from ..queries import findings as reads
from ..queries import plans
from ..rules.findings import BEFORE, beside
from ..services import findings as services
from ..terms.findings import Quadrant
from . import words
from .heads import of_plan

UP, DOWN, OUT = "up", "down", "out"
CHANGES = {
    "new": gettext_lazy("Nieuw"),
    "gone": gettext_lazy("Weg"),
    "moved": gettext_lazy("Verschoven"),
    "stays": gettext_lazy("Blijft"),
}


@require_safe
@acts(policy.SEE_FINDINGS)
def swot(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """The SWOT of the newest year, or of another one."""
    plan = plans.plan(request.actor, area_plan_id)
    known = reads.swots(request.actor, area_plan_id)
    wanted = request.GET.get("jaar", "")
    row = next((one for one in known if str(one.year) == wanted), known[0] if known else None)
    this_year = timezone.localdate().year
    context = {
        **of_plan(request, plan, "swot"),
        "chips": [{"label": str(one.year), "href": f"?jaar={one.year}", "active": one == row} for one in known],
        "may_place": can(request.actor, "plans.place_finding"),
        "this_year": this_year if all(one.year != this_year for one in known) else None,
        "compare": len(known) > 1,
        "swot": row,
        **(_board(request, row.pk) if row else {}),
    }
    return page(request, "plans/swot.html", context)


def _board(request: HouseRequest, swot_id: uuid.UUID) -> dict[str, Any]:
    found = reads.board(request.actor, swot_id)
    return {
        "swot": found.row,
        "quadrants": [
            {
                "code": code.value,
                "label": str(code.label),
                "cards": [words.finding(one) for one in found.quadrants.get(code, ())],
            }
            for code in BEFORE
        ],
        "loose": [words.finding(one) for one in found.loose],
        "choices": Quadrant.choices,
        "may_act": can(request.actor, "plans.write_goal"),
        "may_place": can(request.actor, "plans.place_finding"),
    }


@acts(policy.MAKE_SWOT)
def begin(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """The quadrants of another year."""
    plans.plan(request.actor, area_plan_id)
    form = YearForm(request.POST or None, initial={"year": timezone.localdate().year})
    if request.method == "POST" and form.is_valid():
        year = form.cleaned_data["year"]
        made = attempt(form, lambda: services.make_swot(request.actor, area_plan_id, year=year, once=form.token))
        if made is not None:
            onward = redirect_to(request, "plans:swot", area_plan_id=area_plan_id)
            onward["Location"] += f"?jaar={made.year}"
            return onward
    return asked(request, form, _("SWOT van een ander jaar"), back=("plans:swot", {"area_plan_id": area_plan_id}))


@require_POST
@acts(policy.PLACE_FINDING)
def place(request: HouseRequest, network: Any, swot_id: uuid.UUID) -> HttpResponse:
    """Put a finding in a quadrant, one place up or down, or out. A part of the page for who drags, else the page."""
    asked_for, to = request.POST.get("finding", ""), request.POST.get("to", "")
    try:
        finding_id = uuid.UUID(asked_for)
    except ValueError:
        reads.placed(request.actor, swot_id)  # of what is not there nothing else is said
        raise Refused(_("Kies welke bevinding je verplaatst."), code="finding") from None
    if to == OUT:
        services.take_out(request.actor, swot_id, finding_id=finding_id)
    else:
        quadrant, spot = _target(request, swot_id, finding_id, to)
        services.place_finding(request.actor, swot_id, finding_id=finding_id, quadrant=quadrant, place=spot)
    if request.headers.get("HX-Request"):
        return page(request, "plans/board.html", _board(request, swot_id))
    row = reads.board(request.actor, swot_id).row
    where = reverse("plans:swot", kwargs={"network": request.network.slug, "area_plan_id": row.plan_id})
    onward = redirect_to(request, "plans:swot", area_plan_id=row.plan_id)
    onward["Location"] = f"{where}?jaar={row.year}#kaart-{finding_id}"
    return onward


def _target(request: HouseRequest, swot_id: uuid.UUID, finding_id: uuid.UUID, to: str) -> tuple[str, int | None]:
    typed = request.POST.get("place", "")
    if to not in (UP, DOWN):
        return to, int(typed) if typed.isdecimal() and len(typed) < 5 else None
    lines = reads.placed(request.actor, swot_id)
    mine = next((one for one in lines if one.finding_id == finding_id), None)
    if mine is None:
        raise NotFound("finding")
    now = [one.finding_id for one in lines if one.quadrant == mine.quadrant].index(finding_id)
    return mine.quadrant, max(0, now - 1) if to == UP else now + 1


@require_safe
@acts(policy.SEE_FINDINGS)
def compare(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """Two SWOTs of the same plan beside each other: what stays, moved, went, came (D2)."""
    plan = plans.plan(request.actor, area_plan_id)
    known = reads.swots(request.actor, area_plan_id)
    if len(known) < 2:
        raise NotFound("swot")
    by_year = {str(one.year): one for one in known}
    new = by_year.get(request.GET.get("tot", ""), known[0])
    old = by_year.get(request.GET.get("van", ""), known[-1])
    pairs = beside(reads.placed(request.actor, old.pk), reads.placed(request.actor, new.pk))
    context = {
        **of_plan(request, plan, "swot"),
        "old": old,
        "new": new,
        "years": [one.year for one in known],
        "pairs": [_pair(one) for one in pairs],
    }
    return page(request, "plans/compare.html", context)


def _pair(pair: Any) -> dict[str, Any]:
    def side(one: Any) -> dict[str, str] | None:
        return {"text": one.text, "quadrant": str(Quadrant(one.quadrant).label)} if one else None

    tones = {"new": "accent", "gone": "plain", "moved": "warn", "stays": "ok"}
    return {
        "old": side(pair.old),
        "new": side(pair.new),
        "change": CHANGES[pair.change],
        "tone": tones[pair.change],
    }
