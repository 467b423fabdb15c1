"""Facts: each feature hands in flat, pseudonymous rows; they are written to files that ``reach`` reads.

The files are CSV with a header, made with the standard library alone: a column store (Parquet) is left to the
reader, who knows what it wants to ask. One folder a network, one file a table; a file is replaced whole, so a
reader never sees half of it.
"""

import csv
import os
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import tenancy

Rows = Callable[[uuid.UUID], Iterable[Sequence[Any]]]


@dataclass(frozen=True)
class Table:
    """The rows of one feature: a name, its columns, and what gives the rows of a network."""

    name: str
    columns: tuple[str, ...]
    rows: Rows


_tables: dict[str, Table] = {}


def register(name: str, columns: Sequence[str], rows: Rows) -> None:
    """A feature hands in a table. Registering the same again changes nothing; another under its name is a fault."""
    table = Table(name, tuple(columns), rows)
    if _tables.setdefault(name, table) != table:
        raise ValueError(f"facts {name} are registered already")


def registered() -> dict[str, Table]:
    """The tables handed in so far, by name."""
    return dict(_tables)


def write_all(folder: Path, network_id: uuid.UUID) -> dict[str, int]:
    """Write every table of a network to ``folder/<network>/<name>.csv``; gives the number of rows of each."""
    place = folder / str(network_id)
    place.mkdir(parents=True, exist_ok=True)
    with tenancy.use_network(network_id):
        return {name: _write(place / f"{name}.csv", table, network_id) for name, table in sorted(_tables.items())}


def _write(path: Path, table: Table, network_id: uuid.UUID) -> int:
    beside, count = path.with_suffix(".part"), 0
    with beside.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(table.columns)
        for row in table.rows(network_id):
            if len(row) != len(table.columns):
                raise ValueError(f"facts {table.name}: a row of {len(row)} for {len(table.columns)} columns")
            writer.writerow(row)
            count += 1
    os.replace(beside, path)
    return count
