"""How a call ended: nobody answered, does not come, and the undo of each. That somebody was told is
``enrolment.told``."""

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, saw
from meedoen.kernel.refusals import Refused

from .. import policy
from ..models import Enrolment
from ..rules.reminding import REMIND
from ..terms import EnrolmentStatus
from .enrolment import TELL_CANCELLED, TELL_MOVED, TELL_PLACED, come_back, leave
from .sessions import TELL_RESTORED

CALL_BACK, MOST_TRIES = "call_back", 99


KINDS = (TELL_PLACED, TELL_MOVED, TELL_CANCELLED, TELL_RESTORED, REMIND, CALL_BACK)


@command(policy.CALL)
def not_told(actor: Actor, enrolment: Enrolment, *, what: str) -> Enrolment:
    """Put a call back on the list as it was. Raises Refused for a kind of call that does not exist."""
    _known(what)
    _saw(enrolment)
    return _to_call_again(enrolment, what)


@command(policy.CALL)
def not_reached(actor: Actor, enrolment: Enrolment) -> Enrolment:
    """Nobody answered: one try more, and the call stays on the list, after those that nobody tried yet."""
    _saw(enrolment)
    enrolment.call_tries, enrolment.tried_at = min(enrolment.call_tries + 1, MOST_TRIES), timezone.now()
    enrolment.save(update_fields=["call_tries", "tried_at"])
    return enrolment


@command(policy.CALL)
def was_not_tried(actor: Actor, enrolment: Enrolment) -> Enrolment:
    """The undo of ``not_reached``: one try less."""
    _saw(enrolment)
    enrolment.call_tries = max(0, enrolment.call_tries - 1)
    enrolment.tried_at = enrolment.tried_at if enrolment.call_tries else None
    enrolment.save(update_fields=["call_tries", "tried_at"])
    return enrolment


@command(policy.CALL)
def does_not_come(actor: Actor, enrolment: Enrolment) -> Enrolment:
    """Said on the phone: the party leaves the list of the session, and who waits moves up. Twice is no fault."""
    if enrolment.status != EnrolmentStatus.CANCELLED:
        enrolment.called_at, enrolment.call_back = timezone.now(), False
        enrolment.save(update_fields=["called_at", "call_back"])
    return leave(enrolment)


@command(policy.CALL)
def comes_after_all(actor: Actor, enrolment: Enrolment, *, what: str) -> Enrolment:
    """The undo of ``does_not_come``: its places if they are still free, else its turn, and the call as it was."""
    _known(what)
    return _to_call_again(come_back(enrolment), what)


def _known(what: str) -> None:
    if what not in KINDS:
        raise Refused(_("Dit kan niet meer ongedaan gemaakt worden."))


def _saw(enrolment: Enrolment) -> None:
    if enrolment.participant_id:
        saw(enrolment.participant_id)


def _to_call_again(enrolment: Enrolment, what: str) -> Enrolment:
    enrolment.called_at = None
    if what == CALL_BACK:
        enrolment.call_back = True
    else:
        enrolment.to_tell = what
    enrolment.save(update_fields=["called_at", "call_back", "to_tell"])
    return enrolment
