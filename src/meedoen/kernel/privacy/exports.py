"""What the house knows of a person, for that person: every feature tells what its rows say (right of access).

The counterpart of ``erasure``: a table that points to a person registers both, and a law test holds the two against
the tables. What comes back is plain words, numbers and dates, ready to be printed or kept as JSON.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

Tell = Callable[[UUID], dict[str, Any]]
_registered: dict[str, Tell] = {}


def register(label: str, tell: Tell) -> None:
    """A feature hands in what tells its rows about a person. It runs within the person's network, behind a door.

    Nothing about anybody else may be in it: of somebody who brought this person, only that it was so.
    """
    if label in _registered and _registered[label] is not tell:
        raise ValueError(f"{label} is registered already")
    _registered[label] = tell


def registered() -> frozenset[str]:
    """The labels handed in so far."""
    return frozenset(_registered)


def export_person(person_id: UUID) -> dict[str, dict[str, Any]]:
    """All that is known, by feature. Call it inside a door that named this person, so that it stands in the log."""
    return {label: tell(person_id) for label, tell in sorted(_registered.items())}
