"""What stands in a backup: records of one letter, a length and a content, and values that survive any database.

``H`` head · ``T`` a table begins · ``R`` a row · ``t`` its count and hash · ``F`` a file begins · ``D`` its bytes ·
``f`` its hash · ``E`` the manifest. The hash of a table is the sum of the SHA-256 of its rows: order does not matter.
"""

import base64
import datetime
import decimal
import hashlib
import json
import struct
import uuid
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from . import refusals

_PREFIX = struct.Struct(">cI")
MAX_RECORD = 256 * 1024 * 1024
_MARK = "$"


def framed(letter: str, content: bytes) -> bytes:
    return _PREFIX.pack(letter.encode(), len(content)) + content


def unframed(pieces: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """The records in the stream, in order."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        at = 0
        while len(waiting) - at >= _PREFIX.size:
            letter, size = _PREFIX.unpack_from(waiting, at)
            if size > MAX_RECORD:
                raise refusals.damaged()
            end = at + _PREFIX.size + size
            if len(waiting) < end:
                break
            yield letter.decode("latin-1"), bytes(waiting[at + _PREFIX.size : end])
            at = end
        del waiting[:at]
    if waiting:
        raise refusals.damaged()


def packed(value: Any) -> bytes:
    """JSON with sorted keys: equal values give equal bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def portable(value: Any) -> Any:
    """A value of a column as JSON can hold it, marked with its type where JSON has none."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return str(value)
    for types, name, written in _WRITE:
        if isinstance(value, types):
            return {_MARK: name, "v": written(value)}
    raise TypeError(f"a backup cannot hold {type(value).__name__}")


def _moment(value: datetime.datetime) -> str:
    return (value.astimezone(datetime.UTC) if value.tzinfo else value).isoformat()


# In this order: a moment is a date too.
_WRITE: list[tuple[tuple[type, ...], str, Callable[[Any], Any]]] = [
    ((uuid.UUID,), "uuid", lambda value: value.hex),
    ((datetime.datetime,), "moment", _moment),
    ((datetime.date,), "date", lambda value: value.isoformat()),
    ((datetime.time,), "time", lambda value: value.isoformat()),
    ((datetime.timedelta,), "span", lambda value: [value.days, value.seconds, value.microseconds]),
    ((decimal.Decimal,), "decimal", str),
    ((bytes, bytearray, memoryview), "bytes", lambda value: base64.b64encode(bytes(value)).decode()),
    ((dict, list, tuple), "json", lambda value: value),
]
_READ: dict[str, Callable[[Any], Any]] = {
    "uuid": uuid.UUID,
    "moment": datetime.datetime.fromisoformat,
    "date": datetime.date.fromisoformat,
    "time": datetime.time.fromisoformat,
    "span": lambda parts: datetime.timedelta(*parts),
    "decimal": decimal.Decimal,
    "bytes": base64.b64decode,
    "json": lambda value: value,
}


def value_of(found: Any) -> Any:
    """The value of the column again."""
    return _READ[found[_MARK]](found["v"]) if isinstance(found, dict) else found


class Tally:
    """Counts rows and sums their hashes."""

    def __init__(self) -> None:
        self.rows, self._sum = 0, 0

    def add(self, row: bytes) -> None:
        self.rows += 1
        self._sum = (self._sum + int.from_bytes(hashlib.sha256(row).digest(), "big")) % 2**256

    def found(self) -> dict[str, Any]:
        return {"rows": self.rows, "hash": f"{self._sum:064x}"}
