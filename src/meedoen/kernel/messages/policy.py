"""What the outbox does by itself; nobody else has a role for it."""

from django.utils.translation import gettext_lazy as _

from ..access import Action, everything, roles
from ..actors import Role

_PURPOSE = "iemand verwittigen van een verandering"

QUEUE = Action(name="messages.queue", label=_("Berichten klaarzetten"), roles=roles(Role.SYSTEM), purpose=_PURPOSE)
WITHDRAW = Action(
    name="messages.withdraw", label=_("Berichten terugtrekken"), roles=roles(Role.SYSTEM), purpose=_PURPOSE
)
SEND = Action(
    name="messages.send",
    label=_("Berichten versturen"),
    roles=roles(Role.SYSTEM),
    purpose=_PURPOSE,
    model="kernel.Message",
    rows=everything,
)
TAKE = Action(
    name="messages.take", label=_("Berichten nemen die weg mogen"), roles=roles(Role.SYSTEM), purpose=_PURPOSE
)
