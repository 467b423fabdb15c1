"""Rounds through a neighbourhood: stop by stop, ticked off."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy, services
from ..forms.other import RoundForm
from ..queries import rounds as reads
from ..queries.where import wheres
from . import words


@require_safe
@acts(policy.SEE_ROUNDS)
def rounds(request: HouseRequest, network: Any) -> HttpResponse:
    """The rounds that are walked."""
    found = reads.rounds(request.actor, today=timezone.localdate())
    context = {
        "rounds": [
            {
                "name": one.name,
                "stops": ", ".join(stop.name for stop in one.stops),
                "done": one.done,
                "total": len(one.stops),
                "href": reverse("outreach:round", kwargs={"network": network.slug, "round_id": one.id}),
            }
            for one in found
        ]
    }
    return page(request, "outreach/rounds.html", context)


@require_safe
@acts(policy.SEE_ROUNDS)
def round_of(request: HouseRequest, network: Any, round_id: uuid.UUID) -> HttpResponse:
    """One round: tick a stop off, note a contact there."""
    found = reads.round_of(request.actor, round_id, today=timezone.localdate())
    note = reverse("outreach:note", kwargs={"network": network.slug})
    context = {
        "round": found,
        "stops": [
            {
                "id": f"halte-{stop.id}",
                "action": reverse("outreach:walk", kwargs={"network": network.slug, "stop_id": stop.id}),
                "name": stop.name,
                "detail": _("laatst op %(day)s") % {"day": words.day(stop.last_on)} if stop.last_on else "",
                "here": stop.here,
                "note": f"{note}?waar={stop.code}",
            }
            for stop in found.stops
        ],
    }
    return page(request, "outreach/round.html", context)


@require_POST
@acts(policy.WALK)
def walk(request: HouseRequest, network: Any, stop_id: uuid.UUID) -> HttpResponse:
    """A stop is ticked off, or the tick is taken back."""
    stop = services.walk(request.actor, stop_id, here=request.POST.get("here", "1") == "1")
    return redirect_to(request, "outreach:round", round_id=stop.round_id)


def _form(request: HouseRequest, initial: dict[str, Any], shown: int) -> RoundForm:
    found = wheres(request.actor)
    return RoundForm(
        request.POST or None,
        initial=initial,
        organisations=networks.organisations_of(request.actor),
        areas=found.areas,
        places=found.places,
        shown=shown,
    )


@acts(policy.MAKE_ROUND)
def make(request: HouseRequest, network: Any) -> HttpResponse:
    """A new round."""
    form = _form(request, {}, RoundForm.SHOWN)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        kept = attempt(
            form,
            lambda: services.make_round(
                request.actor,
                organisation_id=said["organisation_id"],
                name=said["name"],
                stops=form.stops,
                once=form.token,
            ),
        )
        if kept is not None:
            done(request, _("De ronde staat klaar."))
            return redirect_to(request, "outreach:round", round_id=kept.pk)
    return page(request, "outreach/round_edit.html", {"form": form, "new": True}, status=422 if form.errors else 200)


@acts(policy.CHANGE_ROUND)
def change(request: HouseRequest, network: Any, round_id: uuid.UUID) -> HttpResponse:
    """Another name, other stops, another order."""
    found = reads.round_of(request.actor, round_id, today=timezone.localdate())
    initial: dict[str, Any] = {"name": found.name}
    initial |= {f"stop{number}": stop.code for number, stop in enumerate(found.stops, start=1)}
    form = _form(request, initial, len(found.stops) + 2)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        kept = attempt(form, lambda: services.change_round(request.actor, round_id, name=name, stops=form.stops))
        if kept is not None:
            done(request, _("De ronde is aangepast."))
            return redirect_to(request, "outreach:round", round_id=round_id)
    context = {"form": form, "new": False, "round_id": round_id}
    return page(request, "outreach/round_edit.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.CHANGE_ROUND)
def end(request: HouseRequest, network: Any, round_id: uuid.UUID) -> HttpResponse:
    """The round is walked no more; the undo takes that back."""
    ended = request.GET.get("opnieuw") != "1"
    services.end_round(request.actor, round_id, ended=ended)
    if ended:
        address = reverse("outreach:round_end", kwargs={"network": network.slug, "round_id": round_id})
        done(request, _("De ronde is gestopt."), undo=f"{address}?opnieuw=1")
    return redirect_to(request, "outreach:rounds")
