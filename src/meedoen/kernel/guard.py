"""Nothing is written outside a command.

A wrapper around every statement on the main database refuses INSERT, UPDATE and DELETE on the product's own
tables unless a command's door is open (``docs/adr/0001``). The log can only grow: UPDATE and DELETE on it are
refused even inside a command.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.apps import apps
from django.db.backends.signals import connection_created

_WRITE = re.compile(r'\s*(INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+"?(\w+)"?', re.I)
_open: ContextVar[int] = ContextVar("writes_open", default=0)

UNGUARDED = {
    "kernel_user": "django-allauth keeps password, last sign-in and e-mail of staff itself",
}
APPEND_ONLY = {"kernel_auditentry", "kernel_auditsubject"}


class WriteOutsideCommand(RuntimeError):
    """A statement tried to write past the door. A fault of the program, never of the user."""


@cache
def guarded_tables() -> frozenset[str]:
    """Every table of the product itself, less those that a library writes."""
    own = (model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("meedoen."))
    return frozenset(model._meta.db_table for model in own) - frozenset(UNGUARDED)


@contextmanager
def writing() -> Iterator[None]:
    """Opened by the door of a command, and by nothing else."""
    token = _open.set(_open.get() + 1)
    try:
        yield
    finally:
        _open.reset(token)


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
        found = _WRITE.match(sql)
        if found and found[2] in guarded_tables():
            if not _open.get():
                raise WriteOutsideCommand(f"{found[1].split()[0].upper()} on {found[2]} outside a command")
            if found[2] in APPEND_ONLY and not found[1].upper().startswith("INSERT"):
                raise WriteOutsideCommand(f"{found[2]} can only grow")
    return execute(sql, params, many, context)


def install(sender: Any, connection: Any, **kwargs: Any) -> None:
    """Put the wrapper on each new connection to the main database."""
    if connection.alias == "default" and check not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, check)


def start() -> None:
    connection_created.connect(install, dispatch_uid="meedoen.guard")
