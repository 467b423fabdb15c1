"""What can be done with a plan itself."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, everything, roles
from meedoen.kernel.actors import STAFF, Role

PURPOSE = "een plan voor een buurt maken en opvolgen"

SEE_PLANS = Action(
    name="plans.see_plans",
    label=_("De plannen van het netwerk lezen"),
    roles=STAFF,
    purpose=PURPOSE,
    model="plans.Plan",
    rows=everything,
)
MAKE_PLAN = Action(
    name="plans.make_plan",
    label=_("Een plan maken"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
)
CHANGE_PLAN = Action(
    name="plans.change_plan",
    label=_("Een plan aanpassen: naam, jaren, doelen en mijlpalen"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="plans.Plan",
    rows=everything,
)
