"""The lead and the officer hear at once that somebody was opened urgently: by mail, without a name or a place."""

import logging
from smtplib import SMTPException

from django.core.mail import send_mail
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.networks import public as networks

from .events import OpenedUrgently

log = logging.getLogger(__name__)


def tell(event: OpenedUrgently) -> None:
    """Their start page shows it from the same moment on; a mail server that fails changes nothing of that."""
    if event.network_id is None:
        return
    with tenancy.use_network(event.network_id):
        system = Actor.system(event.network_id, "dringend")
        leads = networks.addresses_of(system, Role.COORDINATOR, event.organisation_id)
        leads = leads or networks.addresses_of(system, Role.COORDINATOR)
        wanted = sorted({*leads, *networks.addresses_of(system, Role.DPO)})
    try:
        for address in wanted:
            send_mail(_("Er is iets voor jou in Meedoen"), _("Meld je aan en kijk op je startpagina."), None, [address])
    except (SMTPException, OSError):
        log.warning("the mail about an urgent opening did not leave")
