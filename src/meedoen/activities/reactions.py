"""After a move, a cancellation, its undo, or a place for who waited: messages for who can be sent one.

The call list (``to_tell``) is written by the command itself; this only adds messages, and a party leaves the list when
its message has left. When something goes wrong here, the job ``activities.send_word`` makes up for it within a quarter.
"""

import datetime
import functools
import logging
import uuid
from typing import Any

from meedoen.kernel import jobs, messages, tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import subscribe
from meedoen.kernel.refusals import NotFound

from .events import PersonEnrolled, SessionCancelled, SessionMoved, SessionRestored
from .queries import telling
from .rules import reminding, tellings
from .services import reminding as reminders
from .services.telling import told_by_message

log = logging.getLogger(__name__)
Event = PersonEnrolled | SessionMoved | SessionCancelled | SessionRestored


def connect() -> None:
    """Called once at start-up."""
    for kind in tellings.KINDS:
        messages.register(
            messages.Template(
                key=tellings.key(kind),
                text=functools.partial(tellings.sentence, kind),
                wanted=functools.partial(_wanted, kind),
                told=functools.partial(_told, kind),
                failed=functools.partial(_failed, kind),
            )
        )
    messages.register(
        messages.Template(
            key=reminding.TEMPLATE,
            text=tellings.reminder,
            wanted=_still_reminded,
            told=_nothing_waited,
            failed=functools.partial(_failed, reminding.REMIND),
        )
    )
    for event in (SessionMoved, SessionCancelled, SessionRestored, PersonEnrolled):
        subscribe(event, react)


def react(event: Event) -> None:
    """Bring the outbox in step with one session. What fails here never undoes what was done."""
    if isinstance(event, PersonEnrolled) and not event.from_waiting:
        return
    try:
        with tenancy.use_network(event.network_id):
            _in_step(_system(event.network_id), event.session_id, getattr(event, "before", None))
    except Exception as trouble:
        log.warning("messages about a session wait for the quarter: %s", jobs.kind_of(trouble))


def _in_step(actor: Actor, session_id: uuid.UUID, before: datetime.datetime | None) -> None:
    unsent = messages.waiting_about(actor, session_id, tellings.keys())
    if unsent:
        messages.withdraw(actor, about_id=session_id, templates=tellings.keys())
    drafts = telling.drafts(actor, session_id=session_id, before=before, unsent=unsent)
    if drafts:
        messages.queue(actor, drafts=drafts)


def catch_up(network_id: uuid.UUID) -> int:
    """Queue what a reaction left undone; who has a message waiting, or one that failed, is left as it is."""
    actor = _system(network_id)
    drafts = telling.drafts(actor)
    known = messages.known_items(actor, [draft.item_id for draft in drafts]) if drafts else set()
    fresh = [draft for draft in drafts if (draft.item_id, draft.template) not in known]
    return messages.queue(actor, drafts=fresh) if fresh else 0


def _system(network_id: uuid.UUID | None) -> Actor:
    return Actor.system(network_id, "berichten")


def _wanted(kind: str, enrolment_id: uuid.UUID, known: dict[str, Any]) -> bool:
    actor = _system(tenancy.current_network())
    return telling.to_tell(actor, enrolment_id) == kind


def _told(kind: str, actor: Actor, enrolment_id: uuid.UUID) -> None:
    try:
        told_by_message(actor, enrolment_id, kind=kind)
    except NotFound:
        log.warning("a message left for a row that is gone")


def _failed(kind: str, actor: Actor, enrolment_id: uuid.UUID, known: dict[str, Any]) -> None:
    try:
        reminders.call_instead(actor, enrolment_id, kind=kind, known=known)
    except NotFound:
        log.warning("a message failed for a row that is gone")


def _still_reminded(enrolment_id: uuid.UUID, known: dict[str, Any]) -> bool:
    return telling.still_reminded(_system(tenancy.current_network()), enrolment_id, known)


def _nothing_waited(actor: Actor, enrolment_id: uuid.UUID) -> None:
    """Nobody stood on the call list for a reminder that left."""
