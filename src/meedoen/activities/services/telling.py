"""What a message that left changes: the party knows, and leaves the call list."""

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, saw

from .. import policy
from ..models import Enrolment


@command(policy.SEND_WORD)
def told_by_message(actor: Actor, enrolment: Enrolment, *, kind: str) -> Enrolment:
    """The party was told of ``kind``. Who asked to be called back is still called; a newer change still counts."""
    if enrolment.participant_id:
        saw(enrolment.participant_id)
    if enrolment.to_tell == kind:
        enrolment.to_tell = ""
        enrolment.save(update_fields=["to_tell"])
    return enrolment
