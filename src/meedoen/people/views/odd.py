"""Which looks deserve a question to a colleague: for the lead and the officer, in codes."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can
from meedoen.kernel.web import acts, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries, services
from ..terms import Verdict


@require_safe
@acts(policy.SEE_ODD_LOOKS)
def odd(request: HouseRequest, network: Any) -> HttpResponse:
    """What waits for a question, and what came of the others."""
    found = queries.odd_looks(request.actor)
    log = reverse("desk:read_log", kwargs={"network": network.slug}) if can(request.actor, "desk.read_log") else ""
    context = {
        "waiting": [one for one in found if not one.settled],
        "settled": [one for one in found if one.settled],
        "verdicts": Verdict.choices,
        "log": log,
    }
    return page(request, "people/odd.html", context)


@require_POST
@acts(policy.SETTLE_ODD_LOOK)
def settle(request: HouseRequest, network: Any, odd_id: uuid.UUID) -> HttpResponse:
    """The question was asked: what came of it."""
    services.settle_odd_look(request.actor, odd_id, verdict=request.POST.get("verdict", ""))
    done(request, _("Genoteerd."))
    return redirect_to(request, "people:odd")
