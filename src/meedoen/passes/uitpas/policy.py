"""What can be done at a till with UiTPAS, and by whom."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, own_organisation, roles
from meedoen.kernel.actors import Role

AT_THE_TILL = "een ticket met UiTPAS verkopen"
TILL = (Role.COORDINATOR, Role.WORKER, Role.PROVIDER, Role.CASHIER)

SELL_UITPAS = Action(
    name="passes.sell_uitpas",
    label=_("Een tarief vragen bij UiTPAS en een verkoop registreren"),
    roles=roles(*TILL),
    purpose=AT_THE_TILL,
    model="activities.Session",
    rows=own_organisation("activity__organisation_id"),
    sensitivity=Sensitivity.PERSONAL,
    along=("activity__organisation_id", "activity__price_cents", "activity__source", "activity__source_id"),
)
FINISH_UITPAS = Action(
    name="passes.finish_uitpas",
    label=_("Een verkoop met UiTPAS als betaald noteren of annuleren"),
    roles=roles(*TILL),
    purpose=AT_THE_TILL,
    model="passes.UitpasSale",
    rows=own_organisation("session__activity__organisation_id"),
    sensitivity=Sensitivity.PERSONAL,
)
