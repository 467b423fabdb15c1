"""The work of passes in the background."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import jobs, messages, tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.refusals import NotFound
from meedoen.networks import public as networks

from . import renewal_texts
from .queries import passes as reads
from .services import renewal


@jobs.job("passes.remind", _("Laten weten dat een pas eindigt"), every="35 8 * * *")
def remind(network_id: uuid.UUID) -> dict[str, int]:
    """Each morning: who has a pass that ends within the weeks of the schemes, once for each last day."""
    network = next((one for one in networks.all_open_networks() if one.pk == network_id), None)
    return renewal.remind_all(network) if network is not None else {}


def connect() -> None:
    """Called once at start-up: the text of the message, and what happens when it does not arrive."""
    messages.register(
        messages.Template(
            key=renewal_texts.TEMPLATE, text=renewal_texts.sentence, wanted=_wanted, told=_told, failed=_failed
        )
    )


def _wanted(pass_id: uuid.UUID, known: dict[str, Any]) -> bool:
    actor = Actor.system(tenancy.current_network(), "berichten")
    return reads.still_ends(actor, pass_id, known["until"])


def _told(actor: Actor, pass_id: uuid.UUID) -> None:
    """The pass was on no list: nothing waits for it."""


def _failed(actor: Actor, pass_id: uuid.UUID, known: dict[str, Any]) -> None:
    try:
        renewal.tell_instead(actor, pass_id, until=known["until"])
    except NotFound:
        return  # the pass is gone, and so is what there was to say
