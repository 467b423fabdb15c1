"""One session: look, move, cancel, give back, more places, one more time."""

import datetime
import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import Action, may
from meedoen.kernel.ui import slots
from meedoen.kernel.web import acts, attempt, done, page, redirect_to, words
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy, services
from ..forms.sessions import MomentForm, MoveForm, PlacesForm, ReasonForm, said_by
from ..queries import offer as queries
from . import cards, sendings


@require_safe
@acts(policy.SEE_CALENDAR)
def session(request: HouseRequest, network, session_id: uuid.UUID) -> HttpResponse:
    """One session: when, where, how many, and what can be done with it."""
    one = queries.session(request.actor, session_id)
    context = _of(one)
    slots.prepare("activities.session", request, one)
    context["may_change"] = may(request.actor, policy.CHANGE_SESSION, one.pk)
    context["stuck"] = queries.stuck(request.actor, one.pk) if context["may_change"] and one.waiting else 0
    context["may_tick"] = _is_own(request, one, policy.TICK)
    shown = one.activity.status == "published" and policy.ENROL.allows(request.actor)
    context["may_enrol"] = shown or _is_own(request, one, policy.ENROL)
    if policy.HANDLE_ENROLMENTS.allows(request.actor):
        context |= sendings.about(request.actor, one.pk)
    return page(request, "activities/session.html", context)


@acts(policy.CHANGE_SESSION)
def move(request: HouseRequest, network, session_id: uuid.UUID) -> HttpResponse:
    """Put one session elsewhere in time or place; the reason comes first."""
    one = queries.to_change(request.actor, session_id)
    form = MoveForm(request.POST or None, initial=said_by(one), places=networks.places(request.actor))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        moved = attempt(
            form,
            lambda: services.move(
                request.actor,
                session_id,
                starts_at=form.starts_at,
                ends_at=form.ends_at,
                place_id=said["place_id"],
                reason=said["reason"],
                seen=said["seen"],
                once=form.token,
            ),
        )
        if moved:
            return _changed(request, moved, _("Verplaatst naar %(day)s.") % {"day": _moment(moved)})
        _see_anew(form, queries.to_change(request.actor, session_id))
    context = {**_of(one), "form": form, "hears": _hears(request, session_id)}
    return page(request, "activities/session_move.html", context, status=422 if form.errors else 200)


@acts(policy.CHANGE_SESSION)
def cancel(request: HouseRequest, network, session_id: uuid.UUID) -> HttpResponse:
    """Say that one session does not go on, and why."""
    one = queries.to_change(request.actor, session_id)
    form = ReasonForm(request.POST or None, initial={"seen": one.version})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        cancelled = attempt(
            form,
            lambda: services.cancel(
                request.actor, session_id, reason=said["reason"], seen=said["seen"], once=form.token
            ),
        )
        if cancelled:
            sentence = _("%(day)s: dit gaat niet door.") % {"day": words.begin(_moment(cancelled))}
            return _changed(request, cancelled, sentence)
        _see_anew(form, queries.to_change(request.actor, session_id))
    context = {**_of(one), "form": form, "hears": _hears(request, session_id)}
    return page(request, "activities/session_cancel.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.CHANGE_SESSION)
def restore(request: HouseRequest, network, session_id: uuid.UUID) -> HttpResponse:
    """Undo of a move or a cancellation."""
    back = services.restore(request.actor, session_id)
    done(request, _("%(day)s: dit gaat door zoals het was.") % {"day": words.begin(_moment(back))})
    return redirect_to(request, "activities:session", session_id=session_id)


@acts(policy.CHANGE_SESSION)
def places(request: HouseRequest, network, session_id: uuid.UUID) -> HttpResponse:
    """Another number of places for this session."""
    one = queries.to_change(request.actor, session_id)
    form = PlacesForm(
        request.POST or None, initial={"capacity": one.capacity, "childcare_places": one.childcare_places}
    )
    if request.method == "POST" and form.is_valid():
        said = {
            "capacity": form.cleaned_data["capacity"],
            "childcare_places": form.cleaned_data["childcare_places"] or 0,
        }
        changed = attempt(form, lambda: services.change_places(request.actor, session_id, once=form.token, **said))
        if changed:
            done(request, _("Nu: %(seats)s.") % {"seats": cards.seats(changed)})
            return redirect_to(request, "activities:session", session_id=session_id)
    return page(
        request, "activities/session_places.html", {**_of(one), "form": form}, status=422 if form.errors else 200
    )


@acts(policy.EDIT)
def add(request: HouseRequest, network, activity_id: uuid.UUID) -> HttpResponse:
    """One more time, beside the series."""
    one = queries.to_edit(request.actor, activity_id)
    form = MomentForm(request.POST or None, initial=_hours_of(one))
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: services.add_session(
                request.actor, activity_id, starts_at=form.starts_at, ends_at=form.ends_at, once=form.token
            ),
        )
        if made:
            done(request, _("%(day)s: dit staat erbij.") % {"day": words.begin(_moment(made))})
            return redirect_to(request, "activities:activity", activity_id=activity_id)
    context = {"activity": one, "form": form}
    return page(request, "activities/session_add.html", context, status=422 if form.errors else 200)


def _of(one: Any) -> dict[str, Any]:
    """What every page of a session shows on top."""
    return {"session": one, "activity": one.activity, "row": cards.row(one, now=timezone.localtime())}


def _is_own(request: HouseRequest, session: Any, action: Action) -> bool:
    """Whether the actor has a role for this action in the organisation of the session; asks the database nothing."""
    return session.activity.organisation_id in request.actor.within(action.roles).organisation_ids


def _hours_of(activity: Any) -> dict[str, datetime.time]:
    """The hours of the series, as a start for one more time."""
    series = activity.series
    return {"start_time": series.start_time, "end_time": series.end_time} if series else {}


def _moment(session: Any) -> str:
    return words.when(session.starts_at, session.ends_at, today=timezone.localdate())


def _hears(request: HouseRequest, session_id: uuid.UUID) -> list[str]:
    """Who will be told, in sentences with their unit: parties, so that a family is one call."""
    found = queries.listeners(request.actor, session_id)
    if not found.parties:
        return [_("Er is nog niemand ingeschreven. Niemand moet gebeld worden.")]
    said = [
        ngettext("%(n)s inschrijving (een gezin telt één keer).", "%(n)s inschrijvingen (een gezin telt één keer).",
                 found.parties) % {"n": found.parties}
    ]  # fmt: skip
    if found.calls:
        said.append(
            ngettext("%(n)s staat daarna op je bellijst.", "%(n)s staan daarna op je bellijst.", found.calls)
            % {"n": found.calls}
        )
    if found.messages:
        said.append(
            ngettext(
                "%(n)s koos voor een bericht (sms of e-mail). Tot dat vanzelf gaat, staat die ook op je bellijst.",
                "%(n)s kozen voor een bericht (sms of e-mail). Tot dat vanzelf gaat, staan die ook op je bellijst.",
                found.messages,
            )
            % {"n": found.messages}
        )
    return said


def _changed(request: HouseRequest, session: Any, sentence: str) -> HttpResponse:
    done(request, sentence, undo=reverse("activities:restore", args=[request.network.slug, session.pk]))
    return redirect_to(request, "activities:session", session_id=session.pk)


def _see_anew(form: Any, session: Any) -> None:
    """After a refusal the form stands on what there is now, so that it can be sent again."""
    form.data = form.data.copy()
    form.data["seen"] = session.version
