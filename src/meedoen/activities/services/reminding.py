"""Reminding of tomorrow: who gets a message, who is called; once for each moment of a session."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from meedoen.kernel import messages
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw

from .. import policy
from ..models import Enrolment
from ..rules import reminding, tellings
from ..terms import EnrolmentStatus, SessionStatus

BATCH, DAY = 500, datetime.timedelta(days=1)


@dataclass(frozen=True)
class Reminded:
    """One batch: how many get a message, how many must be called, and the row after which the next batch begins."""

    messages: int
    calls: int
    last: uuid.UUID | None


@command(policy.REMIND)
def remind(actor: Actor, *, network: Any, now: datetime.datetime, after: uuid.UUID | None = None) -> Reminded:
    """Queue the reminders that are due, and put on the call list who must be called; one batch in one transaction.

    Stopped halfway nothing of the batch happened; run again nobody is reminded twice of the same moment.
    """
    rows = list(_due(network, now, after)[:BATCH])
    heard = messages.heard_since(actor, [row.pk for row in rows], now - reminding.QUIET) if rows else set()
    drafts, calls, ready = [], 0, []
    for row in rows:
        if row.pk in heard:
            continue
        way = _way(row, network)
        row.reminded_for, row.called_at = row.session.starts_at, None
        ready.append(row)
        if way == "call":
            row.to_tell, row.call_tries, row.tried_at = reminding.REMIND, 0, None
            calls += 1
        elif way:
            drafts.append(_draft(row, way))
    Enrolment.objects.bulk_update(ready, ["reminded_for", "called_at", "to_tell", "call_tries", "tried_at"])
    if drafts:
        messages.queue(actor, drafts=drafts, due_at=now)
    saw(*(row.participant_id for row in ready if row.participant_id))
    remember(messages=len(drafts), calls=calls)
    return Reminded(len(drafts), calls, rows[-1].pk if len(rows) == BATCH else None)


def remind_all(network: Any) -> dict[str, int]:
    """Every batch that is due in a network, each through its own door; counts of messages and calls."""
    actor, now = Actor.system(network.pk, "herinneringen"), timezone.now()
    found = {"messages": 0, "calls": 0}
    after: uuid.UUID | None = None
    while True:
        made = remind(actor, network=network, now=now, after=after)
        found["messages"] += made.messages
        found["calls"] += made.calls
        if made.last is None:
            return found
        after = made.last


@command(policy.SEND_WORD)
def call_instead(actor: Actor, enrolment: Enrolment, *, kind: str, known: dict[str, Any]) -> Enrolment:
    """A message did not arrive: the party stands on the call list, if what it said still holds and nobody called."""
    session = enrolment.session
    if enrolment.participant_id:
        saw(enrolment.participant_id)
    open_still = enrolment.to_tell == "" and enrolment.called_at is None
    if open_still and tellings.holds(kind, known, enrolment.status, session, now=timezone.now()):
        enrolment.to_tell, enrolment.call_tries, enrolment.tried_at = kind, 0, None
        enrolment.save(update_fields=["to_tell", "call_tries", "tried_at"])
    return enrolment


def _due(network: Any, now: datetime.datetime, after: uuid.UUID | None) -> QuerySet[Enrolment]:
    """Placed, nothing else to tell, not reminded of this moment yet, and the reminder is due."""
    local = timezone.localtime(now)
    days = 2 if local.hour >= network.reminder_hour else 1
    until = timezone.make_aware(datetime.datetime.combine(local.date() + days * DAY, datetime.time()))
    rows = Enrolment.objects.select_for_update(of=("self",)).filter(
        status=EnrolmentStatus.PLACED,
        to_tell="",
        session__starts_at__gt=now + reminding.TOO_LATE,
        session__starts_at__lt=until,
    )
    rows = rows.exclude(participant=None).exclude(session__status=SessionStatus.CANCELLED)
    rows = rows.exclude(reminded_for=F("session__starts_at"))
    if after is not None:
        rows = rows.filter(pk__gt=after)
    return rows.select_related("session", "participant").order_by("pk")


def _way(row: Enrolment, network: Any) -> str:
    person = row.participant
    if person is None:
        return ""
    wish = reminding.Wish(
        channel=person.channel,
        confirmed=person.reach_confirmed_at is not None,
        no_reminder=person.no_reminder,
        known_at=row.placed_at or row.signed_up_at,
    )
    return reminding.way(
        wish,
        row.session.starts_at,
        hour=network.reminder_hour,
        ways=network.reminder_channels,
        can_send=messages.channels(),
    )


def _draft(row: Enrolment, channel: str) -> messages.Draft:
    return messages.Draft(
        template=reminding.TEMPLATE,
        person_id=row.participant_id,  # type: ignore[arg-type]  # `_due` leaves out who is not known
        channel=channel,
        about_id=row.session_id,
        item_id=row.pk,
        params={"at": row.session.starts_at.isoformat()},
    )
