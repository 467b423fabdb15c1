"""What a line says, and many lines written by one prepared statement: a model for each would cost ten times as much."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection

from meedoen.kernel import tenancy
from meedoen.kernel.identifiers import new_id

from ..models import Entry


@dataclass(frozen=True, slots=True)
class About:
    """What a line says besides its amount: the day, what it was for, its basket, the threshold it took away.

    ``kind`` and ``id`` name the thing by type (``activities.Initiative``), never a person.
    """

    on: datetime.date
    what: str = ""
    basket: str = ""
    threshold: str = ""
    kind: str = ""
    id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line to be written; ``key`` makes it count once."""

    key: str
    cents: int
    about: About
    hold_id: uuid.UUID | None = None
    corrects_id: uuid.UUID | None = None


OF_LINE = ("id", "cents", "key", "hold_id", "on", "what", "basket", "threshold", "about_kind", "about_id")


@cache
def _statement() -> tuple[str, list[Any], list[Any]]:
    """The insertion of a line: first what all lines share, then what each says itself."""
    fields = {field.attname: field for field in Entry._meta.concrete_fields}
    own = [fields[name] for name in OF_LINE]
    shared = [field for name, field in fields.items() if name not in OF_LINE]
    columns = ", ".join(f'"{field.column}"' for field in [*shared, *own])
    marks = ", ".join(["%s"] * len(fields))
    return f'INSERT INTO "{Entry._meta.db_table}" ({columns}) VALUES ({marks})', shared, own  # noqa: S608


def add(entry: Entry) -> Entry:
    """Write one line by the same statement."""
    entry.network_id = tenancy.here()
    sql, shared, own = _statement()
    with connection.cursor() as cursor:
        cursor.execute(sql, [one.get_db_prep_save(getattr(entry, one.attname), connection) for one in [*shared, *own]])
    entry._state.adding, entry._state.db = False, connection.alias
    return entry


def insert(first: Entry, lines: Sequence[Line]) -> None:
    """Write these lines: fund, kind, accounts and writer as in ``first``. Inside a command, after the balance."""
    first.network_id = tenancy.here()
    sql, shared, own = _statement()
    common = [field.get_db_prep_save(getattr(first, field.attname), connection) for field in shared]
    prepared: dict[About, list[Any]] = {}
    id_of, key_of, hold_of = (own[at].get_db_prep_save for at in (0, 2, 3))
    rows = []
    for line in lines:
        said = prepared.get(line.about)
        if said is None:
            about = line.about
            values = (about.on, about.what, about.basket, about.threshold, about.kind, about.id)
            said = [field.get_db_prep_save(value, connection) for field, value in zip(own[4:], values, strict=True)]
            prepared[about] = said
        hold = line.hold_id and hold_of(line.hold_id, connection)
        rows.append([*common, id_of(new_id(), connection), line.cents, key_of(line.key, connection), hold, *said])
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)
