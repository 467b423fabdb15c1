"""Checking passes without a connection: the page, the script that keeps it open, and the list of devices."""

import uuid
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.typed_codes import show_code
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, services
from ..forms.doors import TakeForm
from ..queries import doors as reads

KEEPER = Path(__file__).parents[1] / "static" / "passes" / "keeper.js"


@acts(policy.TAKE_ALONG)
def door(request: HouseRequest, network: Any) -> HttpResponse:
    """The page that works without a connection. Sent, a new sheet, and what the device saw is noted."""
    form = TakeForm(request.POST or None)
    taken = None
    if request.method == "POST" and form.is_valid():
        taken = attempt(form, lambda: services.take_along(request.actor, **form.answers))
    context = {
        "form": form,
        "taken": taken,
        "got": [str(one.id) for one in form.cleaned_data["looks"]] if taken else [],
    }
    return page(request, "passes/door.html", context, status=422 if form.errors else 200)


@require_safe
@acts(policy.TAKE_ALONG)
def keeper(request: HouseRequest, network: Any) -> HttpResponse:
    """The script that keeps the page of the door on the device. It stands beside the page: it may keep nothing else."""
    answer = HttpResponse(KEEPER.read_text("utf-8"), content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@require_safe
@acts(policy.SEE_DEVICES)
def devices(request: HouseRequest, network: Any) -> HttpResponse:
    """Which devices took a sheet along, and what was odd about what they saw."""
    found, odd = reads.devices(request.actor)
    stamp = "j F, H:i"
    context = {
        "devices": [
            {"row": one, "fetched": formats.date_format(timezone.localtime(one.fetched_at), stamp)} for one in found
        ],
        "odd": [
            {"at": formats.date_format(timezone.localtime(one.at), stamp), "device": one.device, "seen": one.seen,
             "code": show_code(one.code) if one.code else "", "also": ", ".join(one.also)}
            for one in odd
        ],
    }  # fmt: skip
    return page(request, "passes/devices.html", context)


@require_POST
@acts(policy.STOP_DEVICE)
def stop_device(request: HouseRequest, network: Any, device_id: uuid.UUID) -> HttpResponse:
    """A lost device."""
    row = services.stop_device(request.actor, device_id)
    done(request, _("%(name)s is gestopt. Wat het nog brengt, telt niet.") % {"name": row.name})
    return redirect_to(request, "passes:devices")
