"""The part on the page of a bundle that leads to its decision and answer."""

from typing import Any

from django.template.loader import render_to_string

from meedoen.kernel.access import can
from meedoen.kernel.web.request import HouseRequest

from .rules.phases import SHOWN_TO_COUNCIL


def of_bundle(request: HouseRequest, row: Any) -> str:
    """A way to the decision and the answer, from the phase REPORT on."""
    if row.phase not in SHOWN_TO_COUNCIL or not can(request.actor, "voice.see_answers"):
        return ""
    return render_to_string("voice/part_answers.html", {"network": request.network, "bundle": row}, request)
