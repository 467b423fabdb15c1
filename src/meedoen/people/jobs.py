"""The work of people in the background."""

import uuid

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import jobs
from meedoen.kernel.actors import Actor

from . import services

ROUNDS = 2000


@jobs.job("people.mark", _("Opzoekbaar maken wie er al stond"), every="50 3 * * *")
def mark(network_id: uuid.UUID) -> dict[str, int]:
    """Prints for who was noted before there was an index of names, batch after batch; later nights find nobody."""
    actor, total = Actor.system(network_id, "namenlijst"), 0
    for _round in range(ROUNDS):
        found = services.mark_some(actor)
        total += found
        if not found:
            break
    return {"marked": total}
