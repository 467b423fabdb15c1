"""Who of the own people sits at a table."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.voice import public as voice

from .. import queries, services
from ..forms.seats import SeatForm
from ..policy import seats as policy


@require_POST
@acts(policy.TIE_SEAT)
def tie(request: HouseRequest, network: Any, member_id: uuid.UUID) -> HttpResponse:
    """Somebody of the own list sits there."""
    mine = networks.own_organisations(request.actor)
    if not mine:
        raise NotFound("organisation")
    voice.token_of_seat(request.actor, member_id)  # of a seat that is not there nothing else is said
    form = SeatForm(request.POST, people=queries.caseload(request.actor))
    if form.is_valid():
        person = form.cleaned_data["person"]
        call = lambda: services.tie_seat(
            request.actor, member_id=member_id, participant_id=person, organisation_id=mine[0].pk, once=form.token
        )
        if attempt(form, call) is not None:
            done(request, _("Genoteerd wie hier zit."))
            return redirect_to(request, "voice:member", member_id=member_id)
    back = reverse("voice:member", kwargs={"network": network.slug, "member_id": member_id})
    return page(request, "people/seat_ask.html", {"form": form, "back": back}, status=422)


@require_POST
@acts(policy.SEE_SEAT)
def untie(request: HouseRequest, network: Any, tie_id: uuid.UUID) -> HttpResponse:
    """It was somebody else; back to the seat."""
    services.untie_seat(request.actor, tie_id)
    done(request, _("Losgemaakt. De plaats blijft."))
    try:
        return redirect_to(request, "voice:member", member_id=uuid.UUID(request.POST.get("seat", "")))
    except ValueError:
        return redirect_to(request, "voice:groups")
