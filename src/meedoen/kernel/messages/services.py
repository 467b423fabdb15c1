"""Writes of the outbox: queue, withdraw, take what is due, note how it ended."""

import datetime
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.utils import timezone

from .. import jobs, tenancy
from ..actors import Actor
from ..doors import command, remember, saw
from ..models import Message, MessageState
from . import hours, policy, texts

UNDO = datetime.timedelta(minutes=2)
LEASE = datetime.timedelta(minutes=15)
BATCH, TRIES = 20, 4
JOB = "messages.send"


class Leaving(Enum):
    """What ``leaves`` finds: it may be handed over, it was withdrawn, or nobody knows whether it left before."""

    NOW, GONE, UNKNOWN = range(3)


@dataclass(frozen=True)
class Draft:
    """A message to be: which text with which codes and times, for whom, about what, for which waiting row."""

    template: str
    person_id: uuid.UUID
    channel: str
    about_id: uuid.UUID
    item_id: uuid.UUID
    params: dict[str, Any] = field(default_factory=dict)


@command(policy.QUEUE)
def queue(actor: Actor, *, drafts: Iterable[Draft], due_at: datetime.datetime | None = None) -> int:
    """Put messages in the outbox, to leave in two minutes. One that waits already for the same row stays as it is."""
    when = due_at or timezone.now() + UNDO
    rows = [
        Message(
            network_id=tenancy.here(),
            channel=draft.channel,
            person_id=draft.person_id,
            template=texts.of(draft.template).key,
            params=draft.params,
            about_id=draft.about_id,
            item_id=draft.item_id,
            due_at=when,
        )
        for draft in drafts
    ]
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        jobs.enqueue(JOB, network_id=actor.network_id, run_after=when)
    saw(*(row.person_id for row in rows))
    remember(messages=len(rows))
    return len(rows)


@command(policy.WITHDRAW)
def withdraw(actor: Actor, *, about_id: uuid.UUID, templates: Collection[str]) -> int:
    """Take back every message of these kinds about this that has not left yet; gives the count."""
    waiting = Message.objects.filter(about_id=about_id, state=MessageState.WAITING, template__in=templates)
    count = waiting.update(state=MessageState.WITHDRAWN, settled_at=timezone.now())
    remember(about=about_id, messages=count)
    return count


@command(policy.TAKE)
def take(actor: Actor, *, now: datetime.datetime) -> list[Message]:
    """Take up to twenty messages that may leave. If this worker stops halfway, they are due again in a quarter."""
    due = Message.objects.select_for_update().filter(state=MessageState.WAITING, due_at__lte=now)
    taken = list(due.exclude(channel__in=hours.held_back(now)).order_by("due_at", "pk")[:BATCH])
    for row in taken:
        row.due_at, row.tries = now + LEASE, row.tries + 1
    Message.objects.bulk_update(taken, ["due_at", "tries"])
    remember(messages=len(taken))
    return taken


@command(policy.SEND)
def leaves(actor: Actor, message: Message, *, now: datetime.datetime) -> Leaving:
    """Note that it is handed over now, before it is. Tells when it was withdrawn, or may have left with a worker
    that stopped: what nobody can know is said as it is."""
    if message.state != MessageState.WAITING:
        return Leaving.GONE
    if message.leaving_at is not None:
        return Leaving.UNKNOWN
    message.leaving_at = now
    message.save(update_fields=["leaving_at"])
    return Leaving.NOW


@command(policy.SEND)
def note_sent(actor: Actor, message: Message, *, gateway_id: str = "") -> None:
    """It left: the row that waited for it knows so in the same transaction, and leaves the call list."""
    saw(message.person_id)
    message.gateway_id = gateway_id
    _settle(message, MessageState.SENT)
    texts.of(message.template).told(actor, message.item_id)


@command(policy.SEND)
def note_needless(actor: Actor, message: Message) -> None:
    """Somebody called before it left, or there is nothing to say any more."""
    _settle(message, MessageState.CALLED)


@command(policy.SEND)
def note_failed(
    actor: Actor, message: Message, *, now: datetime.datetime, again: bool, kind: str = "", retry_after: int = 0
) -> bool:
    """It did not leave. Tells whether it is tried again; if not, the person stands on the call list.

    ``retry_after`` is what the gateway asked for, in seconds; our own patience is never shorter.
    """
    message.leaving_at, message.trouble = None, kind
    if again and message.tries < TRIES:
        patience = jobs.BACK_OFF[message.tries - 1]
        message.due_at = now + max(patience, datetime.timedelta(seconds=retry_after))
        message.save(update_fields=["due_at", "leaving_at", "trouble"])
        jobs.enqueue(JOB, network_id=actor.network_id, run_after=message.due_at)
        return True
    _lost(actor, message)
    return False


@command(policy.SEND)
def note_report(actor: Actor, message: Message, *, arrived: bool) -> bool:
    """What the gateway tells afterwards. Tells whether it changed something: the same report twice is counted once.

    A message that somebody called about, or that is reported as arrived, does not go back on the call list.
    """
    if message.state != MessageState.SENT:
        return False
    if arrived:
        _settle(message, MessageState.DELIVERED)
    else:
        saw(message.person_id)
        message.trouble = "lost"
        _lost(actor, message)
    return True


def _lost(actor: Actor, message: Message) -> None:
    """It comes back to a person, in the same transaction."""
    _settle(message, MessageState.FAILED)
    texts.of(message.template).failed(actor, message.item_id, message.params)


def _settle(message: Message, state: str) -> None:
    message.state, message.settled_at = state, timezone.now()
    message.save(update_fields=["state", "settled_at", "leaving_at", "gateway_id", "trouble"])
