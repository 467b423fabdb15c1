"""A message of the operator to the own number, to see whether a way works. Nothing of it is kept."""

import uuid
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..actors import Actor
from ..doors import command, remember
from ..refusals import Refused
from ..web.throttle import Throttle
from . import delivery, policy

TRIES = Throttle("try_out", 5, 3600)
WHY: dict[str, Any] = {
    "refused": gettext_lazy("De andere kant weigert dit nummer of adres."),
    "number": gettext_lazy("Naar dit nummer kan geen sms. Is het een vaste lijn?"),
    "busy": gettext_lazy("De andere kant heeft het te druk. Probeer het straks nog eens."),
    "settings": gettext_lazy("De poort laat ons niet binnen: kijk de sleutels, de afzender en het tegoed na."),
    "gateway": gettext_lazy("De poort heeft zelf een storing. Probeer het straks nog eens."),
    "timeout": gettext_lazy("De andere kant antwoordt niet op tijd."),
    "unreachable": gettext_lazy("De andere kant is niet te bereiken: kijk het adres en de verbinding na."),
    "cut": gettext_lazy("De verbinding viel weg. Kijk de instellingen na."),
}
"""Each kind of trouble in words, for who can mend it."""


@command(policy.TRY_OUT)
def try_out(actor: Actor, *, channel: str, address: str) -> None:
    """Count one try: at most five an hour by one operator. Raises Refused; also for a way that is not there."""
    if channel not in delivery.channels():
        raise Refused(_("Deze weg is nog niet ingesteld op deze server."), field="channel", code="no_way")
    if not TRIES.take(str(actor.user_id)):
        raise Refused(_("Vijf proefberichten per uur is genoeg. Wacht even."), field="reach", code="too_often")
    remember(channel=channel)


def send(channel: str, address: str) -> None:
    """Send it now, outside any transaction. Raises NotDelivered."""
    text = _("Dit is een proefbericht. Je hoeft niets te doen.")
    delivery.deliver(delivery.Reach(channel, address), text, reference=str(uuid.uuid4()))
