"""The programme on one's own website: choose what is shown, see it, copy the lines."""

from typing import Any

from django.http import HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, page
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy
from ..forms.elsewhere import ElsewhereForm
from . import feeds

SCRIPT = "activities/meedoen-blok.js"


@require_safe
@acts(policy.SHOW_ELSEWHERE)
def own_website(request: HouseRequest, network: Any) -> HttpResponse:
    """The choices, the block as it will look, and the lines and addresses to copy."""
    form = ElsewhereForm(
        request.GET,
        villages=networks.village_names(request.actor),
        places=networks.places(request.actor),
        partners=networks.public_partners(request.actor),
    )
    query = form.chosen.address() if form.is_valid() else ""
    addresses = {name: _address(request, name, query if name != "newest" else "") for name in _NAMES}
    context = {
        "form": form,
        "addresses": addresses,
        "snippet": snippet(addresses["block"], request.build_absolute_uri(f"/{network.slug}/"), network.name),
        "script": static(SCRIPT),
        "preview": feeds.block_html(request, network, form.chosen) if form.is_valid() else "",
    }
    return page(request, "activities/own_website.html", context, status=200 if form.is_valid() else 422)


_NAMES = ("block", "agenda", "newest")


def _address(request: HouseRequest, name: str, query: str) -> str:
    where = reverse(f"site:{name}", kwargs={"network": request.network.slug})
    return request.build_absolute_uri(where) + (f"?{query}" if query else "")


def snippet(block: str, front: str, name: str) -> str:
    """Two lines of HTML; without the script, or when it does not answer, the link stays."""
    return (
        f'<div data-meedoen-blok="{escape(block)}"><a href="{escape(front)}">{escape(name)}</a></div>\n'
        '<script src="/meedoen-blok.js" defer></script>'
    )
