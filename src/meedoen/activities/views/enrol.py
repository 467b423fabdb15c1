"""The desk that enrols: by phone, at the counter, for a group; who is on the list; cancel, undo, the code again."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from meedoen.kernel.typed_codes import show_code
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy
from ..forms.door import EnrolForm
from ..queries import enrolments as reads
from ..services import enrolment as services
from .words import day_words, hours_words, party_words


@acts(policy.ENROL)
def enrol(request: HouseRequest, network: Any, session_id: uuid.UUID) -> HttpResponse:
    """Sign somebody up for a session, and see who stands on the list already."""
    session = reads.session_card(request.actor, session_id)
    mine = [one for one in networks.partners(request.actor) if one.pk in request.actor.organisation_ids]
    form = EnrolForm(request.POST or None, organisations=mine, childcare_places=session.childcare_places)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: _enrol(request, form, session_id))
        if made:
            _say(request, made, form.cleaned_data["first_name"])
            return redirect_to(request, "activities:enrol", session_id=session_id)
    allowed = policy.HANDLE_ENROLMENTS.allows(request.actor)
    found = reads.to_handle(request.actor, session_id) if allowed else reads.Enrolled()
    context = {
        "form": form,
        "session": session,
        "title": session.activity.title,
        "when": f"{day_words(session.starts_at)}, {hours_words(session.starts_at, session.ends_at)}",
        "place": session.place or session.activity.place,
        "room": _room(session),
        "placed": [_shown(party, session.activity.organisation.name) for party in found.placed],
        "waiting": [_shown(party, session.activity.organisation.name) for party in found.waiting],
        "cancelled": [_shown(party, session.activity.organisation.name) for party in found.cancelled],
        "at_the_door": policy.TICK.allows(request.actor)
        and session.activity.organisation_id in request.actor.organisation_ids,
    }
    return page(request, "activities/enrol.html", context, status=422 if form.errors else 200)


def _enrol(request: HouseRequest, form: EnrolForm, session_id: uuid.UUID) -> Any:
    found = form.cleaned_data
    return services.enrol(
        request.actor,
        session_id,
        party=form.party,
        via=found["via"],
        first_name=found["first_name"],
        channel=found["channel"],
        reach=found["reach"],
        organisation_id=found["organisation_id"],
        call_back="call_back" in found["needs"],
        language=found["language"] or "nl",
        no_reminder="no_reminder" in found["needs"],
        once=form.token,
    )


def _say(request: HouseRequest, made: Any, name: str) -> None:
    code = show_code(services.code_of(made))
    if made.status == "placed":
        sentence = _("%(name)s is ingeschreven. Code om af te zeggen: %(code)s.")
    else:
        sentence = _("%(name)s staat op de wachtlijst. Code om af te zeggen: %(code)s.")
    undo = reverse("activities:enrol_cancel", kwargs={"network": request.network.slug, "enrolment_id": made.pk})
    done(request, sentence % {"name": name, "code": code}, undo=undo)


def _room(session: Any) -> str:
    """How much room there is, in words."""
    if session.places_left is None:
        return _("Er is geen beperking op het aantal plaatsen.")
    free = ngettext("Nog %(free)s plaats vrij", "Nog %(free)s plaatsen vrij", session.places_left)
    parts = [free % {"free": session.places_left}]
    if session.waiting:
        wait = ngettext("%(number)s groepje wacht", "%(number)s groepjes wachten", session.waiting)
        parts.append(wait % {"number": session.waiting})
    return ", ".join(parts) + "."


def _shown(party: reads.Party, organiser: str) -> dict[str, Any]:
    elsewhere = party.by_organisation if party.by_organisation != organiser else ""
    details = [party_words(party), party.via, elsewhere]
    if party.call_back or party.to_tell:
        details.append(_("nog te bellen"))
    if party.no_reminder:
        details.append(_("geen herinnering"))
    return {
        "id": party.id,
        "name": party.label,
        "detail": " · ".join(part for part in details if part),
        "unconfirmed": party.unconfirmed,
        "no_reminder": party.no_reminder,
    }


@require_POST
@acts(policy.CANCEL_ENROLMENT)
def cancel(request: HouseRequest, network: Any, enrolment_id: uuid.UUID) -> HttpResponse:
    """Take a party off the list; who waits moves up and stands on the call list."""
    made = services.cancel_enrolment(request.actor, enrolment_id)
    undo = reverse("activities:enrol_cancel_back", kwargs={"network": network.slug, "enrolment_id": enrolment_id})
    done(request, _("Uitgeschreven. Wie wachtte en nu een plaats heeft, staat op de bellijst."), undo=undo)
    return redirect_to(request, "activities:enrol", session_id=made.session_id)


@require_POST
@acts(policy.CANCEL_ENROLMENT)
def cancel_back(request: HouseRequest, network: Any, enrolment_id: uuid.UUID) -> HttpResponse:
    """The undo of a cancellation: a place if there is one, otherwise the old turn."""
    made = services.undo_cancel_enrolment(request.actor, enrolment_id)
    placed = made.status == "placed"
    done(request, _("Weer ingeschreven.") if placed else _("De plaats is intussen weg: terug op de wachtlijst."))
    return redirect_to(request, "activities:enrol", session_id=made.session_id)


@require_POST
@acts(policy.HANDLE_ENROLMENTS)
def code(request: HouseRequest, network: Any, enrolment_id: uuid.UUID) -> HttpResponse:
    """Say the code to cancel with once more (it is made again, it is kept nowhere)."""
    found = reads.enrolment(request.actor, enrolment_id)
    done(request, _("De code om af te zeggen is %(code)s.") % {"code": show_code(services.code_of(found))})
    return redirect_to(request, "activities:enrol", session_id=found.session_id)
