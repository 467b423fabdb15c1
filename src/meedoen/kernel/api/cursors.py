"""The place where a page of a list ended, as one word that goes into the next address."""

import base64
import binascii
import datetime
import uuid
from collections.abc import Callable
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import Field

from ..refusals import Refused

LONGEST = 400
_MARK = "\x1f"

Cursor = Annotated[
    str | None,
    Field(
        description="next_cursor of the page before; leave it out for the first page",
        max_length=LONGEST,
        pattern="^[A-Za-z0-9_-]+$",
    ),
]


def following(last: tuple | None) -> str | None:
    """The cursor that asks for what comes after this key; None when nothing does."""
    if last is None:
        return None
    return base64.urlsafe_b64encode(_MARK.join(_text(part) for part in last).encode()).decode().rstrip("=")


def after(cursor: str | None, *kinds: Callable[[str], Any]) -> tuple | None:
    """The key in a cursor, each part read by its kind. Raises Refused for what ``following`` never made."""
    if cursor is None:
        return None
    try:
        plain = base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), b"-_", validate=True).decode()
        parts = plain.split(_MARK)
        if len(parts) != len(kinds):
            raise ValueError("parts")
        return tuple(kind(part) for kind, part in zip(kinds, parts, strict=True))
    except (ValueError, binascii.Error, OverflowError):
        raise Refused(
            _("Deze bladzijde kennen we niet. Begin opnieuw bij de eerste."), field="cursor", code="bad_cursor"
        ) from None


def moment(text: str) -> datetime.datetime:
    """A moment with its zone. Raises ValueError."""
    found = datetime.datetime.fromisoformat(text)
    if found.tzinfo is None or not 2000 <= found.year <= 2200:
        raise ValueError(text)
    return found


def words(text: str) -> str:
    """A short line of text. Raises ValueError for what no database takes."""
    if "\x00" in text or len(text) > 200:
        raise ValueError(text)
    return text


def identity(text: str) -> uuid.UUID:
    return uuid.UUID(text)


def _text(part: Any) -> str:
    return part.isoformat() if isinstance(part, datetime.datetime) else str(part)
