"""The two doors. Every read passes ``@query``, every write passes ``@command``.

A door checks the role, narrows to the rows of the actor, opens the transaction and the writing guard, locks the
target, counts a double submit once, writes the audit entry in the same transaction (no entry, no answer) and
publishes events after the commit. Functions behind a door stay plain: rows in, result out.
"""

import functools
import inspect
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from django.db import models, transaction

from . import audit, guard, receipts
from .access import Action, Sensitivity
from .actors import Actor
from .identifiers import as_id
from .refusals import Closed, NotFound
from .statements import Statement

R = TypeVar("R")


@dataclass
class _Visit:
    """What the calls inside one outermost door have to tell when it closes."""

    network_id: uuid.UUID | None
    entries: list[audit.Note] = field(default_factory=list)
    events: list[Any] = field(default_factory=list)


_visit: ContextVar[_Visit | None] = ContextVar("visit", default=None)
_note: ContextVar[audit.Note | None] = ContextVar("note", default=None)
_beforehand: list[Callable[[uuid.UUID | None], None]] = []
_subscribers: dict[type, list[Callable[[Any], None]]] = {}


def subscribe(event: type, react: Callable[[Any], None]) -> None:
    """Let a higher feature react to an event of a lower one, after the commit."""
    if react not in _subscribers.setdefault(event, []):
        _subscribers[event].append(react)


def publish(event: Any) -> None:
    """Called inside a command: subscribers hear of it once the transaction is committed."""
    visit = _visit.get()
    if visit is None:
        raise RuntimeError("publish() outside a command")
    visit.events.append(event)


def beforehand(prepare: Callable[[uuid.UUID | None], None]) -> None:
    """Let this happen before the transaction of each command begins, and so outside the queue of writers."""
    if prepare not in _beforehand:
        _beforehand.append(prepare)


def saw(*person_ids: uuid.UUID) -> None:
    """Called inside a query or command: whose data was read, for the log that the person may see."""
    note = _note.get()
    if note is not None:
        note.subjects.update(person_ids)


def remember(**facts: Any) -> None:
    """Called inside a door: a detail for the log. Codes and counts only, never a name or a free text."""
    note = _note.get()
    if note is not None:
        note.details.update({key: str(value) for key, value in facts.items()})


def wrote_each(kind: str, ids: Iterable[uuid.UUID]) -> None:
    """Called inside a command that writes many rows at once: each of them stands in the log by itself."""
    note, visit = _note.get(), _visit.get()
    if note is None or visit is None:
        raise RuntimeError("wrote_each() outside a command")
    visit.entries.extend(replace(note, target_kind=kind, target_id=one) for one in ids)


def because(reason: str) -> None:
    """Called inside a door that finds out itself why this actor may read: it stands in the log as the reason."""
    note = _note.get()
    if note is not None and not note.reason:
        note.reason = reason[:300]


def belongs_to(network_id: uuid.UUID) -> None:
    """Called inside a command that makes a network: its log begins with this."""
    visit = _visit.get()
    if visit is None:
        raise RuntimeError("belongs_to() outside a command")
    visit.network_id = network_id


def _deliver(events: list[Any]) -> None:
    for event in events:
        for react in _subscribers.get(type(event), ()):
            react(event)


def _inside(actor: Actor, note: audit.Note, call: Callable[[], Any], *, writes: bool = True) -> Any:
    """Run ``call`` in a transaction whose audit entries are written just before it commits.

    Inside another door a write can be taken back alone (a savepoint); a read has nothing to take back.
    """
    outer = _visit.get()
    token = _note.set(note)
    try:
        if outer is None:
            if writes:
                for prepare in _beforehand:
                    prepare(actor.network_id)
            visit = _Visit(actor.network_id)
            with _committed(visit), guard.writing():
                result = call()
                visit.entries.append(note)
            return result
        if writes:
            with transaction.atomic(), guard.writing():
                result = call()
        else:
            result = call()
        outer.entries.append(note)
        return result
    finally:
        _note.reset(token)


@contextmanager
def _committed(visit: _Visit) -> Iterator[None]:
    """One transaction: what happens inside, then the log of it, then the commit; the events are told after that."""
    token = _visit.set(visit)
    try:
        with transaction.atomic():
            yield
            with guard.writing():
                audit.write(visit.network_id, visit.entries)
            if visit.events:
                transaction.on_commit(functools.partial(_deliver, visit.events))
    finally:
        _visit.reset(token)


