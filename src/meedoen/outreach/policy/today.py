"""What is due: questions, promises, next contacts."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, roles

from .roles import OUTREACH, PURPOSE, own

SEE_TODAY = Action(
    name="outreach.see_today",
    label=_("Zien wat er vandaag op te volgen is"),
    roles=roles(*OUTREACH),
    purpose=PURPOSE,
    model="outreach.FollowUp",
    rows=own,
    sensitivity=Sensitivity.PERSONAL,
)
COUNT_DUE = Action(
    name="outreach.count_due",
    label=_("Zien hoeveel er op te volgen is"),
    roles=roles(*OUTREACH),
    purpose=PURPOSE,
    model="outreach.FollowUp",
    rows=own,
)
FOLLOW_UP = Action(
    name="outreach.follow_up",
    label=_("Een vraag of belofte afwerken of verzetten"),
    roles=roles(*OUTREACH),
    purpose=PURPOSE,
    model="outreach.FollowUp",
    rows=own,
    sensitivity=Sensitivity.PERSONAL,
)
