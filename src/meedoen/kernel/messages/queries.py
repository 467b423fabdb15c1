"""Reads of the outbox: keys and states, never a text or an address."""

import datetime
import uuid
from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from ..actors import Actor
from ..doors import query
from ..models import Message, MessageState
from . import policy

OPEN = (MessageState.WAITING, MessageState.FAILED)


@query(policy.SEND)
def known_items(actor: Actor, rows: QuerySet[Message], item_ids: Collection[uuid.UUID]) -> set[tuple[uuid.UUID, str]]:
    """The (item, template) of these for which a message waits, or failed and is for somebody to call."""
    return set(rows.filter(item_id__in=item_ids, state__in=OPEN).values_list("item_id", "template"))


@query(policy.SEND)
def any_due(actor: Actor, rows: QuerySet[Message], now: datetime.datetime) -> bool:
    """Whether a message may leave now."""
    return rows.filter(state=MessageState.WAITING, due_at__lte=now).exists()


@query(policy.SEND)
def waiting_about(actor: Actor, rows: QuerySet[Message], about_id: uuid.UUID) -> dict[uuid.UUID, dict[str, Any]]:
    """The codes and times of the messages about this that still wait, by the row that each is for."""
    waiting = rows.filter(state=MessageState.WAITING, about_id=about_id)
    return dict(waiting.order_by("made_at").values_list("item_id", "params"))


@query(policy.SEND)
def still_waiting(actor: Actor, rows: QuerySet[Message], message_id: uuid.UUID) -> bool:
    """Whether this message was not withdrawn in the meantime."""
    return rows.filter(pk=message_id, state=MessageState.WAITING).exists()
