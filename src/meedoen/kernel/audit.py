"""The log of the two doors: one chain a network, each entry sealed with the hash of the one before it.

Entries hold codes, never names. They are written in the transaction of what they tell about: when the log
cannot be written, the read or write does not happen. ``verify`` finds every changed, removed, moved or added
entry; the head can be copied to a file on another machine (MEEDOEN_AUDIT_HEAD_FILE) so that cutting off the
end shows as well.
"""

import datetime
import hashlib
import json
import uuid
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from django.db import connection, models
from django.utils import timezone

from . import tenancy
from .access import Action
from .actors import Actor
from .database.prepared import ready
from .models import AuditCheckpoint, AuditEntry, AuditHead, AuditSubject


@dataclass
class Note:
    """What one door has to tell."""

    action: str
    actor_code: str
    purpose: str
    reason: str = ""
    target_kind: str = ""
    target_id: uuid.UUID | None = None
    details: dict[str, str] = field(default_factory=dict)
    subjects: set[uuid.UUID] = field(default_factory=set)

    @classmethod
    def of(cls, action: Action, actor: Actor, *, reason: str = "") -> "Note":
        return cls(action=action.name, actor_code=actor.code, purpose=action.purpose, reason=reason[:300])


def _seal(previous: str, entry: AuditEntry, subjects: list[str]) -> str:
    content = [
        str(entry.network_id),
        entry.seq,
        entry.at.astimezone(datetime.UTC).isoformat(),
        entry.actor_code,
        entry.action,
        entry.purpose,
        entry.target_kind,
        str(entry.target_id or ""),
        entry.reason,
        entry.details,
        subjects,
    ]
    text = previous + json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def write(network_id: uuid.UUID | None, notes: list[Note]) -> None:
    """Add the notes to the chain of the network, inside the caller's transaction."""
    if network_id is None or not notes:
        return
    if tenancy.current_network() == network_id:
        _append(network_id, notes)
        return
    with tenancy.use_network(network_id):
        _append(network_id, notes)


def _append(network_id: uuid.UUID, notes: list[Note]) -> None:
    seq, last = _locked_head(network_id)
    now = timezone.now()
    entries, subjects = [], []
    for note in notes:
        seq += 1
        entry = AuditEntry(
            network_id=network_id,
            seq=seq,
            at=now,
            actor_code=note.actor_code,
            action=note.action,
            purpose=note.purpose,
            target_kind=note.target_kind,
            target_id=note.target_id,
            reason=note.reason,
            details=note.details,
            previous=last,
        )
        seen = sorted(note.subjects, key=str)
        entry.hash = last = _seal(last, entry, [str(person) for person in seen])
        entries.append(entry)
        subjects += [AuditSubject(network_id=network_id, entry_id=entry.pk, subject_id=person) for person in seen]
    _insert(entries)
    _insert(subjects)
    _move_head(network_id, seq, last)


# These four statements close every command and every read of a person. They are written out, since building them
# anew each time costs more than running them (a quarter of the time of a tick at the door).


def _locked_head(network_id: uuid.UUID) -> tuple[int, str]:
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        found = f'SELECT "seq", "hash" FROM "kernel_audithead" WHERE "network_id" = %s{lock}'  # noqa: S608
        cursor.execute(found, [_prepared(AuditHead, "network_id", network_id)])
        row = cursor.fetchone()
    if row is not None:
        return row
    AuditHead.objects.bulk_create([AuditHead(pk=network_id)], ignore_conflicts=True)
    return _locked_head(network_id)  # made here, or by who was first in this network at the same moment


def _move_head(network_id: uuid.UUID, seq: int, last: str) -> None:
    with connection.cursor() as cursor:
        change = 'UPDATE "kernel_audithead" SET "seq" = %s, "hash" = %s WHERE "network_id" = %s'
        cursor.execute(change, [seq, last, _prepared(AuditHead, "network_id", network_id)])


