"""The plans of a network: the list, one plan, and the form of its cover."""

import datetime
import uuid
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.access import can
from meedoen.kernel.web import acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from ..forms.plans import PlanForm
from ..policy import plans as policy
from ..queries import plans as reads
from ..services import plans as services
from .heads import of_network
from .zones import zones


@require_safe
@acts(policy.SEE_PLANS)
def plans(request: HouseRequest, network: Any) -> HttpResponse:
    """Every plan, the newest first."""
    context = {
        **of_network(request, "plans"),
        "plans": reads.plans(request.actor),
        "may_make": can(request.actor, "plans.make_plan"),
    }
    return page(request, "plans/plans.html", context)


def _offered(request: HouseRequest, kept: uuid.UUID | None = None) -> dict[str, list[tuple[str, str]]]:
    return {
        "areas": zones(request, kept),
        "agreements": [(str(one.pk), one.name) for one in networks.agreements(request.actor)],
    }


@acts(policy.MAKE_PLAN)
def make(request: HouseRequest, network: Any) -> HttpResponse:
    """A new plan, from this year on."""
    year = timezone.localdate().year
    days = {"first_day": datetime.date(year, 1, 1), "last_day": datetime.date(year + 2, 12, 31)}
    form = PlanForm(request.POST or None, **_offered(request), initial=days)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.make_plan(request.actor, cover=form.cover, once=form.token))
        if made is not None:
            done(request, _("Het plan staat klaar."))
            return redirect_to(request, "plans:plan", area_plan_id=made.pk)
    return asked(request, form, _("Nieuw plan"), back=("plans:plans", {}))


@acts(policy.CHANGE_PLAN)
def change(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """Another name, other years, another agreement."""
    found = reads.plan(request.actor, area_plan_id)
    now = {
        name: getattr(found, name)
        for name in ("name", "first_day", "last_day", "about", "working_area_id", "agreement_id")
    }
    form = PlanForm(request.POST or None, **_offered(request, found.working_area_id), initial=now)
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form, lambda: services.change_plan(request.actor, area_plan_id, cover=form.cover, once=form.token)
        )
        if saved is not None:
            done(request, _("Het plan is aangepast."))
            return redirect_to(request, "plans:plan", area_plan_id=area_plan_id)
    return asked(request, form, _("Plan aanpassen"), back=("plans:plan", {"area_plan_id": area_plan_id}))
