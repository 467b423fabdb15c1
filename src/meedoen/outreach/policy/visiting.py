"""The list of home visits and the goal of the year."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, roles

from .roles import OUTREACH, own

SEE_VISITING = Action(
    name="outreach.see_visiting",
    label=_("De lijst van huisbezoeken zien"),
    roles=roles(*OUTREACH),
    purpose="huisbezoeken plannen",
    model="outreach.Visiting",
    rows=own,
    sensitivity=Sensitivity.PERSONAL,
)
PLAN_VISITING = Action(
    name="outreach.plan_visiting",
    label=_("Iemand op de lijst van huisbezoeken zetten"),
    roles=roles(*OUTREACH),
    purpose="huisbezoeken plannen",
    sensitivity=Sensitivity.PERSONAL,
)
END_VISITING = Action(
    name="outreach.end_visiting",
    label=_("Iemand van de lijst van huisbezoeken halen"),
    roles=roles(*OUTREACH),
    purpose="huisbezoeken plannen",
    model="outreach.Visiting",
    rows=own,
    sensitivity=Sensitivity.PERSONAL,
)
SET_GOAL = Action(
    name="outreach.set_goal",
    label=_("Het aantal huisbezoeken van het jaar kiezen"),
    roles=roles(*OUTREACH),
    purpose="huisbezoeken plannen",
)
