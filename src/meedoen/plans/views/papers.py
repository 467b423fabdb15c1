"""The folder and the report of a plan: for whom, of which zone, what it will be, and the file."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.web import acts, page
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Rate

from ..papers import folder as folders
from ..papers import gathering, reports
from ..papers.folder import Folder, Full
from ..papers.setting import Setting
from ..policy import plans as policy
from ..queries import plans as reads
from ..terms.papers import Reader
from .heads import of_plan

BRAKE = Rate("plans.papers", times=120, seconds=60)
PPI = 80


@require_safe
@acts(policy.SEE_PLANS)
def papers(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """For whom and of which zone; both sides of the folder as they will be, or what to shorten."""
    plan = reads.plan(request.actor, area_plan_id)
    zones = gathering.zones_of(request.actor, plan)
    order = _order(request)
    made = _folder(request, area_plan_id)
    context = {
        **of_plan(request, plan, "papers"),
        "readers": [_choice(request, str(one.label), order, voor=one.value) for one in Reader],
        "zones": [_choice(request, name, order, zone=key) for key, name in (("", _("Het hele plan")), *_keys(zones))],
        "full": [_full(one) for one in made.full],
        "left_off": made.left_off,
        "as_fits": "?" + urlencode({**order, "past": "1"}),
        "sides": [_address("plans:folder_side", plan, request, side=side) for side in (1, 2)],
        "folder": _address("plans:folder", plan, request),
        "report": _address("plans:report", plan, request),
    }
    return page(request, "plans/papers.html", context)


def _keys(zones: list[tuple[uuid.UUID, str]]) -> list[tuple[str, str]]:
    return [(str(key), name) for key, name in zones]


def _choice(request: HouseRequest, label: str, order: dict[str, str], **change: str) -> dict[str, Any]:
    wanted = {key: value for key, value in {**order, **change, "past": ""}.items() if value}
    return {"label": label, "href": f"?{urlencode(wanted)}", "active": all(order[key] == change[key] for key in change)}


def _full(one: Full) -> dict[str, Any]:
    return {"title": one.title, "over": one.over, "longest": one.longest}


@require_safe
@acts(policy.SEE_PLANS)
def folder(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """The folder as PDF. Raises Refused with what to shorten when it does not fit."""
    made = _fitting(request, area_plan_id)
    return file(made.pdf(), f"{network.slug}-folder-{_order(request)['voor']}.pdf", kept="private, no-cache")


@require_safe
@acts(policy.SEE_PLANS)
def side(request: HouseRequest, network: Any, area_plan_id: uuid.UUID, side: int) -> HttpResponse:
    """One side of the folder as a picture. Raises NotFound for a third side."""
    if side not in (1, 2):
        raise NotFound("side")
    response = HttpResponse(_fitting(request, area_plan_id).pictures(PPI)[side - 1], content_type="image/png")
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
@acts(policy.SEE_PLANS)
def report(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """The report as PDF."""
    _brake(request)
    source = _source(request, area_plan_id, whole=True)
    pdf = reports.report(source, _reader(request), _setting(request, source.plan))
    return file(pdf, f"{network.slug}-verslag-{_order(request)['voor']}.pdf", kept="private, no-cache")


def _fitting(request: HouseRequest, plan_id: uuid.UUID) -> Folder:
    made = _folder(request, plan_id)
    if made.full:
        parts = "; ".join(f"{one.title} ({', '.join(f'“{text}”' for text in one.longest)})" for one in made.full)
        raise Refused(_("Dit past niet op één blad. Kort eerst dit in: %(parts)s.") % {"parts": parts})
    return made


def _folder(request: HouseRequest, plan_id: uuid.UUID) -> Folder:
    _brake(request)
    source = _source(request, plan_id, whole=False)
    as_fits = request.GET.get("past") == "1"
    return folders.folder(source, _reader(request), _setting(request, source.plan), as_fits=as_fits)


def _brake(request: HouseRequest) -> None:
    if not BRAKE.take(str(request.actor.user_id)):
        raise Refused(_("Je vraagt veel bladen na elkaar. Wacht een minuut en probeer opnieuw."))


def _order(request: HouseRequest) -> dict[str, str]:
    """What is asked: for whom, of which zone, and whether what is too much may be left off."""
    asked = request.GET
    as_fits = "1" if asked.get("past") == "1" else ""
    return {"voor": _reader(request).value, "zone": asked.get("zone", ""), "past": as_fits}


def _reader(request: HouseRequest) -> Reader:
    asked = request.GET.get("voor", "")
    return Reader(asked) if asked in Reader.values else Reader.RESIDENTS


def _source(request: HouseRequest, plan_id: uuid.UUID, *, whole: bool) -> gathering.Source:
    asked = request.GET.get("zone", "")
    try:
        zone = uuid.UUID(asked) if asked else None
    except ValueError:
        raise NotFound("working_area") from None
    return gathering.gathered(
        request.actor,
        plan_id,
        zone_id=zone,
        today=timezone.localdate(),
        municipalities=request.network.municipalities,
        whole=whole,
    )


def _setting(request: HouseRequest, plan: Any) -> Setting:
    network, today = request.network, timezone.localdate()
    co_writes = plan.reading_since is not None and plan.reading_since <= today
    where = {"network": network.slug}
    path = (
        reverse("plans_site:read", kwargs={**where, "area_plan_id": plan.pk})
        if co_writes
        else reverse("site:programme", kwargs=where)
    )
    address = request.build_absolute_uri(path)
    return Setting(network.name, network.accent, network.phone, address, co_writes, today)


def _address(route: str, plan: Any, request: HouseRequest, **more: Any) -> str:
    where = reverse(route, kwargs={"network": request.network.slug, "area_plan_id": plan.pk, **more})
    asked = {key: value for key, value in _order(request).items() if value}
    return f"{where}?{urlencode(asked)}"
