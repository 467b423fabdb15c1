"""Tables that only grow: the database itself refuses to change or remove a row, whoever asks (rule 11 of the laws).

The guard (``kernel.guard``) refuses it for the product; this holds for everybody with a way into the database. The
difference between the two databases lives here.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connections

_SQLITE = """CREATE TRIGGER IF NOT EXISTS "{table}_{verb}" BEFORE {verb} ON "{table}"
BEGIN SELECT RAISE(ABORT, '{table} can only grow'); END"""
_FUNCTION = """CREATE OR REPLACE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS
$body$ BEGIN RAISE EXCEPTION '% can only grow', TG_TABLE_NAME; END $body$"""
_POSTGRESQL = """CREATE OR REPLACE TRIGGER "{table}_{verb}" BEFORE {verb} ON "{table}"
FOR EACH ROW EXECUTE FUNCTION only_grows()"""
_VERBS = ("UPDATE", "DELETE")


def apply(tables: Iterable[str], alias: str = "default") -> None:
    """(Re)make the triggers on those of these tables that are there."""
    connection = connections[alias]
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor)) & set(tables)
        if present and postgresql:
            cursor.execute(_FUNCTION)
        for table in sorted(present):
            for verb in _VERBS:
                cursor.execute((_POSTGRESQL if postgresql else _SQLITE).format(table=table, verb=verb))


@contextmanager
def lifted(tables: Iterable[str], reason: str, alias: str = "default") -> Iterator[None]:
    """Without the triggers: to empty a database of tests. The reason stands in the code."""
    if not reason:
        raise ValueError("lifting needs a reason")
    connection = connections[alias]
    names = sorted(tables)
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        for table in names:
            for verb in _VERBS:
                if table in present:
                    on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
                    cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_{verb}"{on}')
    try:
        yield
    finally:
        apply(names, alias)
