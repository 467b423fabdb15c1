"""The operator of the server: networks, their first partner and first coordinator. No personal data of anyone."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, attempt, done, page
from meedoen.kernel.web.pages import redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries, services
from ..forms import FirstCoordinatorForm, FirstPartnerForm, NetworkForm
from .steps import show_secret


@require_safe
@acts(policy.LIST_NETWORKS)
def networks(request: HouseRequest) -> HttpResponse:
    """Every network of this server, with its number of partners."""
    return page(request, "operator/networks.html", {"networks": queries.all_networks(request.actor)})


@acts(policy.CREATE_NETWORK)
def add_network(request: HouseRequest) -> HttpResponse:
    """Make a network; its areas and open figures are loaded with it."""
    form = NetworkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.create_network(request.actor, **form.answers))
        if made:
            done(request, _("%(name)s staat klaar, met gebieden en open cijfers.") % {"name": made.name})
            return redirect_to(request, "operator:network", network=made.slug)
    return page(request, "operator/network_form.html", {"form": form}, status=422 if form.errors else 200)


@acts(policy.CREATE_NETWORK)
def network(request: HouseRequest, network: Any) -> HttpResponse:
    """The two steps after making a network: its first partner, then its first coordinator."""
    partners = queries.partners(request.actor)
    partner_form = FirstPartnerForm(request.POST if "make_partner" in request.POST else None, auto_id="partner_%s")
    invite_form = FirstCoordinatorForm(request.POST if "invite" in request.POST else None, auto_id="invite_%s")
    if partner_form.is_bound and partner_form.is_valid():
        made = attempt(
            partner_form,
            lambda: services.add_organisation(request.actor, once=partner_form.token, **partner_form.answers),
        )
        if made:
            done(request, _("%(name)s staat bij de partners.") % {"name": made.name})
            return redirect_to(request, "operator:network")
    if invite_form.is_bound and partners and invite_form.is_valid():
        chosen = next((one for one in partners if str(one.pk) == request.POST.get("organisation")), partners[0])
        invited = attempt(
            invite_form,
            lambda: services.invite(
                request.actor, chosen.pk, role="coordinator", once=invite_form.token, **invite_form.answers
            ),
        )
        if invited:
            return show_secret(request, invited, back=reverse("operator:network", kwargs={"network": network.slug}))
    wrong = partner_form.errors or invite_form.errors
    context = {"partners": partners, "partner_form": partner_form, "invite_form": invite_form}
    return page(request, "operator/network.html", context, status=422 if wrong else 200)
