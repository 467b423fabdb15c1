"""Reads of who sits at a table."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet, UUIDField

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.statements import Statement
from meedoen.voice import public as voice

from ..models import SeatTie
from ..policy import seats as policy
from .participants import names


@dataclass(frozen=True)
class Sits:
    """Who of the own people sits on a seat: the tie, the person, and what they are called."""

    tie_id: uuid.UUID
    person_id: uuid.UUID
    label: str


_TOKENS = Statement(
    lambda rows, *, pk: rows.filter(participant_id=pk).values_list("token", flat=True),
    pk=UUIDField(),
)


@query(policy.SEE_SEAT)
def who_sits(actor: Actor, rows: QuerySet[SeatTie], member_id: uuid.UUID) -> Sits | None:
    """Who is tied to this seat, for who may know that person. Raises NotFound for a seat that is not the actor's."""
    token = voice.token_of_seat(actor, member_id)
    tie = rows.filter(token=token).first() if token else None
    known = names(actor, [tie.participant_id]).get(tie.participant_id) if tie else None
    if tie is None or known is None:
        return None
    saw(tie.participant_id)
    return Sits(tie.pk, tie.participant_id, known.label)


@query(policy.SEE_SEAT)
def seats_of(actor: Actor, rows: QuerySet[SeatTie], person_id: uuid.UUID) -> list[tuple[uuid.UUID, str, str]]:
    """At which tables this person sits now: the key of the seat, the group, the role."""
    tokens = _TOKENS(rows, pk=person_id)
    return voice.seats_now(tokens) if tokens else []


def seats_in_use(cutoff: datetime.datetime) -> QuerySet:
    """Who sits at a table now: they are not erased as unseen."""
    ties = SeatTie.objects.all()
    sitting = voice.sitting_now(ties.values_list("token", flat=True))
    return ties.filter(token__in=sitting).values("participant_id")
