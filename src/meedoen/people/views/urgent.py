"""Somebody is opened urgently; the lead and the officer see who did that and why."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries, services
from ..forms.care import UrgentForm


@acts(policy.BREAK_GLASS)
def open_urgently(request: HouseRequest, network: Any) -> HttpResponse:
    """One person, one reason, one hour at most."""
    form = UrgentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = queries.whose(request.actor, form.cleaned_data["code"])
        if person is None:
            form.add_error("code", _("Deze code kennen we niet. Kijk na wat er op de kaart staat."))
        elif attempt(
            form,
            lambda: services.break_glass(request.actor, person, why=form.cleaned_data["why"], once=form.token),
        ):
            done(request, _("Open, een uur lang. De coördinator en de functionaris weten het."))
            return redirect_to(request, "people:person", person_id=person)
    context = {"form": form, "open": queries.mine_open(request.actor)}
    return page(request, "people/urgent_open.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.END_EMERGENCY)
def close(request: HouseRequest, network: Any, emergency_id: uuid.UUID) -> HttpResponse:
    """Closed before the hour is over."""
    services.end_emergency(request.actor, emergency_id)
    done(request, _("Gesloten."))
    return redirect_to(request, "people:people")


@require_safe
@acts(policy.SEE_EMERGENCIES)
def urgent(request: HouseRequest, network: Any) -> HttpResponse:
    """Who opened somebody urgently, and why: codes, no names."""
    return page(request, "people/urgent.html", {"found": queries.emergencies(request.actor)})


@require_POST
@acts(policy.SEE_EMERGENCIES)
def read(request: HouseRequest, network: Any, emergency_id: uuid.UUID) -> HttpResponse:
    """The lead or the officer has seen it."""
    services.note_read(request.actor, emergency_id)
    return redirect_to(request, "people:urgent")
