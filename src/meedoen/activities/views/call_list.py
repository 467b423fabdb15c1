"""The call list: who must hear something, with the number to tap and the button "called"."""

import uuid
from typing import Any

import phonenumbers
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import acts, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy
from ..queries import call_list as reads
from ..services import calls as undoing
from ..services import enrolment as services
from .words import day_words, hour_words


@require_safe
@acts(policy.HANDLE_ENROLMENTS)
def calls(request: HouseRequest, network: Any) -> HttpResponse:
    """The calls to make, the soonest session first."""
    found = reads.to_call(request.actor)
    return page(request, "activities/calls.html", {"calls": [_shown(call) for call in found]})


def _shown(call: reads.Call) -> dict[str, Any]:
    phone = call.reach if call.channel in ("phone", "sms") else ""
    return {
        "id": call.enrolment_id,
        "name": call.name,
        "sentence": call.sentence,
        "what": call.what,
        "about": f"{call.title}, {day_words(call.starts_at)}, {hour_words(call.starts_at)}",
        "dial": phone,
        "number": _readable(phone),
        "other_way": "" if phone else " · ".join(part for part in (call.channel_word, call.reach) if part),
    }


def _readable(number: str) -> str:
    """ "0470 12 34 56" for a Belgian number; others with their country."""
    if not number:
        return ""
    try:
        parsed = phonenumbers.parse(number, "BE")
    except phonenumbers.NumberParseException:
        return number
    national = parsed.country_code == 32
    shape = phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, shape)


@require_POST
@acts(policy.CANCEL_ENROLMENT)
def told(request: HouseRequest, network: Any, enrolment_id: uuid.UUID, what: str) -> HttpResponse:
    """Called: it leaves the list."""
    services.told(request.actor, enrolment_id)
    undo = reverse(
        "activities:calls_not_told", kwargs={"network": network.slug, "enrolment_id": enrolment_id, "what": what}
    )
    done(request, _("Genoteerd: gebeld."), undo=undo)
    return redirect_to(request, "activities:calls")


@require_POST
@acts(policy.CANCEL_ENROLMENT)
def not_told(request: HouseRequest, network: Any, enrolment_id: uuid.UUID, what: str) -> HttpResponse:
    """Not called after all: it stands on the list again."""
    undoing.not_told(request.actor, enrolment_id, what=what)
    done(request, _("Staat weer op de bellijst."))
    return redirect_to(request, "activities:calls")
