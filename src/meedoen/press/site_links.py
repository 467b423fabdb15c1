"""The ways from the residents' site to the newsletter and the welcome sheets, where there are any."""

from typing import Any

from django.template.loader import render_to_string

from meedoen.kernel import editions
from meedoen.kernel.web import shelf
from meedoen.kernel.web.request import HouseRequest

from . import queries


def welcome(request: HouseRequest, network: Any) -> str | None:
    """A link for the slot ``site.links``; nothing while no sheet is shown."""
    network, actor = request.network, request.actor
    marks = editions.of(shelf.marks_of(request), "press_welcomesheet")
    shown = editions.remembered(("welcome", network.pk), marks, lambda: bool(queries.public_sheets(actor)))
    return render_to_string("press/site/link.html", {"network": network}) if shown else None


def newest_newsletter(request: HouseRequest, network: Any) -> str | None:
    """A link to the newest issue for the slot ``site.links``; nothing while none is out."""
    network, actor = request.network, request.actor
    marks = editions.of(shelf.marks_of(request), "press_newsletter")
    out = editions.remembered(("newsletter", network.pk), marks, lambda: queries.newest_number(actor))
    return render_to_string("press/site/newsletter_link.html", {"network": network}) if out else None
