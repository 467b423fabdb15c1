"""Two versions of one note: a human decides which counts."""

import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import Refused

from .. import policy
from ..models import Conflict, Contact
from ..rules import notes, sealing
from ..terms import Settled
from .notes import correct


@command(policy.SETTLE)
def settle(actor: Actor, conflict: Conflict, *, settled: str) -> Conflict:
    """The first stays, or the second counts from now on (as a correction of the first). Decided once.

    Raises Refused for another answer, and as ``correct`` does when the second cannot be stored (any more).
    """
    if settled not in Settled.values:
        raise Refused(_("Kies welke versie telt."), field="settled")
    if conflict.settled_at is not None:
        return conflict
    if settled == Settled.TAKEN:
        field = sealing.sent(conflict.pk)
        told = notes.from_text(vault.open_shared(conflict.organisation_id, field, bytes(conflict.sent)))
        correct(actor, _now(conflict.contact_id), client_id=new_id(), told=told)
    conflict.settled_at, conflict.settled = timezone.now(), settled
    conflict.save(update_fields=["settled_at", "settled"])
    remember(settled=settled)
    return conflict


def _now(contact_id: uuid.UUID) -> uuid.UUID:
    """The row of the chain that counts now."""
    while (newer := Contact.objects.filter(corrects_id=contact_id).values_list("pk", flat=True).first()) is not None:
        contact_id = newer
    return contact_id
