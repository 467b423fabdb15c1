"""Bringing an answer: each delivery is an act of its own in the log; what is impossible says why (K11)."""

import uuid
from collections.abc import Collection

from django.utils.translation import gettext as _

from meedoen.kernel import messages
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.voice import public as voice

from .. import queries
from ..policy import returns as policy
from ..rules.returns import Pile
from ..terms import ReturnChannel
from .returns import brought_to

SMS_TEMPLATE = "people.answer_ready"
CHANNEL_OF = {
    Pile.LETTER: ReturnChannel.LETTER,
    Pile.PHONE: ReturnChannel.PHONE,
    Pile.SMS: ReturnChannel.SMS,
    Pile.NEXT_VISIT: ReturnChannel.NEXT_VISIT,
    Pile.HELPER: ReturnChannel.HELPER,
    Pile.NEXT_MEETING: ReturnChannel.NEXT_MEETING,
    Pile.WALL: ReturnChannel.WALL,
    Pile.BY_HAND: ReturnChannel.NEXT_VISIT,
}


@command(policy.BRING_ONE)
def brought(actor: Actor, *, delivery_ids: Collection[uuid.UUID], pile: str) -> int:
    """These answers were brought by this way: posted, told, hung up. Gives how many; each stands in the log of voice.

    Raises NotFound when one of them is not the actor's to bring, Refused for a way that must be checked first.
    """
    if pile not in CHANNEL_OF:
        raise Refused(_("Kijk eerst na of het nummer of adres klopt."), code="unconfirmed")
    _mine(actor, delivery_ids, pile)
    brought_to(voice.answers_delivered(actor, delivery_ids=delivery_ids, channel=str(CHANNEL_OF[Pile(pile)])))
    remember(pile=pile, answers=len(delivery_ids))
    return len(delivery_ids)


@command(policy.BRING_ONE)
def not_brought(actor: Actor, *, delivery_id: uuid.UUID) -> None:
    """The undo: this answer is to be brought again. Raises NotFound, Refused when its bundle is closed."""
    token = voice.answer_not_delivered(actor, delivery_id).token
    if token is not None and not queries.may_bring(actor, token):
        raise NotFound("delivery")


@command(policy.BRING_ONE)
def cannot_bring(actor: Actor, *, delivery_id: uuid.UUID, reason: str) -> None:
    """This answer cannot be brought, and why. Raises NotFound when it is not the actor's, Refused without a reason."""
    (one,) = _mine(actor, [delivery_id])
    voice.answer_impossible(actor, delivery_id, reason=reason)
    brought_to([one.delivery.token])


@command(policy.BRING_ONE)
def tried(actor: Actor, *, delivery_id: uuid.UUID) -> None:
    """Somebody tried to bring it and nobody was there. Raises NotFound."""
    (one,) = _mine(actor, [delivery_id])
    voice.answer_tried(actor, one.delivery.id)


@command(policy.BRING_ONE)
def send_messages(actor: Actor, *, delivery_ids: Collection[uuid.UUID]) -> int:
    """Put a neutral text message in the outbox for each of these; it leaves in two minutes. Gives how many.

    An answer counts as brought when its message left; one that does not arrive comes back on the list to call.
    """
    found = _mine(actor, delivery_ids, Pile.SMS)
    drafts = [
        messages.Draft(SMS_TEMPLATE, one.holder_id, "sms", one.delivery.answer_id, one.delivery.id)
        for one in found
        if one.holder_id is not None
    ]
    messages.queue(Actor.system(actor.network_id, "antwoorden"), drafts=drafts)
    for one in found:
        voice.answer_on_its_way(actor, one.delivery.id)
    return len(drafts)


def _mine(actor: Actor, delivery_ids: Collection[uuid.UUID], pile: str = "") -> list[queries.ToBring]:
    """These deliveries, when all of them are the actor's to bring under this heading."""
    found = queries.places(actor, only=set(delivery_ids), pile=pile)
    if len(found) != len(set(delivery_ids)) or not found:
        raise NotFound("delivery")
    return found
