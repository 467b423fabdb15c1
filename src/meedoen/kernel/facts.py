"""Facts: each feature hands in flat, pseudonymous rows; they are written to Parquet files that ``reach`` reads.

One folder a network, one file a table. A file is replaced whole, so a reader never sees half of it, and only the
account that runs the server may read it (``0600``, the folder ``0700``). DuckDB is imported when it is needed: a web
process never carries it, and it never fetches an extension.
"""

import csv
import os
import tempfile
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import tenancy

Rows = Callable[[uuid.UUID], Iterable[Sequence[Any]]]
TYPES = frozenset({"DATE", "VARCHAR", "INTEGER", "BIGINT", "DOUBLE", "BOOLEAN", "UUID", "TIMESTAMPTZ"})
_OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "1",
}


class FactsUnwritable(PermissionError):
    """The folder of the facts belongs to another account than the one that runs the server."""


@dataclass(frozen=True)
class Table:
    """The rows of one feature: a name, its columns with their type, and what gives the rows of a network."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: Rows


_tables: dict[str, Table] = {}


def register(name: str, columns: Mapping[str, str], rows: Rows) -> None:
    """A feature hands in a table, with a type for each column (``DATE``, ``VARCHAR``, ``INTEGER`` …).

    Registering the same again changes nothing; another under its name, or a type that is not in ``TYPES``, is a fault.
    """
    if not set(columns.values()) <= TYPES:
        raise ValueError(f"facts {name}: {sorted(set(columns.values()) - TYPES)}")
    table = Table(name, tuple(columns.items()), rows)
    if _tables.setdefault(name, table) != table:
        raise ValueError(f"facts {name} are registered already")


def registered() -> dict[str, Table]:
    """The tables handed in so far, by name."""
    return dict(_tables)


def write_all(folder: Path, network_id: uuid.UUID) -> dict[str, int]:
    """Write every table of a network to ``folder/<network>/<name>.parquet``; gives the number of rows of each.

    Raises FactsUnwritable, with the folder, when it is another account's.
    """
    place = _own_folder(folder, network_id)
    with tenancy.use_network(network_id):
        return {name: _write(place, table, network_id) for name, table in sorted(_tables.items())}


@contextmanager
def opened(folder: Path, network_id: uuid.UUID) -> Iterator[Any]:
    """A DuckDB connection in which each written table of one network is a view of that name; nothing can be written.

    It sees the files of this network alone: every other file, of the server or of another network, is refused.
    """
    import duckdb

    place = folder / str(network_id)
    connection = duckdb.connect(":memory:", config=_OFFLINE)
    try:
        for path in sorted(place.glob("*.parquet")):
            name, source = path.stem.replace('"', ""), _quoted(path)
            connection.execute(f'CREATE VIEW "{name}" AS SELECT * FROM read_parquet({source})')  # noqa: S608
        connection.execute(f"SET allowed_directories = [{_quoted(place)}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
    finally:
        connection.close()


def _own_folder(folder: Path, network_id: uuid.UUID) -> Path:
    """The folder of a network, for the account of the server alone."""
    place = folder / str(network_id)
    try:
        place.mkdir(parents=True, exist_ok=True)
        for made in (folder, place):
            if made.stat().st_mode & 0o777 != 0o700:
                made.chmod(0o700)
    except PermissionError as error:
        raise FactsUnwritable(
            error.errno, "give this folder to the account that runs the server", str(place)
        ) from error
    return place


def _write(place: Path, table: Table, network_id: uuid.UUID) -> int:
    """Rows to a file of text, text to Parquet, and then into place: each a name of its own, so that two may run."""
    final = place / f"{table.name}.parquet"
    try:
        with tempfile.TemporaryDirectory(prefix=".writing-", dir=place) as beside:
            lines, written = Path(beside) / "rows.csv", Path(beside) / "rows.parquet"
            count = _as_text(lines, table, network_id)
            _to_parquet(lines, written, table)
            written.chmod(0o600)
            os.replace(written, final)
    except PermissionError as error:
        raise FactsUnwritable(
            error.errno, "give this folder to the account that runs the server", str(place)
        ) from error
    return count


def _as_text(path: Path, table: Table, network_id: uuid.UUID) -> int:
    count = 0
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([name for name, _type in table.columns])
        for row in table.rows(network_id):
            if len(row) != len(table.columns):
                raise ValueError(f"facts {table.name}: a row of {len(row)} for {len(table.columns)} columns")
            writer.writerow(row)
            count += 1
    return count


def _to_parquet(lines: Path, written: Path, table: Table) -> None:
    """An empty text stays an empty text; in a column of another type it is nothing (NULL)."""
    import duckdb

    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in table.columns)
    texts = ", ".join(f"'{name}'" for name, kind in table.columns if kind == "VARCHAR")
    how = f"header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', force_not_null = [{texts}]"
    connection = duckdb.connect(":memory:", config={**_OFFLINE, "memory_limit": "200MB"})
    try:
        connection.execute(f"SET temp_directory = {_quoted(lines.parent)}")
        connection.execute(
            f"COPY (SELECT * FROM read_csv({_quoted(lines)}, columns = {{{columns}}}, {how})) "  # noqa: S608
            f"TO {_quoted(written)} (FORMAT parquet, COMPRESSION zstd)"
        )
    finally:
        connection.close()


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
