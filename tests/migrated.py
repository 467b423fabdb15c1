"""The newest form of the databases is made once and kept: migrating an empty database begins from that copy.

All the migrations one after another take ten seconds of a processor, and every worker needs them. The copy belongs to
the migrations as they stand: when one changes, or a library, the next run makes its own. ``pytest --cache-clear``
throws it away.
"""

import hashlib
import os
import re
import sqlite3
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from meedoen.kernel.database import migrating
from meedoen.kernel.vault.router import ALIAS as KEYS
from tools.testing import machine

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "src" / "meedoen"
SCHEMA = "MEEDOEN_SCHEMA"
PUBLIC = re.compile(r"\bpublic\.")


def _form() -> str:
    """Whatever decides what the migrations make: other letters, another name."""
    made_from = [
        *HOUSE.glob("**/migrations/*.py"),
        *(HOUSE / "kernel" / "database").glob("**/*.py"),
        *(HOUSE / "kernel" / "search").glob("**/*.py"),
        ROOT / "requirements" / "dev.txt",
        Path(__file__),
    ]
    found = hashlib.sha256()
    for file in sorted(made_from):
        found.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return found.hexdigest()[:16]


@contextmanager
def from_a_copy(folder: Path) -> Iterator[None]:
    """In here an empty main database begins from the copy in this folder, and makes it when it is not there."""
    migrate, form = MigrationExecutor.migrate, _form()

    def beginning(self, targets, plan=None, **options):
        connection = self.connection
        if connection.alias == KEYS:
            return migrate(self, migrating.ends(self), **options)
        copy = folder / f"{form}.{connection.vendor}"
        if not _from_nothing(connection, self, targets):
            return migrate(self, targets, plan, **options)
        if not copy.exists():
            state = migrate(self, targets, plan, **options)
            if SCHEMA not in connection.settings_dict:
                _keep(connection, copy)
            return state
        _bring(connection, copy)
        self.loader.build_graph()
        return migrate(self, targets)

    with pytest.MonkeyPatch.context() as patch, migrating.nothing_drawn_twice():
        patch.setattr(MigrationExecutor, "migrate", beginning)
        yield


def _from_nothing(connection: BaseDatabaseWrapper, executor: MigrationExecutor, targets: list) -> bool:
    """Whether the whole product is wanted where there is nothing."""
    whole = set(targets) == set(executor.loader.graph.leaf_nodes())
    empty = set(connection.introspection.table_names()) <= {"django_migrations"}
    return whole and empty


def _keep(connection: BaseDatabaseWrapper, copy: Path) -> None:
    new = copy.with_name(f"{copy.name}.{uuid.uuid4().hex}")
    if connection.vendor == "sqlite":
        with sqlite3.connect(new) as target:
            connection.connection.backup(target)
        target.close()
    else:
        _program(connection, "pg_dump", "--no-owner", "--enable-row-security", "-f", str(new))
    new.rename(copy)


def _bring(connection: BaseDatabaseWrapper, copy: Path) -> None:
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        source = sqlite3.connect(f"file:{copy}?mode=ro", uri=True)
        source.backup(connection.connection)
        source.close()
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS django_migrations")
        plan, schema = copy.read_text(), connection.settings_dict.get(SCHEMA)
        if schema:  # a restore builds beside the database in use
            plan = PUBLIC.sub(f"{schema}.", plan)
        _program(connection, "psql", "-q", "-o", os.devnull, "-v", "ON_ERROR_STOP=1", "-1", "-f", "-", said=plan)


def _program(connection: BaseDatabaseWrapper, name: str, *arguments: str, said: str = "") -> None:
    programs, at = machine.postgres_bin(), connection.settings_dict
    reach = ["-h", at["HOST"], "-p", str(at["PORT"]), "-U", at["USER"], "-d", at["NAME"]]
    quiet = {**os.environ, "PGOPTIONS": "-c client_min_messages=warning"}
    subprocess.run([str(programs / name), *reach, *arguments], input=said, text=True, check=True, env=quiet)
