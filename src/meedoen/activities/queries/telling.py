"""Who still has to hear of a change, and can be sent a message."""

import datetime
import uuid
from collections.abc import Mapping
from types import MappingProxyType

from django.db.models import QuerySet
from django.utils import timezone

from meedoen.kernel import messages
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from .. import policy
from ..models import Enrolment
from ..rules import tellings
from ..rules.reminding import REMIND
from ..terms import EnrolmentStatus

AT_ONCE = 500


@query(policy.SEND_WORD)
def drafts(
    actor: Actor,
    rows: QuerySet[Enrolment],
    *,
    session_id: uuid.UUID | None = None,
    before: datetime.datetime | None = None,
    unsent: Mapping[uuid.UUID, Mapping[str, str]] = MappingProxyType({}),
) -> list[messages.Draft]:
    """A message for everybody who must hear something and chose a channel that this server can send by.

    Of one session, or of all that are still to come. ``before`` is when it was until now; ``unsent`` what messages
    that never left would have said, for who still has the moment before that in mind. Nobody's name or address is
    read; who chose another way, has none, or whose address nobody confirmed, stays on the call list.
    """
    waiting = rows.filter(to_tell__in=tellings.KINDS, participant__channel__in=messages.channels())
    waiting = waiting.exclude(participant__reach_confirmed_at=None)
    if session_id is not None:
        waiting = waiting.filter(session_id=session_id)
    found = waiting.filter(session__starts_at__gt=timezone.now()).select_related("session", "participant")
    known = before.isoformat() if before else ""
    return [
        messages.Draft(
            template=tellings.key(row.to_tell),
            person_id=row.participant.pk,
            channel=row.participant.channel,
            about_id=row.session_id,
            item_id=row.pk,
            params=tellings.params(row.to_tell, row.session.starts_at, unsent.get(row.pk, {}).get("before", known)),
        )
        for row in found.order_by("session__starts_at")[:AT_ONCE]
        if row.participant is not None
    ]


@query(policy.SEND_WORD)
def to_tell(actor: Actor, rows: QuerySet[Enrolment], enrolment_id: uuid.UUID) -> str:
    """What this party still has to hear; '' when nothing, or when it is gone."""
    return rows.filter(pk=enrolment_id).values_list("to_tell", flat=True).first() or ""


@query(policy.SEND_WORD)
def still_reminded(actor: Actor, rows: QuerySet[Enrolment], enrolment_id: uuid.UUID, known: Mapping[str, str]) -> bool:
    """Whether this party still comes at the moment of which the message reminds, and wants to be reminded."""
    row = rows.filter(pk=enrolment_id).select_related("session", "participant").first()
    if row is None or row.participant is None or row.participant.no_reminder or row.to_tell:
        return False
    placed = row.status == EnrolmentStatus.PLACED
    return placed and tellings.holds(REMIND, dict(known), row.status, row.session, now=timezone.now())
