"""Reading keys: the one question that every opening of a name asks."""

from collections.abc import Sequence
from uuid import UUID

from django.db import models

from ..statements import Many, Statement, every

_KEYS = Statement(lambda rows, *, owners: rows.filter(pk__in=owners), owners=Many(models.UUIDField()))


def stored(table: type[models.Model], owners: Sequence[UUID]) -> list:
    """The rows of these owners, in no order; owners without a key are left out."""
    return _KEYS(every(table), owners=owners)
