"""The tour of the villages in a year (W13): a map with its table, stops planned and made."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can
from meedoen.kernel.web import acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from ..forms.tools import StopForm, VisitForm
from ..policy import tools as policy
from ..queries import tools as reads
from ..rules.touring import Covered, Stop, coverage
from ..services import tools as services
from .heads import of_network
from .words import day

WORDS = {
    Covered.DONE: gettext_lazy("Geweest"),
    Covered.PLANNED: gettext_lazy("Gepland"),
    Covered.NONE: gettext_lazy("Nog niets gepland"),
}
TONES = {Covered.DONE: "ok", Covered.PLANNED: "plain", Covered.NONE: "warn"}
SIGNS = {Covered.DONE: "✓", Covered.PLANNED: "…", Covered.NONE: "–"}
"""Beside the name of a village on the map, so that nobody has to tell shades apart."""
YEARS = frozenset(str(year) for year in range(2000, 2101))
"""What may stand in the address."""
SHADES = {Covered.DONE: 5, Covered.PLANNED: 2, Covered.NONE: 0}


@require_safe
@acts(policy.SEE_TOUR)
def tour(request: HouseRequest, network: Any) -> HttpResponse:
    """Every village in a year: where the network was, where it will come, where nothing is planned."""
    this_year = timezone.localdate().year
    typed = request.GET.get("jaar", "")
    year = int(typed) if typed in YEARS else this_year
    villages = networks.villages(request.actor)
    rows = reads.stops(request.actor, year=year)
    covered = coverage(
        [one.pk for one in villages], [Stop(one.area_id, one.planned_on, one.done_on) for one in rows], year
    )
    years = sorted({*reads.tour_years(request.actor), this_year}, reverse=True)
    drawn = networks.map_in_steps(
        villages,
        {one.code: SHADES[covered[one.pk]] for one in villages},
        title=_("Dorpentour %(year)s") % {"year": year},
        texts={one.code: f"{one.name}: {WORDS[covered[one.pk]]}" for one in villages},
        signs={one.code: SIGNS[covered[one.pk]] for one in villages},
    )
    context = {
        **of_network(request, "tour"),
        "year": year,
        "chips": [{"label": str(one), "href": f"?jaar={one}", "active": one == year} for one in years],
        "map": mark_safe(drawn),  # noqa: S308 - drawn by the server out of its own outlines
        "villages": [
            _village(one, covered[one.pk], [row for row in rows if row.area_id == one.pk]) for one in villages
        ],
        "been": sum(1 for one in villages if covered[one.pk] == Covered.DONE),
        "to_go": sum(1 for one in villages if covered[one.pk] == Covered.NONE),
        "may_plan": can(request.actor, "plans.plan_tour"),
    }
    return page(request, "plans/tour.html", context)


def _village(area: Any, covered: Covered, stops: list[Any]) -> dict[str, Any]:
    return {
        "id": area.pk,
        "name": area.name,
        "word": WORDS[covered],
        "tone": TONES[covered],
        "stops": [
            {
                "id": one.pk,
                "spot": one.spot,
                "on": day(one.done_on or one.planned_on),
                "done": one.done_on is not None,
                "brought": one.brought,
            }
            for one in stops
        ],
    }


@acts(policy.PLAN_TOUR)
def plan(request: HouseRequest, network: Any) -> HttpResponse:
    """A stop in a village."""
    villages = [(str(one.pk), one.name) for one in networks.villages(request.actor)]
    initial = {"area_id": request.GET.get("dorp", "")}
    form = StopForm(request.POST or None, villages=villages, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.plan_stop(request.actor, once=form.token, **form.answers))
        if made is not None:
            done(request, _("De halte is gepland."))
            return redirect_to(request, "plans:tour")
    return asked(request, form, _("Halte van de dorpentour"), back=("plans:tour", {}))


@acts(policy.CHANGE_TOUR)
def visit(request: HouseRequest, network: Any, tour_stop_id: uuid.UUID) -> HttpResponse:
    """The network was there, and what it brought."""
    row = reads.stop(request.actor, tour_stop_id)
    now = {"done_on": row.done_on or min(row.planned_on, timezone.localdate()), "brought": row.brought}
    form = VisitForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, lambda: services.visit(request.actor, tour_stop_id, once=form.token, **form.answers))
        if saved is not None:
            done(request, _("Genoteerd: jullie waren in %(village)s.") % {"village": row.area.name})
            return redirect_to(request, "plans:tour")
    title = _("%(village)s: %(spot)s") % {"village": row.area.name, "spot": row.spot}
    more: dict[str, Any] = {}
    if row.done_on is None:
        drop = reverse("plans:drop_stop", kwargs={"network": network.slug, "tour_stop_id": tour_stop_id})
        more = {"drop_url": drop, "drop_act": _("Deze halte gaat niet door")}
    return asked(request, form, title, back=("plans:tour", {}), **more)


@require_POST
@acts(policy.CHANGE_TOUR)
def drop(request: HouseRequest, network: Any, tour_stop_id: uuid.UUID) -> HttpResponse:
    """The stop is off."""
    services.drop_stop(request.actor, tour_stop_id)
    done(request, _("De halte is geschrapt."))
    return redirect_to(request, "plans:tour")
