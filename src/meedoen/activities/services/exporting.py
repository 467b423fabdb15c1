"""A list that leaves the house: who took it, why and until when stand in the file and in the log (G13, rule 14)."""

import json

from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.taking_out import Export, take_out

from .. import policy, uitdatabank
from ..queries import exporting as reads
from ..queries import published

DAYS = 31


@command(policy.EXPORT)
def export_activities(actor: Actor, *, kind: str) -> Export:
    """The offer that this actor plans, as ``csv`` or ``xlsx``. Raises Refused for another kind."""
    sheet = reads.activities(actor, today=timezone.localdate())
    return take_out(actor, policy.EXPORT, sheet, name="aanbod", kind=kind, days=DAYS)


@command(policy.EXPORT)
def export_sessions(actor: Actor, *, kind: str) -> Export:
    """What is still to come of what this actor plans, a row a session, as ``csv`` or ``xlsx``; can be read in again."""
    sheet = reads.sessions(actor, since=timezone.now())
    return take_out(actor, policy.EXPORT, sheet, name="momenten", kind=kind, days=DAYS)


@command(policy.EXPORT)
def export_uitdatabank(actor: Actor, *, base: str) -> Export:
    """The published offer that this actor plans as events of UiTdatabank (JSON-LD), with the number of places.

    ``base`` is the address that ids begin with. What came from UiTdatabank and what has no place is left out.
    """
    offer = reads.own_published(actor)
    sessions = published.sessions_ahead(actor, [activity.pk for activity in offer])
    made = [uitdatabank.document(activity, sessions[activity.pk], base=base, with_capacity=True) for activity in offer]
    events = [document for document in made if document is not None]
    remember(kind="uitdatabank", rows=len(events))
    content = json.dumps({"member": events}, ensure_ascii=False, indent=1).encode()
    return Export("meedoen-uitdatabank.json", content, len(events))


@command(policy.EXPORT_ATTENDANCE)
def export_attendance(actor: Actor, *, kind: str) -> Export:
    """How many came to each session that is over, rounded, as ``csv`` or ``xlsx``. Raises Refused for another kind."""
    sheet = reads.attendance(actor, until=timezone.now())
    return take_out(actor, policy.EXPORT_ATTENDANCE, sheet, name="deelname", kind=kind, days=DAYS)
