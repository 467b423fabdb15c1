"""Writes of who sits at a table."""

import uuid

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, saw
from meedoen.kernel.refusals import NotFound
from meedoen.voice import public as voice

from .. import queries
from ..models import SeatTie
from ..policy import seats as policy


@command(policy.TIE_SEAT)
def tie_seat(actor: Actor, *, member_id: uuid.UUID, participant_id: uuid.UUID, organisation_id: uuid.UUID) -> SeatTie:
    """This person of the own list sits there: what is asked or erased about them reaches the seat too. Twice is once.

    Raises NotFound for a seat, an organisation or a person that is not the actor's; Refused for a seat of the staff.
    """
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    if not any(one.id == participant_id for one in queries.caseload(actor)):
        raise NotFound("participant")
    token = voice.key_of_seat(actor, member_id)
    said = {"participant_id": participant_id, "organisation_id": organisation_id}
    tie, _new = SeatTie.objects.update_or_create(token=token, defaults=said)
    saw(participant_id)
    return tie


@command(policy.SEE_SEAT)
def untie_seat(actor: Actor, tie: SeatTie) -> None:
    """It was somebody else: the seat stays, the tie goes."""
    saw(tie.participant_id)
    tie.delete()
