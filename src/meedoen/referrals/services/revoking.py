"""The person stops a referral with the short code, without an account. What residents read."""

from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, query, remember, saw
from meedoen.kernel.refusals import Refused
from meedoen.kernel.typed_codes import read_code

from .. import ending, policy, standing
from ..models import Referral
from ..terms import State


@query(policy.REVOKE)
def to_stop(actor: Actor, rows: None, *, code: str) -> str:
    """What would stop: the name of the activity or of the service, never of the person. Raises Refused."""
    found = _by(code)
    return found.activity.title if found.activity else found.receiver.name


@command(policy.REVOKE)
def revoke(actor: Actor, *, code: str) -> Referral:
    """Stop it: what was shared closes at once, and whoever received it sees so. Raises Refused for an unknown code."""
    found = _by(code, lock=True)
    saw(standing.known(found))
    remember(state=found.state)
    ending.revoke(found)
    return found


def _by(code: str, *, lock: bool = False) -> Referral:
    """The referral that goes on with this code. One that is over, and one that never was, look alike."""
    plain = read_code(code)
    rows = Referral.objects.exclude(state=State.ENDED).exclude(person=None)
    rows = rows.select_for_update(of=("self",)) if lock else rows
    found = None
    if plain is not None:
        index = standing.index_of(plain)
        found = rows.select_related("activity__place__area", "receiver").filter(code_index=index).first()
    if found is None:
        raise Refused(_("Deze code kennen we niet. Kijk na of bel het nummer op je kaartje."), field="code")
    return found
