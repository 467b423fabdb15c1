"""Reading every row of a database at one moment, and writing rows into a database that is being built."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import connections, models, transaction
from django.db.models import JSONField, QuerySet

from ..vault.router import LABEL
from . import refusals
from .records import Tally, packed, portable, value_of

BATCH = 500
LEFT_OUT = {"django_session": "after a restore everybody signs in again"}


def kept_models(apps, *, of_keys: bool = False) -> list[type[models.Model]]:
    """Every table of the given registry that a backup holds, many-to-many tables too, by name.

    The tables of the key store are asked for apart: they never stand in the same file as the rest.
    """
    found = [model._meta for model in apps.get_models(include_auto_created=True)]
    kept = [meta for meta in found if meta.managed and not meta.proxy and meta.db_table not in LEFT_OUT]
    return [meta.model for meta in sorted(kept, key=lambda meta: meta.db_table) if (meta.app_label == LABEL) == of_keys]


@contextmanager
def moment(alias: str) -> Iterator[None]:
    """Within this block the database is read as it is now, while others go on writing; nobody waits."""
    connection = connections[alias]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            cursor.execute("SELECT count(*) FROM sqlite_master")
            cursor.fetchone()
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic(using=alias):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def columns(model: type[models.Model]) -> list[models.Field]:
    """The stored columns by name: the order must not depend on how the model came about."""
    stored = [field for field in model._meta.local_concrete_fields if not field.generated]
    return sorted(stored, key=lambda field: str(field.column))


def rows(model: type[models.Model], alias: str) -> Iterator[bytes]:
    """Each row as the bytes that a backup holds: the values in the order of ``columns``."""
    names = [field.attname for field in columns(model)]
    for values in QuerySet(model, using=alias).order_by().values_list(*names).iterator(chunk_size=2000):
        yield packed([portable(value) for value in values])


def tally(model: type[models.Model], alias: str) -> dict[str, Any]:
    """The count and the hash of a table as it stands now."""
    found = Tally()
    for row in rows(model, alias):
        found.add(row)
    return found.found()


def count(model: type[models.Model], alias: str) -> int:
    return QuerySet(model, using=alias).count()


def empty(found: Iterable[type[models.Model]], alias: str) -> None:
    """Remove what migrations themselves put into a database under construction."""
    with connections[alias].cursor() as cursor:
        for model in found:
            cursor.execute(f"DELETE FROM {_quoted(alias, model._meta.db_table)}")  # noqa: S608 - a quoted table name


class Loader:
    """Writes the rows of one table with the columns that the backup names."""

    def __init__(self, model: type[models.Model], names: list[str], alias: str):
        self._connection = connections[alias]
        by_name = {field.column: field for field in columns(model)}
        if set(names) != set(by_name):
            raise refusals.newer()
        self._fields = [by_name[name] for name in names]
        quoted = ", ".join(_quoted(alias, name) for name in names)
        places = ", ".join(["%s"] * len(names))
        table = _quoted(alias, model._meta.db_table)
        self._sql = f"INSERT INTO {table} ({quoted}) VALUES ({places})"  # noqa: S608 - quoted names of the model

    def load(self, found: Iterable[list[Any]]) -> None:
        waiting = iter(found)
        with self._connection.cursor() as cursor:
            while batch := list(islice(waiting, BATCH)):
                cursor.executemany(self._sql, [self._row(values) for values in batch])

    def _row(self, values: list[Any]) -> list[Any]:
        return [self._stored(field, value_of(value)) for field, value in zip(self._fields, values, strict=True)]

    def _stored(self, field: models.Field, value: Any) -> Any:
        if value is None and isinstance(field, JSONField) and not field.null:
            # A JSON null and no value look alike when read; a column that refuses NULL can only have held the first.
            return self._connection.ops.adapt_json_value(None, None)
        return field.get_db_prep_save(value, self._connection)


def reset_sequences(found: list[type[models.Model]], alias: str) -> None:
    """Let numbered rows continue after the highest number that came back."""
    with connections[alias].cursor() as cursor:
        for sql in connections[alias].ops.sequence_reset_sql(no_style(), found):
            cursor.execute(sql)


def _quoted(alias: str, name: str) -> str:
    return connections[alias].ops.quote_name(name)
