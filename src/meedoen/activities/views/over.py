"""Over: who is behind the site, what is kept of whom, who can use it and what does not work yet. No sign-in."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, page, words
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.wording.public import credits, examined, libraries

from .. import policy
from . import notices


@require_safe
@acts(policy.SEE_PROGRAMME)
def about(request: HouseRequest, network: Any) -> HttpResponse:
    """Who is behind this network, and who made what the site shows and runs on."""
    context = {
        "partners": networks.public_partners(request.actor),
        "credits": credits(),
        "libraries": libraries(),
        "phone": notices.phone(network.phone),
    }
    return page(request, "activities/site/about.html", context)


@require_safe
@acts(policy.SEE_PROGRAMME)
def privacy(request: HouseRequest, network: Any) -> HttpResponse:
    """What is kept of whom, why, how long, who sees it, which rights there are and how to use them: in plain words."""
    return page(request, "activities/site/privacy.html", {"phone": notices.phone(network.phone)})


@require_safe
@acts(policy.SEE_PROGRAMME)
def accessible(request: HouseRequest, network: Any) -> HttpResponse:
    """The accessibility statement in the form of the Flemish model, with the figures of our own examination."""
    last = examined()
    context = {
        "phone": notices.phone(network.phone),
        "address": request.build_absolute_uri(f"/{network.slug}/"),
        "examined": last,
        "examined_on": words.dated(last.on, year=True),
    }
    return page(request, "activities/site/accessible.html", context)
