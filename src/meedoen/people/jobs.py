"""The work of people in the background."""

import uuid

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import jobs
from meedoen.kernel.actors import Actor

from . import services


@jobs.job("people.mark", _("Opzoekbaar maken wie er al stond"), every="50 3 * * *")
def mark(network_id: uuid.UUID) -> dict[str, int]:
    """Prints for who was noted before there was an index of names; later nights find nobody."""
    return {"marked": services.mark_everybody(network_id)}


@jobs.job("people.watch", _("Het logboek nalopen op opvallend kijken"), every="40 4 * * *")
def watch(network_id: uuid.UUID) -> dict[str, int]:
    """Patterns in the looks of the last month, for the lead and the officer."""
    return {"found": services.note_odd_looks(Actor.system(network_id, "toezicht"))}
