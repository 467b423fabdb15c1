"""Whether what somebody looked at is still so (back button, a colleague in between)."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused


def version_of(values: Iterable[Any]) -> str:
    """A short mark of these values: the same values always give the same mark."""
    return hashlib.sha256("\x1f".join(_plain(value) for value in values).encode()).hexdigest()[:16]


def check_unchanged(seen: str, current: str) -> None:
    """Refuse when it changed since it was seen; an empty `seen` looks at nothing."""
    if seen and seen != current:
        raise Refused(
            _("Iemand paste dit intussen aan. Wat je typte staat er nog: kijk na wat er nu staat en bewaar opnieuw."),
            code="changed_meanwhile",
        )


def _plain(value: Any) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)
