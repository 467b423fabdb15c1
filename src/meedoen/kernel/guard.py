"""Nothing is written outside a command.

A wrapper around every statement on the main database refuses INSERT, UPDATE and DELETE on the product's own
tables unless a command's door is open (``docs/adr/0001``). The log can only grow, and so can what a feature names with
``only_grows``: UPDATE and DELETE there are refused even inside a command, but for entries of the log whose term is over
(``folding``).
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import Any

from django.apps import apps
from django.db import connections
from django.db.backends.signals import connection_created

from . import editions

_WRITE = re.compile(
    r'\b(INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE(?:\s+ONLY)?|DELETE\s+FROM(?:\s+ONLY)?|REPLACE\s+INTO)\s+"?(\w+)"?', re.I
)
_TRIGGER = re.compile(r"CREATE\s+(?:OR\s+REPLACE\s+)?(?:TRIGGER|FUNCTION)\b", re.I)
_open: ContextVar[int] = ContextVar("writes_open", default=0)
_folding: ContextVar[bool] = ContextVar("log_folding", default=False)

UNGUARDED = {
    "kernel_user": "django-allauth keeps password, last sign-in and e-mail of staff itself",
    "kernel_job": "the worker keeps its own queue; the work itself goes through the doors",
}
LOG = frozenset({"kernel_auditentry", "kernel_auditsubject"})
_only_grow: dict[str, str] = {}


class WriteOutsideCommand(RuntimeError):
    """A statement tried to write past the door. A fault of the program, never of the user."""


@cache
def guarded_tables() -> frozenset[str]:
    """Every table of the product itself with the indexes of words beside them, less those that a library writes."""
    from .search import Entry, tables

    own = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("meedoen.")]
    beside = {tables.index_of(model._meta.db_table) for model in own if issubclass(model, Entry)}
    return frozenset(model._meta.db_table for model in own) - frozenset(UNGUARDED) | beside


def only_grows(label: str, reason: str) -> None:
    """A feature says of its model (``budgets.Entry``) that rows are added and never change or go, and why."""
    if not reason:
        raise ValueError("a table that only grows needs a reason")
    _only_grow[label] = reason
    growing_tables.cache_clear()


@cache
def growing_tables() -> frozenset[str]:
    """The tables of the models that were named with ``only_grows``."""
    return frozenset(apps.get_model(label)._meta.db_table for label in _only_grow)


@contextmanager
def writing() -> Iterator[None]:
    """Opened by the door of a command, and by nothing else. At its end what was written gets its new marks.

    After a fault inside a transaction they wait for the next writing: that one rolls back, or somebody catches it.
    """
    outermost = _open.get() == 0
    token = _open.set(_open.get() + 1)
    whole = False
    try:
        yield
        whole = True
    finally:
        if outermost and (whole or not connections["default"].in_atomic_block):
            editions.renew()
        _open.reset(token)


@contextmanager
def folding() -> Iterator[None]:
    """Taking entries of the log away whose ten years are over: ``folding.py``, and nothing else (a test says so)."""
    token = _folding.set(True)
    try:
        yield
    finally:
        _folding.reset(token)


@contextmanager
def seeding(reason: str) -> Iterator[None]:
    """Writing without a command: fixtures of tests, restoring a backup, migrations. The reason stands in the code."""
    if not reason:
        raise ValueError("seeding needs a reason")
    with writing():
        yield


def check(execute: Callable, sql: Any, params: Any, many: bool, context: dict) -> Any:
    """The wrapper that Django calls around each statement."""
    if isinstance(sql, str):
        for verb, table in _writes(sql):
            _pass(verb, table)
    return execute(sql, params, many, context)


@lru_cache(maxsize=500)
def _writes(sql: str) -> tuple[tuple[str, str], ...]:
    """Every write that a statement names: its verb and table. It may stand behind a comment, in a WITH, or after
    another statement. What a trigger does when it fires belongs to the statement that fires it, which is seen here.
    """
    start = sql.lstrip()
    if _TRIGGER.match(start):
        return ()
    if ";" in sql or start[:4].upper() == "WITH" or not start[:1].isalpha():
        return tuple((found[1].upper(), found[2]) for found in _WRITE.finditer(sql))
    found = _WRITE.match(start)
    return ((found[1].upper(), found[2]),) if found else ()


def _pass(verb: str, table: str) -> None:
    if table not in guarded_tables():
        return
    if not _open.get():
        raise WriteOutsideCommand(f"{verb.split(maxsplit=1)[0]} on {table} outside a command")
    folded = table in LOG and _folding.get() and verb.startswith("DELETE")
    if (table in LOG or table in growing_tables()) and not verb.startswith("INSERT") and not folded:
        raise WriteOutsideCommand(f"{table} can only grow")
    editions.wrote(table)


def install(sender: Any, connection: Any, **kwargs: Any) -> None:
    """Put the wrapper on each new connection to the main database."""
    if connection.alias == "default" and check not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, check)


def start() -> None:
    connection_created.connect(install, dispatch_uid="meedoen.guard")
