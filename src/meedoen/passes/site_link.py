"""The way from the residents' board to the own pass, where the network has schemes."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from meedoen.kernel import editions
from meedoen.kernel.web import shelf
from meedoen.kernel.web.request import HouseRequest

from .queries import schemes


def on_the_site(request: HouseRequest, network: Any) -> str | None:
    """A link for the slot ``site.ways``; nothing while no scheme runs. Asked again only when a scheme changed."""
    here, actor, today = request.network, request.actor, timezone.localdate()
    marks = editions.of(shelf.marks_of(request), "passes_scheme", "passes_schemeversion")
    runs = editions.remembered(("own pass", here.pk, today), marks, lambda: schemes.any_running(actor, today=today))
    return render_to_string("passes/site/link.html", {"network": here}, request) if runs else None
