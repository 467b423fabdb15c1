"""A mark per network and table that changes with everything the table says: how a kept page knows that it is old.

The guard (``kernel.guard``) sees every write. Each table that is written gets a new random mark in the same
transaction, so that whoever reads the new rows reads the new mark too, in every process. Whoever keeps something
reads the marks first, then the rows: what was kept under marks that still stand is right.
Every table counts, unless it is named with ``off_the_site``: forgetting one costs speed, never truth.
"""

import threading
import uuid
from collections import OrderedDict
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from typing import Any, TypeVar

from django.apps import apps
from django.db import connections

from . import tenancy

Marks = tuple[tuple[str, str, str], ...]
"""Scope, table and mark, in order. Equal marks: nothing that the site shows has changed."""

T = TypeVar("T")
MOST_REMEMBERED = 200
EVERY = ""
"""The scope of what was written while no network was named: it counts for all of them."""

_hidden: dict[str, str] = {}
_written: ContextVar[frozenset[tuple[str, str]]] = ContextVar("written", default=frozenset())
_kept: OrderedDict[tuple[Any, ...], tuple[Marks, Any]] = OrderedDict()
_guard = threading.Lock()
_READ = "SELECT scope, shown, mark FROM kernel_edition WHERE scope IN (%s, '')"
_RENEW = (
    "INSERT INTO kernel_edition (scope, shown, mark) VALUES (%s, %s, %s) "
    "ON CONFLICT (scope, shown) DO UPDATE SET mark = excluded.mark"
)


def off_the_site(label: str, reason: str) -> None:
    """Pages for everybody never read this model (``people.Participant``): writing it makes none of them old."""
    if not reason:
        raise ValueError("a hidden table needs a reason")
    _hidden[label] = reason
    hidden_tables.cache_clear()


@cache
def hidden_tables() -> frozenset[str]:
    """The tables of the models that were named with ``off_the_site``."""
    return frozenset(apps.get_model(label)._meta.db_table for label in _hidden)


def wrote(table: str) -> None:
    """The guard tells that a table of the product is being written."""
    if table in hidden_tables():
        return
    here = tenancy.current_network()
    touched = (here.hex if here is not None else EVERY, table)
    if touched not in _written.get():
        _written.set(_written.get() | {touched})


def renew() -> None:
    """New marks for what was written since the last time; the guard calls it while the transaction is still open."""
    touched = sorted(_written.get())
    if not touched:
        return
    _written.set(frozenset())
    mark = uuid.uuid4().hex
    with connections["default"].cursor() as cursor:
        cursor.executemany(_RENEW, [(scope, table, mark) for scope, table in touched])


def read(network_id: uuid.UUID) -> Marks:
    """The marks that stand now for what a network shows; one query."""
    with connections["default"].cursor() as cursor:
        cursor.execute(_READ, [network_id.hex])
        return tuple(sorted(cursor.fetchall()))


def of(marks: Marks, *tables: str) -> Marks:
    """Only the marks of these tables: for something that is made from them alone."""
    return tuple(mark for mark in marks if mark[1] in tables)


def remembered(name: tuple[Any, ...], marks: Marks, make: Callable[[], T]) -> T:
    """What ``make`` gave the last time, as long as the marks stand; nobody may change what is given.

    ``marks`` are those of every table that ``make`` reads, read before; ``name`` holds all else that it depends on.
    """
    with _guard:
        kept = _kept.get(name)
    if kept is not None and kept[0] == marks:
        return kept[1]
    made = make()
    with _guard:
        _kept[name] = (marks, made)
        _kept.move_to_end(name)
        while len(_kept) > MOST_REMEMBERED:
            _kept.popitem(last=False)
    return made
