"""What can be done at the desk."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, everything, roles
from meedoen.kernel.actors import STAFF, Role

TODAY = Action(
    name="desk.today",
    label=_("De startpagina van vandaag zien"),
    roles=STAFF | {Role.OPERATOR},
    purpose="werking van het netwerk",
)
READ_LOG = Action(
    name="desk.read_log",
    label=_("Het leeslogboek inkijken"),
    roles=roles(Role.DPO),
    purpose="toezicht op de gegevensbescherming",
    model="kernel.AuditEntry",
    rows=everything,
    sensitivity=Sensitivity.PERSONAL,
)
CHECK_LOG = Action(
    name="desk.check_log",
    label=_("Nakijken of het leeslogboek heel is"),
    roles=roles(Role.DPO),
    purpose="toezicht op de gegevensbescherming",
    model="kernel.AuditEntry",
    rows=everything,
)
