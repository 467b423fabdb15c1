"""The rows that can be found, and their numbers: whoever has the lower number comes first in time.

A number holds the network (7 bits of its id), the minute (26 bits: until 2097) and 29 bits of chance. So the entries
of one network lie together in order of time, in the table and in every list of the index: a question reads only its own
network and days, and stops when a page is full. The number only makes it fast; that nothing of another network is
found is the work of the ``network`` column (``asking.found``), of the refusing manager and of row-level security.
"""

import datetime
import secrets
import uuid
from collections.abc import Iterable

from django.db import models

from ..tenancy import Tenant

_MINUTE, _NETWORK = 29, 55
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_MINUTES = 1 << 26


class Number(models.BigIntegerField):
    """A key that is the row's own number on SQLite, as FTS5 asks of the table it indexes."""

    def db_type(self, connection):
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)


class Entry(Tenant):
    """Something that can be found by ``words``: terms parted by spaces, made by the feature."""

    id = Number(primary_key=True, editable=False)  # type: ignore[assignment]  # every other row has a UUID
    words = models.TextField()

    class Meta:
        abstract = True


def _minute(at: datetime.datetime) -> int:
    return min(max((at - _EPOCH) // datetime.timedelta(minutes=1), 0), _MINUTES - 1)


def _start(network_id: uuid.UUID) -> int:
    return (network_id.int & 0x7F) << _NETWORK


def numbers_for(network_id: uuid.UUID, moments: Iterable[datetime.datetime]) -> list[int]:
    """New numbers for what happens at these moments, all different. One that is taken already is very unlikely, not
    impossible: whoever writes them tries again with other ones."""
    start, drawn, found = _start(network_id), set(), []
    for at in moments:
        before = start | _minute(at) << _MINUTE
        number = before | secrets.randbits(_MINUTE)
        while number in drawn:
            number = before | secrets.randbits(_MINUTE)
        drawn.add(number)
        found.append(number)
    return found


def minute_of(number: int) -> int:
    """The minute that a number says."""
    return number >> _MINUTE & (_MINUTES - 1)


def same_minute(number: int, at: datetime.datetime) -> bool:
    """Whether this number still says that minute."""
    return minute_of(number) == _minute(at)


def numbers_between(
    network_id: uuid.UUID, since: datetime.datetime | None, until: datetime.datetime | None
) -> tuple[int, int]:
    """The first number, and the first one too many, of what lies in these minutes (``until`` not included)."""
    start = _start(network_id)
    first = start | (_minute(since) << _MINUTE if since else 0)
    return first, start + (_minute(until) << _MINUTE if until else 1 << _NETWORK)
