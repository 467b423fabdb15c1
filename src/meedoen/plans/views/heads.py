"""What stands above the pages of a plan, and above what the network shares."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import can
from meedoen.kernel.web.request import HouseRequest

from ..policy import findings, plans, reading, tools

OF_A_PLAN = (
    ("plan", _("Doelen en acties"), plans.SEE_PLANS),
    ("findings", _("Bevindingen"), findings.SEE_FINDINGS),
    ("swot", _("SWOT"), findings.SEE_FINDINGS),
    ("timeline", _("Tijdlijn"), plans.SEE_PLANS),
    ("reading", _("Leesversie"), reading.OPEN_READING),
    ("papers", _("Op papier"), plans.SEE_PLANS),
)
OF_THE_NETWORK = (
    ("plans", _("Plannen"), plans.SEE_PLANS),
    ("observations", _("Gezien en gehoord"), findings.SEE_OBSERVATIONS),
    ("tour", _("Dorpentour"), tools.SEE_TOUR),
    ("tools", _("Gereedschapskist"), tools.SEE_TOOLS),
    ("news", _("Nieuws"), tools.SEE_NEWS),
)


def of_plan(request: HouseRequest, plan: Any, current: str) -> dict[str, Any]:
    """The plan and the tabs above its pages."""
    where = {"network": request.network.slug, "area_plan_id": plan.pk}
    tabs = [
        {"label": label, "href": reverse(f"plans:{name}", kwargs=where), "current": name == current}
        for name, label, action in OF_A_PLAN
        if can(request.actor, action.name)
    ]
    return {"plan": plan, "tabs": tabs}


def of_network(request: HouseRequest, current: str) -> dict[str, Any]:
    """The tabs above what the whole network shares."""
    where = {"network": request.network.slug}
    tabs = [
        {"label": label, "href": reverse(f"plans:{name}", kwargs=where), "current": name == current}
        for name, label, action in OF_THE_NETWORK
        if can(request.actor, action.name)
    ]
    return {"tabs": tabs}
