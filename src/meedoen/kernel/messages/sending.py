"""The job that empties the outbox of one network."""

import datetime
import logging
import uuid

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from .. import jobs
from ..actors import Actor
from ..models import Message
from . import delivery, queries, services, texts

log = logging.getLogger(__name__)
SENT, CALLED, LATER, FAILED = "sent", "called", "later", "failed"


@jobs.job(services.JOB, _("Berichten versturen"), every="*/15 * * * *")
def send_due(network_id: uuid.UUID) -> dict[str, int]:
    """Send what is due. It is queued with each message; every quarter it looks for what a stopped worker left."""
    actor, counts = Actor.system(network_id, "berichten"), dict.fromkeys((SENT, CALLED, LATER, FAILED), 0)
    with override("nl"):
        while queries.any_due(actor, timezone.now()):
            now = timezone.now()
            for message in services.take(actor, now=now):
                counts[_send(actor, message, now)] += 1
    return counts


def _send(actor: Actor, message: Message, now: datetime.datetime) -> str:
    """Send one message that was taken; how it went. One that cannot be sent does not keep the others waiting."""
    try:
        template = texts.of(message.template)
        if not queries.still_waiting(actor, message.pk):
            return CALLED
        if not template.wanted(message.item_id):
            services.note_needless(actor, message.pk)
            return CALLED
        reach = delivery.reach_of(actor, message.person_id)
        if reach is None or reach.channel not in delivery.channels():
            services.note_failed(actor, message.pk, now=now, again=False)
            return FAILED
        delivery.deliver(reach, template.text(message.params, message.network.phone))
    except Exception as trouble:
        log.warning("a message did not leave: %s", jobs.kind_of(trouble))
        return LATER if services.note_failed(actor, message.pk, now=now, again=True) else FAILED
    services.note_sent(actor, message.pk)
    return SENT


def forget(person_id: uuid.UUID) -> None:
    """Called by the erasure, inside its transaction: no message about an erased person stays."""
    Message.objects.filter(person_id=person_id).delete()
