"""The last step: an answer was brought, could not be brought, or is not good enough."""

import uuid
from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, wrote_each
from meedoen.kernel.refusals import NotFound, Refused

from ..models import Delivery, Verdict
from ..policy import answers as policy
from ..rules import answers as rules
from ..terms.answers import DeliveryState
from ..terms.signals import Phase

BROUGHT = ["state", "channel", "brought_on", "by_id"]


def _move(delivery: Delivery, state: str) -> None:
    delivery.state = rules.next_state(delivery.state, state, closed=_is_closed(delivery))


def _is_closed(delivery: Delivery) -> bool:
    bundle = delivery.answer.bundle
    return bundle is not None and bundle.phase == Phase.CLOSED


@command(policy.DELIVER)
def answer_delivered(actor: Actor, delivery: Delivery, *, channel: str) -> Delivery:
    """The answer was brought to this giver, by this way. Twice is once. Raises Refused for one declared impossible."""
    if delivery.state != DeliveryState.DELIVERED:
        _brought(delivery, channel, actor)
        delivery.save(update_fields=BROUGHT)
    remember(channel=channel)
    return delivery


@command(policy.DELIVER_MANY)
def answers_delivered(actor: Actor, *, delivery_ids: Collection[uuid.UUID], channel: str) -> list[uuid.UUID]:
    """These answers were brought by one way; each stands in the log. Gives the tokens behind them.

    Constant queries for any number. Raises NotFound when one is not there, Refused for one declared impossible.
    """
    rows = policy.DELIVER.queryset(actor).select_for_update(of=("self",)).select_related("answer__bundle")
    found = list(rows.filter(pk__in=delivery_ids).order_by("pk"))
    if len(found) != len(set(delivery_ids)):
        raise NotFound("delivery")
    fresh = [one for one in found if one.state != DeliveryState.DELIVERED]
    for one in fresh:
        _brought(one, channel, actor)
    Delivery.objects.bulk_update(fresh, BROUGHT)
    remember(channel=channel)
    wrote_each("voice.Delivery", [one.pk for one in found])
    return [one.token for one in found if one.token is not None]


def _brought(delivery: Delivery, channel: str, actor: Actor) -> None:
    _move(delivery, DeliveryState.DELIVERED)
    delivery.channel, delivery.brought_on, delivery.by_id = channel, timezone.localdate(), actor.user_id


@command(policy.DELIVER)
def answer_not_delivered(actor: Actor, delivery: Delivery) -> Delivery:
    """The undo: to be brought again. Raises Refused when its bundle is closed, or the giver spoke already."""
    if Verdict.objects.filter(delivery=delivery).exists():
        raise Refused(_("Over dit antwoord is al iets gezegd. Het blijft gebracht."), code="judged")
    _move(delivery, DeliveryState.WAITING)
    delivery.channel, delivery.brought_on, delivery.by_id, delivery.impossible_because = "", None, None, ""
    delivery.save(update_fields=["state", "channel", "brought_on", "by_id", "impossible_because"])
    return delivery


@command(policy.DELIVER)
def answer_impossible(actor: Actor, delivery: Delivery, *, reason: str) -> Delivery:
    """The answer cannot be brought; the reason stays. Raises Refused without one."""
    said = rules.checked_reason(textchecks.checked(reason, field="reason", most=200))
    _move(delivery, DeliveryState.IMPOSSIBLE)
    delivery.impossible_because, delivery.by_id = said, actor.user_id
    delivery.brought_on = timezone.localdate()
    delivery.save(update_fields=["state", "impossible_because", "by_id", "brought_on"])
    return delivery


@command(policy.DELIVER)
def answer_tried(actor: Actor, delivery: Delivery) -> Delivery:
    """Somebody tried and reached nobody."""
    delivery.tries += 1
    delivery.save(update_fields=["tries"])
    return delivery


@command(policy.DELIVER)
def answer_on_its_way(actor: Actor, delivery: Delivery) -> Delivery:
    """A message stands in the outbox for this giver."""
    _move(delivery, DeliveryState.ON_ITS_WAY)
    delivery.save(update_fields=["state"])
    return delivery


@command(policy.DELIVER)
def answer_lost(actor: Actor, delivery: Delivery) -> Delivery:
    """The message did not arrive: to be told in another way; not when the giver said already what they think of it."""
    if Verdict.objects.filter(delivery=delivery).exists():
        return delivery
    if delivery.state != DeliveryState.IMPOSSIBLE and not _is_closed(delivery):
        delivery.state = DeliveryState.WAITING
    delivery.lost, delivery.channel, delivery.brought_on = True, "", None
    delivery.save(update_fields=["state", "lost", "channel", "brought_on"])
    return delivery
