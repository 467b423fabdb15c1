"""Who keeps words of somebody else's rows hears of it when they change, inside the same transaction.

A place is of ``networks``, the index of activities is higher up: the low feature tells, the high one listens.
"""

import uuid
from collections.abc import Callable

_listeners: dict[str, list[Callable[[uuid.UUID], None]]] = {}


def on_change(label: str, react: Callable[[uuid.UUID], None]) -> None:
    """Called at start-up: what follows, at once and in the same transaction, when a row of this model changes."""
    listening = _listeners.setdefault(label, [])
    if react not in listening:
        listening.append(react)


def changed(label: str, row_id: uuid.UUID) -> None:
    """Called inside a command after saving a row whose words others keep."""
    for react in _listeners.get(label, ()):
        react(row_id)
