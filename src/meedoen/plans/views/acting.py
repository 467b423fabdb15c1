"""From a finding to an action in one step: the finding, its zone and its partner are filled in already."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from meedoen.kernel.web import acts, asked, attempt, done, redirect_to
from meedoen.kernel.web.request import HouseRequest

from ..forms.goals import ActOnForm
from ..policy import goals as policy
from ..queries import findings as findings_read
from ..queries import goals as reads
from ..queries import plans
from ..services import goals as services
from .goals import choices_of


@acts(policy.WRITE_GOAL)
def act_on(request: HouseRequest, network: Any, finding_id: uuid.UUID) -> HttpResponse:
    """An action on a finding, under a goal of its plan or a new one."""
    finding = findings_read.finding(request.actor, finding_id).row
    plan = plans.plan(request.actor, finding.plan_id)
    goals = reads.goal_names(request.actor, plan.pk)
    initial = {"due_on": plan.last_day, "owner_id": finding.partner_id, "working_area_id": finding.working_area_id}
    if len(goals) == 1:
        initial["goal_id"] = goals[0][0]
    form = ActOnForm(request.POST or None, goals=goals, choices=choices_of(request, plan, []), initial=initial)
    if request.method == "POST" and form.is_valid():
        under = {"goal_id": form.goal_chosen, "goal_text": form.cleaned_data["goal_text"]}
        made = attempt(
            form,
            lambda: services.act_on_finding(
                request.actor, plan.pk, finding_id=finding_id, told=form.told, once=form.token, **under
            ),
        )
        if made is not None:
            done(request, _("De actie staat erbij."))
            return redirect_to(request, "plans:plan", area_plan_id=plan.pk)
    back = ("plans:findings", {"area_plan_id": plan.pk})
    template = "plans/action_form.html"
    return asked(request, form, _("Actie op een bevinding"), back=back, template=template, lead=finding.text)
