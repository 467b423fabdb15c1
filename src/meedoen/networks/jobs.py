"""The work of networks in the background."""

import uuid

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import jobs
from meedoen.kernel.actors import Actor

from . import services


@jobs.job("networks.shipped_figures", _("Nieuwe gebieden en cijfers van deze versie bijzetten"), every="15 3 * * *")
def shipped_figures(network_id: uuid.UUID) -> dict[str, int]:
    return {"areas": services.load_shipped(Actor.system(network_id, "networks"))}
