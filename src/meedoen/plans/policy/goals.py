"""What can be done with goals, actions and the time line."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, by_role, everything, own_organisation, roles
from meedoen.kernel.actors import Role

from .plans import PURPOSE

LEADS = (Role.COORDINATOR,)
OWNERS = (Role.WORKER, Role.PROVIDER, Role.GROUP_GUIDE)

WRITE_GOAL = Action(
    name="plans.write_goal",
    label=_("Een doel schrijven in een plan"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
    model="plans.Plan",
    rows=everything,
)
CHANGE_GOAL = Action(
    name="plans.change_goal",
    label=_("Een doel aanpassen, of er een actie bij zetten"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
    model="plans.Goal",
    rows=everything,
)
CHANGE_ACTION = Action(
    name="plans.change_action",
    label=_("Een actie aanpassen: wie, wanneer, geld, en welk signaal ze beantwoordt"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
    model="plans.PlannedAction",
    rows=everything,
)
FOLLOW_ACTION = Action(
    name="plans.follow_action",
    label=_("Noteren hoever een actie staat, wat gemeten is en wat werkte"),
    roles=roles(*LEADS, *OWNERS),
    purpose=PURPOSE,
    model="plans.PlannedAction",
    rows=by_role([(LEADS, everything), (OWNERS, own_organisation("owner_id"))]),
)
ADD_MILESTONE = Action(
    name="plans.add_milestone",
    label=_("Een punt op de tijdlijn zetten"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
    model="plans.Plan",
    rows=everything,
)
CHANGE_MILESTONE = Action(
    name="plans.change_milestone",
    label=_("Een punt op de tijdlijn aanvinken of weghalen"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
    model="plans.Milestone",
    rows=everything,
)
