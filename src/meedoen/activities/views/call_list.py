"""The call list: who must hear something, with the number to tap, and how the call ended."""

import functools
import uuid
from collections.abc import Callable
from typing import Any

import phonenumbers
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can
from meedoen.kernel.web import acts, done, page, redirect_to, words
from meedoen.kernel.web.request import HouseRequest
from meedoen.people import public as people

from .. import policy
from ..queries import call_list as reads
from ..queries import enrolments
from ..services import calls as ending
from ..services import enrolment as services
from ..terms import Language
from .words import day_words, hour_words


@require_safe
@acts(policy.CALL)
def calls(request: HouseRequest, network: Any) -> HttpResponse:
    """The calls to make, the soonest session first; of one session with ``?keer=``."""
    session_id = _session_of(request)
    found = reads.to_call(request.actor, session_id=session_id)
    context = {
        "calls": [_shown(call, sure=can(request.actor, "people.confirm_reach")) for call in found],
        "one": found[0].title if session_id and found else "",
        "only": session_id,
        "printed": _("Gedrukt op %(day)s") % {"day": day_words(timezone.now())},
    }
    return page(request, "activities/calls.html", context)


def _session_of(request: HouseRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.GET.get("keer", ""))
    except ValueError:
        return None


def _shown(call: reads.Call, *, sure: bool) -> dict[str, Any]:
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
        "lost": call.lost,
        "unconfirmed": call.unconfirmed,
        "may_confirm": call.unconfirmed and sure,
        "language": "" if call.language == "nl" else str(dict(Language.choices).get(call.language, "")),
        "tried": _tried(call),
        "comes": call.what not in ("cancelled",),
    }


def _tried(call: reads.Call) -> str:
    if not call.tries or call.tried_at is None:
        return ""
    said = _("%(n)s keer geprobeerd, laatst om %(hour)s.")
    return said % {"n": call.tries, "hour": words.hour(call.tried_at)}


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


def _back(request: HouseRequest) -> HttpResponse:
    """To the list, of the one session if that was shown."""
    response = redirect_to(request, "activities:calls")
    only = _session_of(request)
    if only:
        response["Location"] += f"?keer={only}"
    return response


def _undo(request: HouseRequest, name: str, enrolment_id: uuid.UUID, **more: str) -> str:
    given = {"network": request.network.slug, "enrolment_id": enrolment_id, **more}
    only = _session_of(request)
    return reverse(f"activities:{name}", kwargs=given) + (f"?keer={only}" if only else "")


@require_POST
@acts(policy.CALL)
def told(request: HouseRequest, network: Any, enrolment_id: uuid.UUID, what: str) -> HttpResponse:
    """Called: it leaves the list."""
    services.told(request.actor, enrolment_id)
    done(request, _("Genoteerd: gebeld."), undo=_undo(request, "calls_not_told", enrolment_id, what=what))
    return _back(request)


@require_POST
@acts(policy.CALL)
def not_told(request: HouseRequest, network: Any, enrolment_id: uuid.UUID, what: str) -> HttpResponse:
    """Not called after all: it stands on the list again."""
    ending.not_told(request.actor, enrolment_id, what=what)
    done(request, _("Staat weer op de bellijst."))
    return _back(request)


@require_POST
@acts(policy.CALL)
def not_reached(request: HouseRequest, network: Any, enrolment_id: uuid.UUID) -> HttpResponse:
    """Nobody answered: it stays on the list, lower."""
    ending.not_reached(request.actor, enrolment_id)
    done(
        request,
        _("Genoteerd: niet bereikt. Probeer later nog eens."),
        undo=_undo(request, "calls_not_tried", enrolment_id),
    )
    return _back(request)


@require_POST
@acts(policy.CALL)
def not_tried(request: HouseRequest, network: Any, enrolment_id: uuid.UUID) -> HttpResponse:
    """The undo of "not reached"."""
    ending.was_not_tried(request.actor, enrolment_id)
    done(request, _("Staat weer op de bellijst."))
    return _back(request)


@require_POST
@acts(policy.CALL)
def does_not_come(request: HouseRequest, network: Any, enrolment_id: uuid.UUID, what: str) -> HttpResponse:
    """Said on the phone: the place comes free."""
    ending.does_not_come(request.actor, enrolment_id)
    undo = _undo(request, "calls_comes", enrolment_id, what=what)
    done(request, _("Genoteerd: komt niet. De plaats is vrij voor wie wacht."), undo=undo)
    return _back(request)


@require_POST
@acts(policy.CALL)
def comes(request: HouseRequest, network: Any, enrolment_id: uuid.UUID, what: str) -> HttpResponse:
    """The undo of "does not come"."""
    back = ending.comes_after_all(request.actor, enrolment_id, what=what)
    placed = back.status == "placed"
    done(request, _("Weer ingeschreven.") if placed else _("De plaats is intussen weg: terug op de wachtlijst."))
    return _back(request)


@require_POST
@acts(policy.HANDLE_ENROLMENTS)
def confirm(request: HouseRequest, network: Any, enrolment_id: uuid.UUID) -> HttpResponse:
    """The number or address that was typed on the site is theirs."""
    undo = reverse("activities:reach_unconfirm", kwargs={"network": network.slug, "enrolment_id": enrolment_id})
    found = _of_person(request, enrolment_id, people.confirm_reach)
    done(request, _("Bevestigd. Vanaf nu gaan berichten er vanzelf naartoe."), undo=undo)
    if "lijst" in request.GET:
        return redirect_to(request, "activities:enrol", session_id=found.session_id)
    return _back(request)


@require_POST
@acts(policy.HANDLE_ENROLMENTS)
def unconfirm(request: HouseRequest, network: Any, enrolment_id: uuid.UUID) -> HttpResponse:
    """The undo of a confirmation."""
    _of_person(request, enrolment_id, people.unconfirm_reach)
    done(request, _("Niet meer bevestigd: er gaat geen bericht naartoe."))
    return _back(request)


@require_POST
@acts(policy.HANDLE_ENROLMENTS)
def reminders_for(request: HouseRequest, network: Any, enrolment_id: uuid.UUID) -> HttpResponse:
    """Whether this person wants to be reminded of the day before; the other button is the undo."""
    wanted = request.POST.get("wanted") == "1"
    found = _of_person(request, enrolment_id, functools.partial(people.set_reminders, wanted=wanted))
    done(
        request, _("Deze persoon krijgt weer een herinnering.") if wanted else _("Geen herinnering voor deze persoon.")
    )
    return redirect_to(request, "activities:enrol", session_id=found.session_id)


def _of_person(request: HouseRequest, enrolment_id: uuid.UUID, act: Callable[..., Any]) -> Any:
    found = enrolments.enrolment(request.actor, enrolment_id)
    if found.participant_id:
        act(request.actor, found.participant_id)
    return found
