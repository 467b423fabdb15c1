"""Reading a backup: first the whole of it to see that it is right, then again to load it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from ..vault import master
from . import refusals
from .records import Tally, unframed
from .stream import opened

Records = Iterator[tuple[str, bytes]]


@dataclass
class Contents:
    """What a verified backup says about itself."""

    head: dict[str, Any]
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    @property
    def migrations(self) -> list[tuple[str, str]]:
        return [(app, name) for app, name in self.head["migrations"]]

    @property
    def rows(self) -> int:
        return sum(found["rows"] for found in self.tables.values())


def records(file: Path, kind: str) -> Records:
    """The records of a backup file; a refusal at the first thing that is not right."""
    try:
        with Path(file).open("rb") as source:
            yield from unframed(opened(source, master.keys().backup, kind))
    except OSError as error:
        raise refusals.unreadable(error) from error


def verified(file: Path, kind: str, looked: Callable[[int], None] | None = None) -> Contents:
    """Read everything once, check every hash, change nothing. ``looked`` hears how many rows were seen."""
    try:
        return _verify(records(file, kind), looked or (lambda rows: None))
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration):
        raise refusals.damaged() from None


class _Check:
    """Walks through the records: everything stands where it may stand and has the hash that it says."""

    def __init__(self, looked: Callable[[int], None]):
        self.looked, self.seen, self.name = looked, 0, ""
        self.tally, self.digest = Tally(), sha256()
        self.contents = Contents({})
        self.ended = False

    def take(self, letter: str, content: bytes) -> None:
        if self.ended or (not self.contents.head) != (letter == "H"):
            raise refusals.damaged()
        {
            "H": self._head,
            "T": self._table,
            "R": self._row,
            "t": self._table_end,
            "F": self._file,
            "D": self._data,
            "f": self._file_end,
            "E": self._end,
        }[letter](content)

    def _head(self, content: bytes) -> None:
        self.contents = Contents(json.loads(content))

    def _table(self, content: bytes) -> None:
        self.name, self.tally = json.loads(content)["name"], Tally()

    def _row(self, content: bytes) -> None:
        self.tally.add(content)
        self.seen += 1
        if self.seen % 1000 == 0:
            self.looked(self.seen)

    def _table_end(self, content: bytes) -> None:
        self.contents.tables[self.name] = _equal(json.loads(content), self.tally.found())

    def _file(self, content: bytes) -> None:
        self.name, self.digest = _inside(json.loads(content)["name"]), sha256()

    def _data(self, content: bytes) -> None:
        self.digest.update(content)

    def _file_end(self, content: bytes) -> None:
        self.contents.files[self.name] = _equal(json.loads(content), self.digest.hexdigest())

    def _end(self, content: bytes) -> None:
        _equal(json.loads(content), {"tables": self.contents.tables, "files": self.contents.files})
        self.ended = True


def _verify(found: Records, looked: Callable[[int], None]) -> Contents:
    check = _Check(looked)
    for letter, content in found:
        check.take(letter, content)
    if not check.ended:
        raise refusals.damaged()
    return check.contents


def _equal(said: Any, found: Any) -> Any:
    if said != found:
        raise refusals.damaged()
    return found


def _inside(name: str) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise refusals.damaged()
    return name


def table_rows(found: Records) -> Iterator[list[Any]]:
    """The rows of the table that just began, up to its end."""
    for letter, content in found:
        if letter == "t":
            return
        yield json.loads(content)


def file_bytes(found: Records) -> Iterator[bytes]:
    """The bytes of the file that just began, up to its end."""
    for letter, content in found:
        if letter == "f":
            return
        yield content
