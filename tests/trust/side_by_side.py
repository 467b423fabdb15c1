"""An own plan with a step, and two neighbours who were brought together, for the world of the grid."""

from meedoen.kernel import vault
from meedoen.kernel.identifiers import new_id
from meedoen.referrals.models import HelpMatch, HelpNotice, OwnPlan, PlanStep
from meedoen.referrals.rules.own_plans import goal_field, step_field


def make(organisation, people, sings):
    """Rows by the names that addresses use; what the person wrote is a canary."""
    person = people[1]
    plan = OwnPlan(pk=new_id(), organisation=organisation, person_id=person)
    plan.goal = vault.seal(person, goal_field(plan.pk), sings("person", "goal"))
    plan.save(force_insert=True)
    step = PlanStep(pk=new_id(), plan=plan, person_id=person)
    step.what = vault.seal(person, step_field(step.pk), sings("person", "step"))
    step.save(force_insert=True)
    given = {"organisation": organisation, "kind": "shopping"}
    ask = HelpNotice.objects.create(person_id=people[0], side="ask", **given)
    offer = HelpNotice.objects.create(person_id=person, side="offer", **given)
    match = HelpMatch.objects.create(organisation=organisation, ask=ask, offer=offer)
    return {"plan_id": plan.pk, "step_id": step.pk, "notice_id": ask.pk, "match_id": match.pk}