def _insert(rows: list[AuditEntry] | list[AuditSubject]) -> None:
    if not rows:
        return
    statement, fields = _insertion(type(rows[0]))
    values = [[ready(field, getattr(row, field.attname)) for field in fields] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


@cache
def _insertion(model: type[AuditEntry] | type[AuditSubject]) -> tuple[str, list[Any]]:
    fields = list(model._meta.concrete_fields)
    columns = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    return f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})', fields  # noqa: S608


def _prepared(model: type[AuditHead], name: str, value: Any) -> Any:
    column = cast(models.Field, model._meta.get_field(name))
    return column.get_db_prep_value(value, connection)


@dataclass(frozen=True)
class Seen:
    """One line of the log about one person, for that person: when, by whom (a code), what and why."""

    at: datetime.datetime
    actor_code: str
    action: str
    purpose: str
    reason: str


MOST_SHOWN = 500


def about(person_id: uuid.UUID) -> list[Seen]:
    """The newest 500 lines of the log about a person. Call it inside a door that named this person."""
    entries = AuditEntry.objects.filter(subjects__subject_id=person_id).order_by("-seq")[:MOST_SHOWN]
    return [Seen(row.at, row.actor_code, row.action, row.purpose, row.reason) for row in entries]


@dataclass(frozen=True)
class Break:
    """Where the chain does not hold: the place and what is wrong there."""

    seq: int
    problem: str


def verify(network_id: uuid.UUID, known_head: tuple[int, str] | None = None) -> list[Break]:
    """Walk the chain of a network. ``known_head`` (seq, hash) comes from a copy kept elsewhere. [] = whole.

    It begins at the checkpoint, when entries over their term were folded away. Others may go on writing meanwhile: it
    walks as far as the chain reached when it began.
    """
    folded = AuditCheckpoint.objects.filter(pk=network_id).first()
    previous, expected, kept = (folded.hash, folded.seq + 1, "") if folded else ("", 1, "")
    breaks = [] if folded is None or folded.signature == signature(folded) else [Break(folded.seq, "checkpoint")]
    head = AuditHead.objects.filter(pk=network_id).first()
    entries = AuditEntry.objects.filter(network_id=network_id)
    if known_head is not None and folded is not None and known_head[0] <= folded.seq:
        kept = folded.hash if known_head[0] == folded.seq else known_head[1]
    walk = entries.filter(seq__lte=head.seq if head else 0).order_by("seq").prefetch_related("subjects")
    for entry in walk.iterator(chunk_size=500):
        if entry.seq != expected:
            breaks.append(Break(expected, "missing"))
        subjects = sorted(str(row.subject_id) for row in entry.subjects.all())
        if entry.previous != previous or _seal(previous, entry, subjects) != entry.hash:
            breaks.append(Break(entry.seq, "changed"))
        previous, expected = entry.hash, entry.seq + 1
        if known_head is not None and entry.seq == known_head[0]:
            kept = entry.hash
    if head is not None and (head.seq != expected - 1 or head.hash != previous):
        breaks.append(Break(head.seq, "cut off"))
    if _added_behind(network_id, head):
        breaks.append(Break(head.seq + 1 if head else 1, "added"))
    if known_head is not None and kept != known_head[1]:
        breaks.append(Break(known_head[0], "differs from the kept head"))
    return breaks


def signature(point: AuditCheckpoint) -> str:
    """Our signature under a checkpoint, with a key that stands in no database."""
    from . import vault

    content = [str(point.network_id), point.seq, point.hash, point.until.astimezone(datetime.UTC).isoformat()]
    return vault.keyed_index(point.network_id, "checkpoint of the log " + json.dumps(content))


def link(entry: AuditEntry, previous: str) -> str:
    """The hash that this entry must have behind ``previous``; its subjects are read."""
    return _seal(previous, entry, sorted(str(row.subject_id) for row in entry.subjects.all()))


def _added_behind(network_id: uuid.UUID, head: AuditHead | None) -> bool:
    """Whether entries stand behind the head although the head did not move (an entry and its head move together)."""
    seq = head.seq if head else 0
    if not AuditEntry.objects.filter(network_id=network_id, seq__gt=seq).exists():
        return False
    now = AuditHead.objects.filter(pk=network_id).first()
    return (now.seq if now else 0) == seq
