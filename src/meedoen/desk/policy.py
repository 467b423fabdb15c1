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
CHOOSE_MAIL = Action(
    name="desk.choose_mail",
    label=_("Kiezen of je ’s morgens een mail wilt"),
    roles=STAFF,
    purpose="werking van het netwerk",
)
MAIL_DUE = Action(
    name="desk.mail_due",
    label=_("Werkers mailen hoeveel er op hen wacht (geen namen)"),
    roles=roles(Role.SYSTEM),
    purpose="werking van het netwerk",
)
