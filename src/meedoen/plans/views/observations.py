"""Observations: the list, noting one in a minute, looking at what residents wrote."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can
from meedoen.kernel.web import acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.voice import public as voice

from ..forms.observations import LookForm, ObservationForm
from ..policy import findings as policy
from ..queries import findings as reads
from ..queries import plans
from ..services import observations as services
from ..terms.findings import Seen
from . import words
from .heads import of_network


@require_safe
@acts(policy.SEE_OBSERVATIONS)
def observations(request: HouseRequest, network: Any) -> HttpResponse:
    """What was seen and heard, the newest first; by theme, by where, or what waits to be looked at."""
    said = request.GET
    theme = said.get("thema", "") if said.get("thema") in voice.Theme.values else ""
    kind = said.get("waar", "") if said.get("waar") in Seen.values else ""
    number = words.page_number(said)
    waiting = said.get("nakijken") == "1"
    found = reads.observations(request.actor, theme=theme, kind=kind, waiting=waiting, page=number)
    context = {
        **of_network(request, "observations"),
        "observations": [words.observation(row, found.lines.get(row.line_id, "")) for row in found.rows],
        "waiting": found.waiting,
        "only_waiting": waiting,
        "themes": voice.Theme.choices,
        "kinds": Seen.choices,
        "theme": theme,
        "kind": kind,
        "previous": words.at(said, number - 1) if number > 1 else "",
        "next": words.at(said, number + 1) if found.more else "",
        "may_note": can(request.actor, "plans.note_observation"),
    }
    return page(request, "plans/observations.html", context)


@acts(policy.NOTE_OBSERVATION)
def note(request: HouseRequest, network: Any) -> HttpResponse:
    """One observation. What could give somebody away is pointed out once; the worker decides."""
    form = ObservationForm(
        request.POST or None,
        areas=[(str(key), name) for key, name in networks.area_names(request.actor).items()],
        plans=[(str(one.pk), one.name) for one in plans.plans(request.actor)],
        organisations=networks.own_organisations(request.actor),
        initial={"kind": request.GET.get("waar", ""), "area_id": request.GET.get("buurt", "")},
    )
    found: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        typed = f"{form.cleaned_data['said']}\n{form.cleaned_data['quote']}"
        found = voice.pointed_out(typed, voice.known_names(request.actor))
        if not found or request.POST.get("zo") == "1":
            found = {}
            organisation = form.cleaned_data["organisation_id"]
            made = attempt(
                form,
                lambda: services.note_observation(
                    request.actor, organisation_id=organisation, noted=form.noted, once=form.token
                ),
            )
            if made is not None:
                done(request, _("Genoteerd."))
                if request.POST.get("nog") == "1":
                    again = redirect_to(request, "plans:note")
                    again["Location"] += f"?waar={made.kind}&buurt={made.area_id or ''}"
                    return again
                return redirect_to(request, "plans:observations")
    context = {"form": form, "found": found, **of_network(request, "observations")}
    return page(request, "plans/note.html", context, status=422 if form.errors or found else 200)


@acts(policy.CHECK_OBSERVATION)
def look(request: HouseRequest, network: Any, observation_id: uuid.UUID) -> HttpResponse:
    """Look at what a resident wrote: it stays, in other words if need be, or it goes."""
    row = reads.observation(request.actor, observation_id)
    form = LookForm(request.POST or None, initial={"said": row.said})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["said"]
        kept = attempt(
            form, lambda: services.check_observation(request.actor, observation_id, said=said, once=form.token)
        )
        if kept is not None:
            done(request, _("Nagekeken. Het telt mee als stem."))
            return redirect_to(request, "plans:observations")
    shown = form["said"].value() or ""
    return asked(
        request,
        form,
        _("Kijk na wat er staat"),
        back=("plans:observations", {}),
        template="plans/look.html",
        observation=words.observation(row),
        found=voice.pointed_out(shown, voice.known_names(request.actor)),
    )


@require_POST
@acts(policy.CHECK_OBSERVATION)
def drop(request: HouseRequest, network: Any, observation_id: uuid.UUID) -> HttpResponse:
    """Take an observation away."""
    services.drop_observation(request.actor, observation_id)
    done(request, _("Weggehaald."))
    return redirect_to(request, "plans:observations")
