"""What own plans hand in to the house: their end, what they tell, and their place on the page of a person."""

import datetime
import uuid
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from meedoen.kernel import editions, vault
from meedoen.kernel.privacy import erasure, exports
from meedoen.kernel.privacy import retention as terms
from meedoen.kernel.ui import slots
from meedoen.kernel.web import menu
from meedoen.people import public as people

from . import policy_of_plans as policy
from .models.own_plan import OwnPlan, PlanStep
from .queries import own_plans as queries
from .rules import own_plans as rules


def connect() -> None:
    """Called once at start-up."""
    erasure.register("referrals.own_plans", forget)
    exports.register("referrals.own_plans", tell, title=_("Je eigen plan"), model="referrals.OwnPlan")
    terms.register("referrals.OwnPlan", drop_old)
    terms.register("referrals.PlanStep", drop_steps)
    people.use(planned_since)
    slots.fill("people.person", of_person)
    for label in ("OwnPlan", "PlanStep"):
        editions.off_the_site(f"referrals.{label}", "a plan is the person's own")
    menu.add(menu.Item(_("Eigen plannen"), "own_plans:plans", "check", policy.SEE_PLANS, order=37))


def forget(person_id: uuid.UUID) -> None:
    """A plan goes with its person, steps and all. Called by the kernel inside the erasure."""
    PlanStep.objects.filter(person_id=person_id).delete()
    OwnPlan.objects.filter(person_id=person_id).delete()


def tell(person_id: uuid.UUID) -> dict[str, Any]:
    """Goals and steps in the own words."""
    told = []
    for row in OwnPlan.objects.filter(person_id=person_id).select_related("organisation").order_by("since"):
        steps = PlanStep.objects.filter(plan=row)
        told.append(
            {
                "doel": vault.open_sealed(person_id, rules.goal_field(row.pk), bytes(row.goal)),
                "hoever": row.get_state_display(),
                "opgeschreven bij": row.organisation.name,
                "sinds": row.since,
                "stappen": [
                    {
                        "wat": vault.open_sealed(person_id, rules.step_field(step.pk), bytes(step.what)),
                        "wie": step.get_helper_display(),
                        "tegen": step.due_on,
                        "gedaan op": step.done_on,
                    }
                    for step in steps
                ],
            }
        )
    return {"plannen": told}


def drop_old(cutoff: datetime.datetime) -> int:
    """Plans that nobody touched since ``cutoff``, with their steps."""
    old = OwnPlan.objects.filter(changed_on__lt=terms.before_day(cutoff)).order_by("pk")
    found = list(old.values_list("pk", flat=True)[: terms.BATCH])
    PlanStep.objects.filter(plan_id__in=found).delete()
    return OwnPlan.objects.filter(pk__in=found).delete()[0]


def drop_steps(cutoff: datetime.datetime) -> int:
    """Steps live as long as their plan; none outlives it."""
    old = PlanStep.objects.filter(plan__changed_on__lt=terms.before_day(cutoff)).order_by("pk")
    return PlanStep.objects.filter(pk__in=list(old.values_list("pk", flat=True)[: terms.BATCH])).delete()[0]


def planned_since(cutoff: datetime.datetime) -> QuerySet:
    """Who has a plan that goes on, or was touched since ``cutoff``: they are in use."""
    recent = OwnPlan.objects.filter(changed_on__gte=terms.before_day(cutoff))
    return recent.order_by().values("person_id")


def of_person(request: HttpRequest, person: Any) -> str | None:
    """On the page of one person: the own plans, and the way to begin one."""
    actor = request.actor  # type: ignore[attr-defined]
    if not policy.SEE_PLANS.allows(actor):
        return None
    lines = queries.plans(actor, person_id=person.pk)
    context = {"lines": lines, "network": request.network, "person": person, "over": rules.OVER}  # type: ignore[attr-defined]
    return render_to_string("referrals/own_plans_part.html", context, request)
