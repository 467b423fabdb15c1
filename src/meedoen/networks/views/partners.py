"""Partners of the network."""

import uuid
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import may
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries, services
from ..forms import ClosingForm, OrganisationForm
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
        "closed": queries.closed_partners(request.actor) if policy.CLOSE_ORGANISATION.allows(request.actor) else [],
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
        "closed": found.left_on is not None and found.left_on < timezone.localdate(),
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


@acts(policy.CLOSE_ORGANISATION)
def close_partner(request: HouseRequest, network: Any, organisation_id: uuid.UUID) -> HttpResponse:
    """A partner leaves, after one has read what that means for its people, its offer and who takes part."""
    found = queries.to_close(request.actor, organisation_id)
    form = ClosingForm(request.POST or None, others=found.others)
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form, lambda: services.close_organisation(request.actor, organisation_id, once=form.token, **form.answers)
        )
        if saved:
            again = reverse(
                "networks:reopen_partner", kwargs={"network": network.slug, "organisation_id": organisation_id}
            )
            done(request, _("%(name)s is niet meer in het netwerk.") % {"name": saved.name}, undo=again)
            return redirect_to(request, "networks:partners")
    staff = ngettext(
        "%(n)s medewerker kan bij de volgende klik niets meer openen.",
        "%(n)s medewerkers kunnen bij de volgende klik niets meer openen.",
        found.staff,
    )
    context = {
        "question": _("%(name)s uit het netwerk halen?") % {"name": found.partner.name},
        "consequences": [
            *([staff % {"n": found.staff}] if found.staff else []),
            *(left.blocks for left in found.left if left.blocks),
            *(sentence for left in found.left for sentence in left.consequences),
            _("Wat geteld is, blijft in de cijfers."),
            _("Je kan de partner later opnieuw openen. De mensen nodig je dan opnieuw uit."),
        ],
        "form": form,
        "act": _("Sluit deze partner"),
        "back_url": reverse("networks:partner", kwargs={"network": network.slug, "organisation_id": organisation_id}),
    }
    return page(request, "ui/confirm.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.CLOSE_ORGANISATION)
def reopen_partner(request: HouseRequest, network: Any, organisation_id: uuid.UUID) -> HttpResponse:
    """A partner comes back; its people are invited anew."""
    found = services.reopen_organisation(request.actor, organisation_id)
    done(request, _("%(name)s is weer in het netwerk. Nodig de mensen opnieuw uit.") % {"name": found.name})
    return redirect_to(request, "networks:partner", organisation_id=found.pk)
