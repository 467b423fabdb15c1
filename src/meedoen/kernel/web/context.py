"""What every template may use: the network, the menu of this actor, the language and its direction. No queries."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from ..access import can
from . import aids, languages, menu
from .phones import phone


class Buttons:
    """``{% if can.activities_plan %}``: whether this actor has a role for an action (dots become underscores)."""

    def __init__(self, actor: Any):
        self._actor = actor

    def __getitem__(self, name: str) -> bool:
        return can(self._actor, name.replace("_", ".", 1))


def _menu(request: HttpRequest, staff: Any, network: Any) -> list[dict[str, Any]]:
    """Worked out when a page shows it (its parts do not), once a request."""
    kept = request.__dict__
    if "_menu" not in kept:
        kept["_menu"] = menu.menu_for(staff, network, request.path) if staff else []
    return kept["_menu"]


def house(request: HttpRequest) -> dict[str, Any]:
    network, actor = getattr(request, "network", None), getattr(request, "actor", None)
    staff = actor if network is not None and actor is not None and actor.is_staff else None
    return {
        "network": network,
        "actor": actor,
        "can": Buttons(actor),
        "menu": partial(_menu, request, staff, network),
        "accent_url": f"/kleur/{network.accent.lstrip('#')}.css" if network is not None else "",
        "help_phone": phone(getattr(network, "phone", "")),
        "demo": settings.DEMO,
        "right_to_left": translation.get_language_bidi(),
        "language": translation.get_language(),
        "language_links": partial(languages.links, request),
        "alternates": partial(languages.alternates, request),
        "reading_classes": aids.of(request).classes,
        "path": request.path,
    }
