"""Initiatives: a lasting thing (a social grocery, a studio) under which activities, hours and tallies stand."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy, services
from ..forms.initiatives import InitiativeForm
from ..queries import initiatives as queries

SAID = ("name", "about", "need", "since", "ended_on")


@require_safe
@acts(policy.EDIT_INITIATIVE)
def initiatives(request: HouseRequest, network: Any) -> HttpResponse:
    """The initiatives for which this actor plans."""
    return page(request, "activities/initiatives.html", {"rows": queries.listed(request.actor)})


@acts(policy.MAKE_INITIATIVE)
def new(request: HouseRequest, network: Any) -> HttpResponse:
    """Begin an initiative."""
    mine = networks.organisations_of(request.actor)
    form = InitiativeForm(request.POST or None, initial={"since": timezone.localdate()}, organisations=mine)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.make_initiative(request.actor, once=form.token, **form.answers))
        if made:
            done(request, _("%(name)s staat klaar. Zet er nu activiteiten onder.") % {"name": made.name})
            return redirect_to(request, "activities:initiative", initiative_id=made.pk)
    context = {"form": form, "initiative": None}
    return page(request, "activities/initiative_form.html", context, status=422 if form.errors else 200)


@require_safe
@acts(policy.EDIT_INITIATIVE)
def initiative(request: HouseRequest, network: Any, initiative_id: uuid.UUID) -> HttpResponse:
    """One initiative: what it is, which activities stand under it, and what can be done with it."""
    context = {
        "initiative": queries.initiative(request.actor, initiative_id),
        "activities": queries.activities_of(request.actor, initiative_id),
    }
    return page(request, "activities/initiative.html", context)


@acts(policy.EDIT_INITIATIVE)
def edit(request: HouseRequest, network: Any, initiative_id: uuid.UUID) -> HttpResponse:
    """Change what an initiative says, or when it ended."""
    one = queries.initiative(request.actor, initiative_id)
    form = InitiativeForm(request.POST or None, initial={name: getattr(one, name) for name in SAID}, organisations=None)
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, lambda: services.edit_initiative(request.actor, one.pk, once=form.token, **form.answers))
        if saved:
            done(request, _("Bewaard."))
            return redirect_to(request, "activities:initiative", initiative_id=one.pk)
    context = {"form": form, "initiative": one}
    return page(request, "activities/initiative_form.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.EDIT_INITIATIVE)
def end(request: HouseRequest, network: Any, initiative_id: uuid.UUID) -> HttpResponse:
    """It stops today: its activities go on until each is stopped; what was counted stays."""
    services.edit_initiative(request.actor, initiative_id, ended_on=timezone.localdate())
    done(
        request, _("Dit initiatief is gestopt. Wat geteld is, blijft. Stop ook de activiteiten die niet meer doorgaan.")
    )
    return redirect_to(request, "activities:initiative", initiative_id=initiative_id)


@require_POST
@acts(policy.EDIT_INITIATIVE)
def again(request: HouseRequest, network: Any, initiative_id: uuid.UUID) -> HttpResponse:
    """It goes on after all: the undo of ``end``."""
    services.edit_initiative(request.actor, initiative_id, ended_on=None)
    done(request, _("Dit initiatief loopt weer."))
    return redirect_to(request, "activities:initiative", initiative_id=initiative_id)
