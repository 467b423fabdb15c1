"""The work of the desk in the background."""

import uuid

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import jobs

from . import mailing


@jobs.job("desk.morning_mail", _("Werkers mailen wat op hen wacht"), every="45 6 * * 1-5")
def morning_mail(network_id: uuid.UUID) -> dict[str, int]:
    """On working days, after the reminders of the other features: counts only, nobody twice a day."""
    return {"mailed": mailing.mail_everybody(network_id)}
