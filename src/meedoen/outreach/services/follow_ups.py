"""Questions and promises: done, put off, opened again."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.refusals import Refused

from .. import policy
from ..models import FollowUp
from ..terms import Outcome

LONGEST = datetime.timedelta(days=366)


@command(policy.FOLLOW_UP)
def close(actor: Actor, row: FollowUp, *, outcome: str = Outcome.DONE) -> FollowUp:
    """It was done, could not be done, or is not needed any more. Twice is no fault: the first answer stays."""
    if outcome not in Outcome.values:
        raise Refused(_("Kies hoe het afliep."), field="outcome")
    _looked(row)
    if row.closed_on is None:
        row.closed_on, row.outcome = timezone.localdate(), outcome
        row.save(update_fields=["closed_on", "outcome"])
        remember(outcome=outcome)
    return row


@command(policy.FOLLOW_UP)
def reopen(actor: Actor, row: FollowUp) -> FollowUp:
    """The undo of ``close``."""
    _looked(row)
    row.closed_on, row.outcome = None, ""
    row.save(update_fields=["closed_on", "outcome"])
    return row


@command(policy.FOLLOW_UP)
def postpone(actor: Actor, row: FollowUp, *, to: datetime.date) -> FollowUp:
    """By another day. Raises Refused for a day that lies behind us, or further than a year away, or when it is done."""
    today = timezone.localdate()
    if row.closed_on is not None:
        raise Refused(_("Dit is intussen afgewerkt door een collega."), code="closed")
    if not today <= to <= today + LONGEST:
        raise Refused(_("Kies een dag vanaf vandaag, binnen een jaar."), field="to")
    _looked(row)
    row.due = to
    row.save(update_fields=["due"])
    return row


def _looked(row: FollowUp) -> None:
    if row.participant_id:
        saw(row.participant_id)
