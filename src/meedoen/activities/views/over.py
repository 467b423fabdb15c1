"""Over: who is behind the site, what is kept of whom, and who can use it. No sign-in, no script."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, page
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.wording.public import credits

from .. import policy
from . import notices


@require_safe
@acts(policy.SEE_PROGRAMME)
def about(request: HouseRequest, network: Any) -> HttpResponse:
    """Who is behind this network, and who made what the site shows."""
    context = {
        "partners": networks.public_partners(request.actor),
        "credits": credits(),
        "phone": notices.phone(network.phone),
    }
    return page(request, "activities/site/about.html", context)


@require_safe
@acts(policy.SEE_PROGRAMME)
def privacy(request: HouseRequest, network: Any) -> HttpResponse:
    """What is kept of whom, in plain words."""
    return page(request, "activities/site/privacy.html", {"phone": notices.phone(network.phone)})


@require_safe
@acts(policy.SEE_PROGRAMME)
def accessible(request: HouseRequest, network: Any) -> HttpResponse:
    """What was done so that everybody can use the site, and whom to call when it fails."""
    return page(request, "activities/site/accessible.html", {"phone": notices.phone(network.phone)})
