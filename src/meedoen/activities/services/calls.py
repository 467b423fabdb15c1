"""The undo of "called": the call goes back on the list. Calling itself is ``enrolment.told``."""

from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, saw
from meedoen.kernel.refusals import Refused

from .. import policy
from ..models import Enrolment
from .enrolment import TELL_CANCELLED, TELL_MOVED, TELL_PLACED
from .sessions import TELL_RESTORED

CALL_BACK = "call_back"


@command(policy.CANCEL_ENROLMENT)
def not_told(actor: Actor, enrolment: Enrolment, *, what: str) -> Enrolment:
    """Put a call back on the list as it was. Raises Refused for a kind of call that does not exist."""
    if what not in (TELL_PLACED, TELL_MOVED, TELL_CANCELLED, TELL_RESTORED, CALL_BACK):
        raise Refused(_("Dit kan niet meer ongedaan gemaakt worden."))
    if enrolment.participant_id:
        saw(enrolment.participant_id)
    enrolment.called_at = None
    if what == CALL_BACK:
        enrolment.call_back = True
    else:
        enrolment.to_tell = what
    enrolment.save(update_fields=["called_at", "call_back", "to_tell"])
    return enrolment
