"""Databases that other threads and a restore can touch: files on SQLite, databases of their own on PostgreSQL."""

import os
import shutil
import subprocess
import uuid

import pytest
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

from meedoen.kernel.database import migrating
from tools.testing import postgres

ALIASES = (DEFAULT_DB_ALIAS, "keys")


def _connection(alias: str, name: str) -> BaseDatabaseWrapper:
    found = {**connections.settings[alias], "NAME": name}
    return load_backend(found["ENGINE"]).DatabaseWrapper(found, alias)


def _server(alias: str, sql: str) -> None:
    with connections[alias]._nodb_cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture(scope="session")
def migrated_names(tmp_path_factory, django_db_setup, django_db_blocker):
    """One migrated database per alias, made once and only ever copied."""
    before = {alias: connections[alias] for alias in ALIASES}
    names = {}
    with django_db_blocker.unblock():
        for alias in ALIASES:
            if before[alias].vendor == "sqlite":
                names[alias] = str(tmp_path_factory.mktemp("migrated") / f"{alias}.sqlite3")
            else:
                names[alias] = f"meedoen_{alias}_{uuid.uuid4().hex[:12]}"
                _server(alias, f"CREATE DATABASE {names[alias]}")
            _swap_in(alias, names[alias], before[alias], migrating.bring_up_to_date)
        yield names
        for alias, name in names.items():
            if before[alias].vendor != "sqlite":
                _server(alias, f"DROP DATABASE {name} WITH (FORCE)")


def _swap_in(alias: str, name: str, before: BaseDatabaseWrapper, act) -> None:
    settings_before = connections.settings[alias]
    new = _connection(alias, name)
    connections.settings[alias] = new.settings_dict
    connections[alias] = new
    try:
        act(alias)
    finally:
        new.close()
        connections[alias] = before
        connections.settings[alias] = settings_before


@pytest.fixture
def scratch_databases(migrated_names, tmp_path, django_db_blocker):
    """Both databases fresh and migrated, really committed, thrown away afterwards. Gives the folder ``tmp_path``."""
    before = {alias: (connections[alias], connections.settings[alias]) for alias in ALIASES}
    made = {}
    with django_db_blocker.unblock():
        for alias in ALIASES:
            if before[alias][0].vendor == "sqlite":
                made[alias] = str(tmp_path / f"{alias}.sqlite3")
                shutil.copy(migrated_names[alias], made[alias])
            else:
                made[alias] = f"meedoen_{alias}_{uuid.uuid4().hex[:12]}"
                _server(alias, f"CREATE DATABASE {made[alias]} TEMPLATE {migrated_names[alias]}")
            new = _connection(alias, made[alias])
            connections.settings[alias] = new.settings_dict
            connections[alias] = new
        yield tmp_path
        for alias, (connection, settings) in before.items():
            connections[alias].close()
            connections[alias] = connection
            connections.settings[alias] = settings
            if connection.vendor != "sqlite":
                _server(alias, f"DROP DATABASE {made[alias]} WITH (FORCE)")


def _copied(name: str, alias: str, cluster: postgres.Cluster) -> dict:
    """Bring an empty, migrated database to another server; how to reach it there."""
    here, there = (
        connections.settings[alias],
        cluster.environment["DATABASE_URL" if alias == "default" else "KEYS_DATABASE_URL"],
    )
    at = ["-h", here["HOST"], "-p", str(here["PORT"]), "-U", here["USER"]]
    dump = [str(cluster.programs / "pg_dump"), *at, "--enable-row-security", name]
    plan = subprocess.run(dump, capture_output=True, check=True).stdout
    command = [str(cluster.programs / "psql"), "-q", "-v", "ON_ERROR_STOP=1", "-d", there]
    subprocess.run(
        command,
        input=plan,
        stdout=subprocess.DEVNULL,
        check=True,
        env={**os.environ, "PGOPTIONS": "-c client_min_messages=warning"},
    )
    return {**here, "HOST": "127.0.0.1", "PORT": cluster.port, "NAME": there.rsplit("/", 1)[1]}


@pytest.fixture
def own_server(migrated_names, tmp_path, django_db_blocker):
    """A PostgreSQL of its own that keeps what it said it kept, and may be killed; both databases migrated."""
    before = {alias: (connections[alias], connections.settings[alias]) for alias in ALIASES}
    with django_db_blocker.unblock(), postgres.cluster(**postgres.DURABLE) as cluster:
        for alias in ALIASES:
            found = _copied(migrated_names[alias], alias, cluster)
            connections[alias] = load_backend(found["ENGINE"]).DatabaseWrapper(found, alias)
            connections.settings[alias] = found
        yield cluster
        for alias, (connection, settings) in before.items():
            connections[alias].close()
            connections[alias] = connection
            connections.settings[alias] = settings
