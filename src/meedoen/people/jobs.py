"""The work of people in the background."""

import uuid

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import jobs

from . import services


@jobs.job("people.mark", _("Opzoekbaar maken wie er al stond"), every="50 3 * * *")
def mark(network_id: uuid.UUID) -> dict[str, int]:
    """Prints for who was noted before there was an index of names; later nights find nobody."""
    return {"marked": services.mark_everybody(network_id)}
