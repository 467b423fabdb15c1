"""What was opened urgently: for who did it, and for the lead and the officer."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.doors import query

from .. import policy, rules
from ..models import Emergency, Participant


@dataclass(frozen=True)
class Urgent:
    """One urgent opening: codes, the reason, when, until when; nobody's name."""

    id: uuid.UUID
    person_id: uuid.UUID
    person_code: str
    by_code: str
    why: str
    opened_at: datetime.datetime
    ended_at: datetime.datetime
    is_open: bool
    unread: bool

    @classmethod
    def of(cls, row: Emergency, actor: Actor, now: datetime.datetime) -> "Urgent":
        read = row.read_by_officer_at if actor.has(Role.DPO) else row.read_by_lead_at
        ended = row.ended_at or row.until
        return cls(
            row.pk, row.participant_id, row.participant.code, row.by_code, row.why, row.opened_at, ended,
            now < ended, read is None,
        )  # fmt: skip


@query(policy.SEE_EMERGENCIES)
def emergencies(actor: Actor, rows: QuerySet[Emergency], *, most: int = 100) -> list[Urgent]:
    """What was opened urgently, newest first: for the lead of the organisation and the officer."""
    now = timezone.now()
    return [Urgent.of(row, actor, now) for row in rows.select_related("participant").order_by("-opened_at")[:most]]


@query(policy.SEE_EMERGENCIES)
def unread_emergencies(actor: Actor, rows: QuerySet[Emergency]) -> int:
    """How many the actor has not read yet, for the start page."""
    column = "read_by_officer_at" if actor.has(Role.DPO) else "read_by_lead_at"
    return rows.filter(**{column: None}).count()


@query(policy.END_EMERGENCY)
def mine_open(actor: Actor, rows: QuerySet[Emergency]) -> list[Urgent]:
    """What the actor has open now."""
    now = timezone.now()
    live = rows.filter(ended_at=None, until__gt=now).select_related("participant")
    return [Urgent.of(row, actor, now) for row in live]


@query(policy.BREAK_GLASS)
def whose(actor: Actor, rows: QuerySet[Participant], code: str) -> uuid.UUID | None:
    """The person of the own organisation with this code, also who is protected; None when there is none."""
    return rows.filter(code=rules.plain_code(code), erased_at=None).values_list("pk", flat=True).first()
