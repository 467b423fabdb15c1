"""Rounds through a neighbourhood."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, own_organisation, roles

from .roles import OUTREACH, own

SEE_ROUNDS = Action(
    name="outreach.see_rounds",
    label=_("De rondes door de buurt zien"),
    roles=roles(*OUTREACH),
    purpose="rondes door de buurt plannen",
    model="outreach.Round",
    rows=own,
)
MAKE_ROUND = Action(
    name="outreach.make_round",
    label=_("Een ronde maken"),
    roles=roles(*OUTREACH),
    purpose="rondes door de buurt plannen",
)
CHANGE_ROUND = Action(
    name="outreach.change_round",
    label=_("Een ronde aanpassen of stoppen"),
    roles=roles(*OUTREACH),
    purpose="rondes door de buurt plannen",
    model="outreach.Round",
    rows=own,
)
WALK = Action(
    name="outreach.walk",
    label=_("Een halte van een ronde aanduiden"),
    roles=roles(*OUTREACH),
    purpose="rondes door de buurt plannen",
    model="outreach.Stop",
    rows=lambda actor: own_organisation("round__organisation_id")(actor) & Q(round__ended_on=None),
)
