"""The time line of a plan (L10), and where its initiatives stand on the participation ladder (K7)."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can
from meedoen.kernel.web import acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.voice import public as voice

from ..forms.goals import MilestoneForm
from ..policy import goals as policy
from ..policy import plans as plan_policy
from ..queries import goals as reads
from ..queries import plans
from ..services import goals as services
from .heads import of_plan
from .words import day


@require_safe
@acts(plan_policy.SEE_PLANS)
def timeline(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """The points by day, those that are past and not reached marked; the ladder beside it."""
    found = plans.plan(request.actor, area_plan_id)
    today = timezone.localdate()
    stones = [
        {
            "id": one.pk,
            "text": one.text,
            "kind": str(one.get_kind_display()),
            "on": day(one.on),
            "done": day(one.done_on),
            "late": one.done_on is None and one.on < today,
        }
        for one in reads.milestones(request.actor, area_plan_id)
    ]
    context = {
        **of_plan(request, found, "timeline"),
        "stones": stones,
        "rungs": voice.rungs(request.actor),
        "may_change": can(request.actor, "plans.add_milestone"),
    }
    return page(request, "plans/timeline.html", context)


@acts(policy.ADD_MILESTONE)
def add(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """One more point."""
    plans.plan(request.actor, area_plan_id)
    form = MilestoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form, lambda: services.add_milestone(request.actor, area_plan_id, once=form.token, **form.answers)
        )
        if made is not None:
            done(request, _("Het staat op de tijdlijn."))
            return redirect_to(request, "plans:timeline", area_plan_id=area_plan_id)
    return asked(request, form, _("Punt op de tijdlijn"), back=("plans:timeline", {"area_plan_id": area_plan_id}))


@require_POST
@acts(policy.CHANGE_MILESTONE)
def tick(request: HouseRequest, network: Any, milestone_id: uuid.UUID) -> HttpResponse:
    """Reached, not after all, or away with it."""
    row = reads.milestone(request.actor, milestone_id)
    if request.POST.get("weg") == "1":
        services.drop_milestone(request.actor, milestone_id)
        done(request, _("Het staat niet meer op de tijdlijn."))
    else:
        services.tick_milestone(request.actor, milestone_id, done=request.POST.get("klaar") == "1")
    return redirect_to(request, "plans:timeline", area_plan_id=row.plan_id)