@contextmanager
def together(actor: Actor) -> Iterator[None]:
    """The reads of one page in one transaction, with all their entries added to the log at once, or no page.

    For a view whose page has several parts that are logged. It opens nothing: each read still passes its own door, and
    a write outside a command is still refused.
    """
    if _visit.get() is not None:
        yield
        return
    with _committed(_Visit(actor.network_id)):
        yield


def _refuse_own(function: Callable[..., Any], *of_the_door: str) -> None:
    """A parameter that the door takes for itself would never reach the function: refused at start-up."""
    taken = set(of_the_door) & set(inspect.signature(function).parameters)
    if taken:
        raise TypeError(
            f"{function.__qualname__}: the door takes {', '.join(sorted(taken))} for itself; name it otherwise"
        )


def query(action: Action) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """A read. ``def upcoming(actor, rows, *, today)`` is called as ``upcoming(actor, today=…)``.

    ``rows`` is the queryset of ``action.model`` narrowed to what this actor may see (``None`` without a model).
    From Sensitivity.PERSONAL on, the read stands in the log, in the same transaction, with the actor's reason.
    Raises Closed when the actor has no role for the action.
    """

    def door(function: Callable[..., R]) -> Callable[..., R]:
        _refuse_own(function, "reason")

        @functools.wraps(function)
        def read(actor: Actor, *args: Any, reason: str = "", **kwargs: Any) -> R:
            if not action.allows(actor):
                raise Closed(action.name)
            rows = action.queryset(actor) if action.model else None
            actor = actor.within(action.roles)
            if action.sensitivity < Sensitivity.PERSONAL:
                return function(actor, rows, *args, **kwargs)
            note = audit.Note.of(action, actor, reason=reason)
            return _inside(actor, note, lambda: _materialised(function(actor, rows, *args, **kwargs)), writes=False)

        read.action = action  # type: ignore[attr-defined]
        return read

    return door


def _materialised(result: Any) -> Any:
    """A logged read is read inside its transaction, not later in a template."""
    return list(result) if isinstance(result, models.QuerySet) else result


def _with(rows: models.QuerySet, along: tuple[str, ...]) -> models.QuerySet:
    """The rows with these fields of related rows in the same query, and nothing else of them."""
    if not along:
        return rows
    own = [field.attname for field in rows.model._meta.concrete_fields]
    return rows.select_related(*{name.rpartition("__")[0] for name in along}).only(*own, *along)


def _locked(rows: models.QuerySet, along: tuple[str, ...], *, pk: Any) -> models.QuerySet:
    return _with(rows.select_for_update(of=("self",)).filter(pk=pk).order_by(), along)


_BY_ID = Statement(_locked, pk=models.UUIDField())
_BY_NUMBER = Statement(_locked, pk=models.BigIntegerField())


def _target(action: Action, actor: Actor, target: Any) -> models.Model:
    identity = target.pk if isinstance(target, models.Model) else target
    rows = action.queryset(actor)
    numbered = isinstance(rows.model._meta.pk, models.AutoField | models.BigAutoField)
    found = (_BY_NUMBER if numbered else _BY_ID)(rows, action.along, pk=identity)
    if not found:
        raise NotFound(action.name)
    return found[0]


def command(action: Action) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """A write. With a model: ``def cancel(actor, session, *, reason)`` is called as ``cancel(actor, session_id, …)``.

    The door loads the target through the action's rows and locks it (NotFound when absent or not the actor's).
    ``once`` (a UUID made by the form) makes a repeated call return the first result and do nothing.
    ``because`` is the actor's reason, kept in the log; both are the door's own, never the function's.
    Raises Closed, NotFound, Refused.
    """

    def door(function: Callable[..., R]) -> Callable[..., R]:
        _refuse_own(function, "once", "because")

        @functools.wraps(function)
        def write(actor: Actor, *args: Any, once: uuid.UUID | None = None, because: str = "", **kwargs: Any) -> R:
            if not action.allows(actor):
                raise Closed(action.name)
            actor = actor.within(action.roles)
            note = audit.Note.of(action, actor, reason=because)

            def call() -> Any:
                if once is not None and (earlier := receipts.claim(once, action.name)) is not None:
                    note.details["repeated"] = "1"
                    return earlier.result()
                if not action.model:
                    result = function(actor, *args, **kwargs)
                else:
                    target = _target(action, actor, args[0])
                    note.target_kind, note.target_id = action.model, as_id(target.pk)
                    result = function(actor, target, *args[1:], **kwargs)
                if isinstance(result, models.Model) and note.target_id is None:
                    note.target_kind, note.target_id = result._meta.label, as_id(result.pk)
                if once is not None:
                    receipts.keep(once, result)
                return result

            return _inside(actor, note, call)

        write.action = action  # type: ignore[attr-defined]
        return write

    return door
