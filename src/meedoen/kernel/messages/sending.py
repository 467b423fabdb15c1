"""The job that empties the outbox of one network."""

import datetime
import logging
import uuid

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from .. import jobs
from ..actors import Actor
from ..models import Message
from . import delivery, hours, queries, services, texts

log = logging.getLogger(__name__)
SENT, CALLED, LATER, FAILED = "sent", "called", "later", "failed"
UNSURE = {"timeout", "cut"}
"""The gateway may have taken it: only where a second try cannot arrive twice there is one."""


@jobs.job(services.JOB, _("Berichten versturen"), every="*/15 * * * *")
def send_due(network_id: uuid.UUID) -> dict[str, int]:
    """Send what is due. It is queued with each message; every quarter it looks for what a stopped worker left."""
    actor, counts = Actor.system(network_id, "berichten"), dict.fromkeys((SENT, CALLED, LATER, FAILED), 0)
    while queries.any_due(actor, timezone.now()):
        now = timezone.now()
        for message in services.take(actor, now=now):
            counts[_send(actor, message, now)] += 1
    return counts


def _send(actor: Actor, message: Message, now: datetime.datetime) -> str:
    """Send one message that was taken; how it went. One that cannot be sent does not keep the others waiting."""
    try:
        return _try(actor, message, now)
    except delivery.NotDelivered as trouble:
        log.warning("a message did not leave: %s", trouble.kind)
        unsure = trouble.kind in UNSURE and not delivery.repeatable(message.channel)
        told = {"kind": trouble.kind, "retry_after": trouble.retry_after}
        again = not trouble.final and not unsure
        return LATER if services.note_failed(actor, message.pk, now=now, again=again, **told) else FAILED
    except Exception as trouble:
        log.warning("a message did not leave: %s", jobs.kind_of(trouble))
        return LATER if services.note_failed(actor, message.pk, now=now, again=True, kind="fault") else FAILED


def _try(actor: Actor, message: Message, now: datetime.datetime) -> str:
    template = texts.of(message.template)
    if not queries.still_waiting(actor, message.pk):
        return CALLED
    if not template.wanted(message.item_id, message.params):
        services.note_needless(actor, message.pk)
        return CALLED
    reach = delivery.reach_of(actor, message.person_id)
    if reach is None or reach.channel not in delivery.channels():
        raise delivery.NotDelivered("no_way", final=True)
    if hours.silent(reach.channel, now) or hours.unsafe(reach.hours, now):
        raise delivery.NotDelivered("night")
    leaving = services.leaves(actor, message.pk, now=now)
    if leaving is services.Leaving.GONE:
        return CALLED
    if leaving is services.Leaving.UNKNOWN and not delivery.repeatable(reach.channel):
        raise delivery.NotDelivered("unknown", final=True)
    with override(_language(reach.language)):
        text = template.text(message.params, message.network.phone)
        gateway_id = delivery.deliver(reach, text, reference=str(message.pk))
    services.note_sent(actor, message.pk, gateway_id=gateway_id)
    if delivery.arrives_at_once(reach.channel):
        services.note_report(actor, message.pk, arrived=True)
    return SENT


def _language(asked: str) -> str:
    """The language of the person where every text is there in it, otherwise Dutch."""
    return asked if asked in dict(settings.LANGUAGES) else "nl"


def forget(person_id: uuid.UUID) -> None:
    """Called by the erasure, inside its transaction: no message about an erased person stays."""
    Message.objects.filter(person_id=person_id).delete()
