"""The letter that goes with an invitation. Neutral: it says nothing of what the network is for."""

import logging
from smtplib import SMTPException
from typing import Any

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)


def send_invitation(*, to: str, name: str, network: Any, link: str) -> bool:
    """Send the link. False when the mail server refuses: the link is then handed over in another way."""
    text = render_to_string("invitations/mail.txt", {"name": name, "network": network, "link": link})
    try:
        return send_mail(_("Een uitnodiging van %(name)s") % {"name": network.name}, text, None, [to]) == 1
    except (SMTPException, OSError):
        log.warning("an invitation could not be mailed")
        return False
