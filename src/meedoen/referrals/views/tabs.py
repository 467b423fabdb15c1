"""What the pages of referrals have in common: the tabs, and a referral as a card."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meedoen.kernel.web.request import HouseRequest

from .. import policy
from ..lines import Line
from . import words


def of(request: HouseRequest, current: str) -> list[dict[str, Any]]:
    """The tabs that this actor has a role for."""
    found = (
        ("sent", "referrals:sent", _("Wie we toeleiden"), policy.SEE_SENT),
        ("received", "referrals:received", _("Wie naar ons komt"), policy.SEE_RECEIVED),
        ("companions", "referrals:companions", _("Gidsen"), policy.EDIT_COMPANION),
        ("figures", "referrals:figures", _("Cijfers"), policy.SEE_FIGURES),
    )
    return [
        {
            "label": label,
            "href": reverse(route, kwargs={"network": request.network.slug}),
            "current": name == current,
            "count": None,
        }
        for name, route, label, action in found
        if action.allows(request.actor)
    ]


def shown(request: HouseRequest, line: Line, route: str, key: str) -> dict[str, Any]:
    """One referral as a card: who, where, when, how far, and what has to be done."""
    return {
        "title": line.label,
        "href": reverse(route, kwargs={"network": request.network.slug, key: line.id}),
        "where": line.where,
        "when": words.moment(line.when),
        "stage": line.stage,
        "stage_tone": "ok" if line.arrived else "plain",
        "due": line.due_word,
        "tone": "late" if line.late else ("due" if line.due else ""),
        "due_tone": "bad" if line.late else "warn",
        "needs": " · ".join(line.needs),
    }
