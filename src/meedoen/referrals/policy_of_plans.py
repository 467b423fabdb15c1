"""Who may write down and read an own plan: the own organisation, with a live link to the person, and nobody else."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, own_organisation, roles
from meedoen.kernel.actors import Role

WRITERS = (Role.COORDINATOR, Role.WORKER, Role.REFERRER)
PURPOSE = "samen aan een eigen plan werken"

SEE_PLANS = Action(
    name="referrals.see_plans",
    label=_("Eigen plannen zien van wie je begeleidt"),
    roles=roles(*WRITERS),
    purpose=PURPOSE,
    model="referrals.OwnPlan",
    rows=own_organisation(),
    sensitivity=Sensitivity.PERSONAL,
)
BEGIN_PLAN = Action(
    name="referrals.begin_plan",
    label=_("Samen een eigen plan beginnen"),
    roles=roles(*WRITERS),
    purpose=PURPOSE,
    sensitivity=Sensitivity.PERSONAL,
)
CHANGE_PLAN = Action(
    name="referrals.change_plan",
    label=_("Samen een eigen plan aanpassen"),
    roles=roles(*WRITERS),
    purpose=PURPOSE,
    model="referrals.OwnPlan",
    rows=own_organisation(),
    sensitivity=Sensitivity.PERSONAL,
)
