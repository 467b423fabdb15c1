"""Areas: the map of a figure by village or neighbourhood, and which working areas there are."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, page
from meedoen.kernel.web.request import HouseRequest

from .. import maps, policy, queries
from ..terms import AreaKind
from .figure_map import figure_map

LAYERS = {"dorpen": AreaKind.VILLAGE, "wijken": AreaKind.NEIGHBOURHOOD}


def address(network: Any, code: str) -> str:
    return reverse("networks:area", kwargs={"network": network.slug, "code": code})


def _municipalities(network: Any, rows: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"name": row.name, "href": address(network, row.code)} for row in rows]


@require_safe
@acts(policy.SEE_NETWORK)
def areas(request: HouseRequest, network: Any) -> HttpResponse:
    """The working areas, and the map of villages or neighbourhoods coloured by a figure, with its table."""
    asked = request.GET.get("laag", "dorpen")
    layer = asked if asked in LAYERS else "dorpen"
    rows = queries.areas(request.actor, kind=LAYERS[layer])
    here = reverse("networks:areas", kwargs={"network": network.slug})
    context = {
        "figure_map": figure_map(request, rows, asked=request.GET.get("cijfer", ""), key="gebieden"),
        "layer": layer,
        "municipalities": _municipalities(network, queries.areas(request.actor, kind=AreaKind.MUNICIPALITY)),
        "working_areas": queries.working_areas(request.actor, over_too=True),
        "tabs": [
            {"label": _("Dorpen"), "href": here, "current": layer == "dorpen"},
            {"label": _("Wijken"), "href": f"{here}?laag=wijken", "current": layer == "wijken"},
        ],
        "outline_credits": maps.credits_of_outlines(network.municipalities),
    }
    return page(request, "networks/areas.html", context)
