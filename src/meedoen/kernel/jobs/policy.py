"""Who sees the work in the background, and may have it tried again."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..access import Action, roles
from ..actors import Role

_PURPOSE = "toezicht op de werking"

SEE = Action(
    name="jobs.see",
    label=_("Het werk op de achtergrond van het netwerk zien"),
    roles=roles(Role.COORDINATOR),
    purpose=_PURPOSE,
    model="kernel.Job",
    rows=lambda actor: Q(network_id=actor.network_id),
)
SEE_ALL = Action(
    name="jobs.see_all",
    label=_("Het werk op de achtergrond van de server zien"),
    roles=roles(Role.OPERATOR),
    purpose=_PURPOSE,
)
AGAIN = Action(
    name="jobs.again",
    label=_("Een mislukte taak opnieuw proberen"),
    roles=roles(Role.COORDINATOR, Role.OPERATOR),
    purpose=_PURPOSE,
)
