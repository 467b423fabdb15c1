"""A second database beside the one in use: built in peace, and put in its place in one step.

SQLite: a file beside the file, renamed over it. PostgreSQL: a schema of its own, whose tables take the place of the old
ones in one transaction. If anything goes wrong before that step, the database in use was never touched.
"""

import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.sql import emit_post_migrate_signal
from django.db import connections, transaction

from . import refusals

ALIAS = "restoring"
MAIN = "default"


@contextmanager
def being_built() -> Iterator[str]:
    """An empty database under the alias that is given; gone at the end, unless ``put_in_place`` was called."""
    build = _BesideFile() if connections[MAIN].vendor == "sqlite" else _BesideSchema()
    connections.settings[ALIAS] = build.settings()
    try:
        yield ALIAS
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
        del connections.settings[ALIAS]
        build.clear()


def put_in_place() -> None:
    """The database that was built takes the place of the one in use; ``Refused`` when others still work on it."""
    if connections[MAIN].vendor == "sqlite":
        _replace_file()
        emit_post_migrate_signal(verbosity=0, interactive=False, db=MAIN)
    else:
        with transaction.atomic(using=MAIN):
            _replace_tables(connections[ALIAS].settings_dict["MEEDOEN_SCHEMA"])
            emit_post_migrate_signal(verbosity=0, interactive=False, db=MAIN)


def refuse_while_running() -> None:
    """``Refused`` when another process has the embedded database open; a server has its own way of waiting."""
    connection = connections[MAIN]
    if connection.vendor == "sqlite":
        connection.close()
        _refuse_while_open(Path(str(connection.settings_dict["NAME"])))


class _BesideFile:
    def __init__(self) -> None:
        self._file = Path(f"{connections[MAIN].settings_dict['NAME']}.restoring")
        self.clear()

    def settings(self) -> dict:
        return {**connections.settings[MAIN], "NAME": str(self._file)}

    def clear(self) -> None:
        for end in ("", "-wal", "-shm", "-journal", ".writers"):
            Path(f"{self._file}{end}").unlink(missing_ok=True)


def _replace_file() -> None:
    new, target = (Path(str(connections[alias].settings_dict["NAME"])) for alias in (ALIAS, MAIN))
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=DELETE")
    connections[ALIAS].close()
    refuse_while_running()
    for end in ("-wal", "-shm", "-journal"):
        Path(f"{target}{end}").unlink(missing_ok=True)
    handle = os.open(new, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
    new.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _refuse_while_open(target: Path) -> None:
    """Leaving write-ahead mode needs the file for oneself: it fails while any other process has it open."""
    if not target.exists():
        return
    probe = sqlite3.connect(target, timeout=1, isolation_level=None)
    try:
        mode = probe.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        if mode != "delete":
            raise refusals.running()
    except sqlite3.OperationalError:
        raise refusals.running() from None
    finally:
        probe.close()


class _BesideSchema:
    def __init__(self) -> None:
        self._schema = f"restoring_{uuid.uuid4().hex[:12]}"
        with connections[MAIN].cursor() as cursor:
            cursor.execute(f'CREATE SCHEMA "{self._schema}"')

    def settings(self) -> dict:
        found = dict(connections.settings[MAIN])
        options = {key: value for key, value in found.get("OPTIONS", {}).items() if key != "pool"}
        options["options"] = f"{options.get('options', '')} -c search_path={self._schema}".strip()
        return {**found, "OPTIONS": options, "MEEDOEN_SCHEMA": self._schema}

    def clear(self) -> None:
        with connections[MAIN].cursor() as cursor:
            cursor.execute(f'DROP SCHEMA IF EXISTS "{self._schema}" CASCADE')


_FUNCTIONS = """
SELECT p.oid::regprocedure::text, p.proname, pg_get_function_identity_arguments(p.oid)
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = %s
"""


def _replace_tables(schema: str) -> None:
    connections[ALIAS].close()
    with connections[MAIN].cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        home = cursor.fetchone()[0]
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [schema])
        for (table,) in cursor.fetchall():
            cursor.execute(f'DROP TABLE IF EXISTS "{home}"."{table}" CASCADE')
            cursor.execute(f'ALTER TABLE "{schema}"."{table}" SET SCHEMA "{home}"')
        cursor.execute(_FUNCTIONS, [schema])
        for _signature, name, arguments in cursor.fetchall():
            cursor.execute(f'DROP FUNCTION IF EXISTS "{home}"."{name}"({arguments}) CASCADE')
            cursor.execute(f'ALTER FUNCTION "{schema}"."{name}"({arguments}) SET SCHEMA "{home}"')
        # Without CASCADE on purpose: if anything was left behind, the whole step is undone.
        cursor.execute(f'DROP SCHEMA "{schema}"')
