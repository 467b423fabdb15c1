"""Addresses of many rows of one list: Django works the pattern out once, and each row only fills in its own id."""

import uuid
from collections.abc import Callable
from typing import Any

from django.urls import reverse

_PLACE = uuid.UUID(int=0)


def each(name: str, key: str, **fixed: Any) -> Callable[[uuid.UUID], str]:
    """``each("outreach:contact", "contact_id", network=slug)`` gives, of an id, what ``reverse`` would give of it."""
    before, after = reverse(name, kwargs={**fixed, key: _PLACE}).rsplit(str(_PLACE), 1)
    return lambda row_id: f"{before}{row_id}{after}"
