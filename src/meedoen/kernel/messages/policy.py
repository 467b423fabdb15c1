"""What the outbox does by itself, and what people see of it: whether something arrived, and by which way it goes."""

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
FOLLOW = Action(
    name="messages.follow",
    label=_("Zien of een bericht aankwam (nooit wat erin staat)"),
    roles=roles(
        Role.COORDINATOR, Role.WORKER, Role.PROVIDER, Role.GROUP_GUIDE, Role.REFERRER, Role.COMPANION, Role.SYSTEM
    ),
    purpose=_PURPOSE,
    model="kernel.Message",
    rows=everything,
)
SEE_WAYS = Action(
    name="messages.see_ways",
    label=_("Zien hoe deze server berichten verstuurt"),
    roles=roles(Role.OPERATOR),
    purpose="beheer van de server",
)
TRY_OUT = Action(
    name="messages.try_out",
    label=_("Een proefbericht naar zichzelf sturen"),
    roles=roles(Role.OPERATOR),
    purpose="beheer van de server",
)
TAKE = Action(
    name="messages.take", label=_("Berichten nemen die weg mogen"), roles=roles(Role.SYSTEM), purpose=_PURPOSE
)
