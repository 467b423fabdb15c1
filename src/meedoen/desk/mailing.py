"""The mail of the morning: how many things wait. No name, no activity, no link: nothing of a person."""

import logging
import uuid
from collections.abc import Sequence
from smtplib import SMTPException
from typing import Any

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import due, messages, tenancy
from meedoen.kernel.accounts.sign_in import has_mail
from meedoen.kernel.actors import Actor, actor_for
from meedoen.networks import public as networks

from . import services

log = logging.getLogger(__name__)
EMAIL = "email"


def mail_everybody(network_id: uuid.UUID) -> int:
    """A mail to each worker of the network for whom something came since yesterday; gives how many left."""
    network = next((one for one in networks.all_open_networks() if one.pk == network_id), None)
    if network is None or EMAIL not in messages.channels():
        return 0
    with tenancy.use_network(network_id):
        system = Actor.system(network_id, "ochtendmail")
        staff = {row.user_id: row.user for row in networks.members(system)}
        return sum(_mail(system, user, network) for user in staff.values() if has_mail(user.email))


def _mail(system: Actor, user: Any, network: Any) -> bool:
    now = timezone.now()
    lines = [line for line in due.of(actor_for(user, network.pk), network.slug, now) if line.fresh]
    if not lines or not services.take_turn(system, user_id=user.pk, day=timezone.localdate(now)):
        return False
    return _send(user.email, lines, network.name)


def _send(address: str, lines: Sequence[due.Line], name: str) -> bool:
    text = render_to_string("desk/morning_mail.txt", {"lines": lines, "name": name})
    try:
        return send_mail(_("Er wacht iets op je"), text, None, [address]) == 1
    except (SMTPException, OSError):
        log.warning("a mail about what is due did not leave")
        return False
