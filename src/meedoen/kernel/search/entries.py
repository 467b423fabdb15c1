"""The rows that can be found, and their numbers: whoever has the lower number comes first in time.

A number holds the network (11 bits of its id), the minute (27 bits) and 24 bits of chance. So the entries of one
network lie together in order of time, in the table and in every list of the index: a question reads only its own
network and days, and stops when a page is full. The number only makes it fast; that nothing of another network is
found is the work of the ``network`` column (``asking.found``), of the refusing manager and of row-level security.
"""

import datetime
import secrets
import uuid

from django.db import models

from ..tenancy import Tenant

_MINUTE, _NETWORK = 24, 51
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_MINUTES = 1 << 27


class Number(models.BigIntegerField):
    """A key that is the row's own number on SQLite, as FTS5 asks of the table it indexes."""

    def db_type(self, connection):
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)


class Entry(Tenant):
    """Something that can be found by ``words``: terms parted by spaces, made by the feature."""

    id = Number(primary_key=True, editable=False)
    words = models.TextField()

    class Meta:
        abstract = True


def _minute(at: datetime.datetime) -> int:
    return min(max((at - _EPOCH) // datetime.timedelta(minutes=1), 0), _MINUTES - 1)


def _start(network_id: uuid.UUID) -> int:
    return (network_id.int & 0x7FF) << _NETWORK


def number_for(network_id: uuid.UUID, at: datetime.datetime) -> int:
    """A new number for something at that moment; equal only by a chance of one in sixteen million a minute."""
    return _start(network_id) | _minute(at) << _MINUTE | secrets.randbits(_MINUTE)


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
