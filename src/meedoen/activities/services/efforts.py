"""Hours and money: what an initiative, an activity or one session asks (W15). Never by named worker."""

import datetime
import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import Refused
from meedoen.kernel.rows import one

from .. import policy
from ..models import Effort
from ..terms import EffortBy
from . import owned

MOST_MINUTES, MOST_CENTS = 60 * 2000, 100_000_000


@command(policy.NOTE_EFFORT)
def note_effort(
    actor: Actor,
    *,
    minutes: int = 0,
    cost_cents: int = 0,
    by: str = EffortBy.STAFF,
    on: datetime.date | None = None,
    session_id: uuid.UUID | None = None,
    activity_id: uuid.UUID | None = None,
    initiative_id: uuid.UUID | None = None,
) -> Effort:
    """Minutes of work and euro cents spent, on exactly one session, activity or initiative that the actor plans.

    Raises Refused when nothing is noted or the numbers cannot be; NotFound for what is not the actor's.
    """
    if not 0 <= minutes <= MOST_MINUTES:
        raise Refused(_("Kijk het aantal uren na: tussen 0 en 2000."), field="hours")
    if not 0 <= cost_cents <= MOST_CENTS:
        raise Refused(_("Kijk het bedrag na: tussen 0 en 1 000 000 euro."), field="cost")
    if not minutes and not cost_cents:
        raise Refused(_("Vul uren of een bedrag in."), field="hours")
    given = {"session": session_id, "activity": activity_id, "initiative": initiative_id}
    name, found = owned.target(actor, given)
    row = Effort.objects.create(
        **{name: found}, minutes=minutes, cost_cents=cost_cents, by=by, on=on or timezone.localdate()
    )
    remember(minutes=minutes, cost_cents=cost_cents)
    return row


@command(policy.NOTE_EFFORT)
def remove_effort(actor: Actor, *, effort_id: uuid.UUID) -> tuple[str, uuid.UUID]:
    """Undo a noted effort; gives what it was noted on ("activity" or "initiative", and its id). NotFound when absent
    or not the actor's."""
    row = one(Effort.objects.all(), pk=effort_id)
    shown_on = owned.page_of(actor, row)
    row.delete()
    return shown_on
