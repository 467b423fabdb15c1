"""The reading version as who makes the plan sees it: its words, whether it is open, what was said of each line."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import HouseForm, acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from ..policy import reading as policy
from ..queries import plans
from ..queries import reading as reads
from ..rules.reading import GOAL
from ..services import reading as services
from .heads import of_plan
from .words import day


@require_safe
@acts(policy.OPEN_READING)
def reading(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """Every line with its plain words and what was said of it."""
    return _shown(request, area_plan_id, HouseForm())


def _shown(request: HouseRequest, area_plan_id: uuid.UUID, form: HouseForm) -> HttpResponse:
    found = plans.plan(request.actor, area_plan_id)
    slug = request.network.slug
    lines: list[dict[str, Any]] = []
    for one in reads.weighed(request.actor, area_plan_id):
        if one.line.kind == GOAL:
            where = reverse("plans:change_goal", kwargs={"network": slug, "goal_id": one.line.id})
        else:
            where = reverse("plans:change_action", kwargs={"network": slug, "planned_action_id": one.line.id})
        lines.append({"told": one, "href": where, "is_goal": one.line.kind == GOAL})
    context = {
        **of_plan(request, found, "reading"),
        "form": form,
        "lines": lines,
        "since": day(found.reading_since),
    }
    return page(request, "plans/reading.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.OPEN_READING)
def open_it(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """Residents read it from now on."""
    form = HouseForm(request.POST)
    if form.is_valid() and attempt(form, lambda: services.open_reading(request.actor, area_plan_id)) is not None:
        done(request, _("De leesversie staat op de site."))
        return redirect_to(request, "plans:reading", area_plan_id=area_plan_id)
    return _shown(request, area_plan_id, form)


@require_POST
@acts(policy.OPEN_READING)
def close_it(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """Residents read it no more."""
    services.close_reading(request.actor, area_plan_id)
    done(request, _("De leesversie staat niet meer op de site. Wat gezegd is, blijft."))
    return redirect_to(request, "plans:reading", area_plan_id=area_plan_id)
