"""Reads of the outbox: keys and states, never a text or an address."""

import datetime
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from .. import tenancy
from ..actors import Actor
from ..doors import query
from ..models import Message, MessageState
from . import hours, policy

OPEN = (MessageState.WAITING, MessageState.FAILED)


@query(policy.SEND)
def known_items(actor: Actor, rows: QuerySet[Message], item_ids: Collection[uuid.UUID]) -> set[tuple[uuid.UUID, str]]:
    """The (item, template) of these for which a message waits, or failed and is for somebody to call."""
    return set(rows.filter(item_id__in=item_ids, state__in=OPEN).values_list("item_id", "template"))


@query(policy.SEND)
def any_due(actor: Actor, rows: QuerySet[Message], now: datetime.datetime) -> bool:
    """Whether a message may leave now."""
    due = rows.filter(state=MessageState.WAITING, due_at__lte=now)
    return due.exclude(channel__in=hours.held_back(now)).exists()


@query(policy.SEND)
def waiting_about(
    actor: Actor, rows: QuerySet[Message], about_id: uuid.UUID, templates: Collection[str]
) -> dict[uuid.UUID, dict[str, Any]]:
    """The codes and times of the messages of these kinds about this that still wait, by the row that each is for."""
    waiting = rows.filter(state=MessageState.WAITING, about_id=about_id, template__in=templates)
    return dict(waiting.order_by("made_at").values_list("item_id", "params"))


@query(policy.SEND)
def still_waiting(actor: Actor, rows: QuerySet[Message], message_id: uuid.UUID) -> bool:
    """Whether this message was not withdrawn in the meantime."""
    return rows.filter(pk=message_id, state=MessageState.WAITING).exists()


@query(policy.SEND)
def heard_since(
    actor: Actor, rows: QuerySet[Message], item_ids: Collection[uuid.UUID], since: datetime.datetime
) -> set[uuid.UUID]:
    """The rows of these for which a message left since then, or is about to."""
    waiting = Q(state=MessageState.WAITING)
    left = Q(state__in=(MessageState.SENT, MessageState.DELIVERED), settled_at__gte=since)
    return set(rows.filter(waiting | left, item_id__in=item_ids).values_list("item_id", flat=True))


@dataclass(frozen=True)
class Sending:
    """What became of one message: which kind, how, and where it stands. Never its words or the address."""

    item_id: uuid.UUID
    template: str
    channel: str
    state: str
    at: datetime.datetime


@query(policy.FOLLOW)
def sendings(actor: Actor, rows: QuerySet[Message], item_ids: Collection[uuid.UUID]) -> list[Sending]:
    """The messages for these rows, oldest first; what was withdrawn or not needed any more is left out."""
    shown = rows.filter(item_id__in=item_ids).exclude(state__in=(MessageState.WITHDRAWN, MessageState.CALLED))
    found = shown.order_by("made_at").values_list("item_id", "template", "channel", "state", "settled_at", "due_at")
    return [Sending(item, template, channel, state, at or due) for item, template, channel, state, at, due in found]


@query(policy.FOLLOW)
def any_about(actor: Actor, rows: QuerySet[Message], about_id: uuid.UUID) -> bool:
    """Whether there is any message about this."""
    return rows.filter(about_id=about_id).exists()


@query(policy.SEE_WAYS)
def last_day(actor: Actor, rows: None, *, now: datetime.datetime) -> dict[tuple[str, str], int]:
    """How many messages of all networks ended in which state in the last day, by (channel, state). Counts only."""
    with tenancy.all_networks("the operator sees counts of the whole server, nobody's message"):
        recent = Message.objects.filter(settled_at__gte=now - datetime.timedelta(days=1)).order_by()
        found = list(recent.values_list("channel", "state").annotate(n=Count("pk")))
        waiting = Message.objects.filter(state=MessageState.WAITING).order_by()
        found += list(waiting.values_list("channel", "state").annotate(n=Count("pk")))
    return {(channel, state): count for channel, state, count in found}
