"""Writes of the desk: the mail of the morning."""

import datetime
import uuid

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import NotFound

from . import policy
from .models import MorningMail


@command(policy.MAIL_DUE)
def take_turn(actor: Actor, *, user_id: uuid.UUID, day: datetime.date) -> bool:
    """Whether this worker is mailed today: asked for, and not mailed yet. It counts as mailed from here on."""
    row, _made = MorningMail.objects.select_for_update().get_or_create(user_id=user_id)
    if not row.wanted or row.last_on == day:
        return False
    row.last_on = day
    row.save(update_fields=["last_on"])
    return True


@command(policy.CHOOSE_MAIL)
def choose_mail(actor: Actor, *, wanted: bool) -> MorningMail:
    """The actor wants a mail in the morning when something waits, or not."""
    if actor.user_id is None:
        raise NotFound("user")
    remember(wanted=wanted)
    row, _made = MorningMail.objects.update_or_create(user_id=actor.user_id, defaults={"wanted": wanted})
    return row
