"""Partners of the network."""

import uuid
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.access import may
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries, services
from ..forms import OrganisationForm
from ..terms import MISSING, OrganisationKind
from .tabs import tabs

FIELDS = ("name", "kind", "kbo", "about", "contact_name", "phone", "email", "website")


@require_safe
@acts(policy.SEE_NETWORK)
def partners(request: HouseRequest, network: Any) -> HttpResponse:
    """All partners, by kind, and what the minimum composition still misses (R4)."""
    found = queries.partners(request.actor)
    order = list(OrganisationKind.values)
    found.sort(key=lambda one: (order.index(one.kind), one.name.lower()))
    groups = [
        {"kind": OrganisationKind(kind).label, "partners": list(rows)}
        for kind, rows in groupby(found, lambda o: o.kind)
    ]
    composition = queries.composition(request.actor)
    context = {
        "groups": groups,
        "complete": composition.complete,
        "missing": [MISSING[part] for part in composition.missing],
        "tabs": tabs(request, "partners"),
    }
    return page(request, "networks/partners.html", context)


@acts(policy.ADD_ORGANISATION)
def add_partner(request: HouseRequest, network: Any) -> HttpResponse:
    """A new partner."""
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.add_organisation(request.actor, once=form.token, **form.answers))
        if made:
            done(request, _("%(name)s staat bij de partners.") % {"name": made.name})
            return redirect_to(request, "networks:partner", organisation_id=made.pk)
    return page(request, "networks/partner_form.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@acts(policy.SEE_NETWORK)
def partner(request: HouseRequest, network: Any, organisation_id: uuid.UUID) -> HttpResponse:
    """What a partner does, whom to call, its places; for who manages access: who works there."""
    found = queries.partner(request.actor, organisation_id)
    sees_members = policy.SEE_MEMBERS.allows(request.actor)
    context = {
        "partner": found,
        "places": queries.places(request.actor, organisation_id=found.pk),
        "sees_members": sees_members,
        "members": queries.members(request.actor, organisation_id=found.pk) if sees_members else [],
        "may_edit": may(request.actor, policy.EDIT_ORGANISATION, found.pk),
        "kbo": f"{found.kbo[:4]}.{found.kbo[4:7]}.{found.kbo[7:]}" if found.kbo else "",
    }
    return page(request, "networks/partner.html", context)


@acts(policy.EDIT_ORGANISATION)
def edit_partner(request: HouseRequest, network: Any, organisation_id: uuid.UUID) -> HttpResponse:
    """Change what is known of a partner; 404 for a partner that is not the actor's to change."""
    found = queries.editable_partner(request.actor, organisation_id)
    form = OrganisationForm(request.POST or None, initial={name: getattr(found, name) for name in FIELDS})
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form, lambda: services.edit_organisation(request.actor, found.pk, once=form.token, **form.answers)
        )
        if saved:
            done(request, _("Bewaard."))
            return redirect_to(request, "networks:partner", organisation_id=found.pk)
    context = {"form": form, "partner": found}
    return page(request, "networks/partner_form.html", context, status=422 if form.errors else 200)
