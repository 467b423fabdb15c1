"""A worker leaves: each feature tells what that worker has in hand, and how a colleague takes it over.

The screen that shows it all and does it in one go is that of ``referrals``; ``outreach`` hands in promises, ``people``
the list of whom somebody follows. Nothing here knows what a person is: keys only.
"""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from .actors import Actor


@dataclass(frozen=True)
class Held:
    """What one worker has in hand of one kind, in one organisation: how many, and whom it is about."""

    count: int = 0
    person_ids: frozenset[uuid.UUID] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Part:
    """One kind of work that goes over.

    ``held(user_id, organisation_id)`` and ``move(actor, user_id, to_user_id, organisation_id)`` run inside the door of
    the screen and the command; ``move`` gives how many went over. ``label`` reads after a number: "open toeleidingen".
    """

    key: str
    label: Any
    held: Callable[[uuid.UUID, uuid.UUID], Held]
    move: Callable[[Actor, uuid.UUID, uuid.UUID, uuid.UUID], int]
    order: int = 50


_parts: dict[str, Part] = {}


def use(part: Part) -> None:
    """A feature hands in its part; the same key again is a fault of the program unless it is the same part."""
    if _parts.setdefault(part.key, part) != part:
        raise ValueError(f"what a leaver has of {part.key} is told twice")


def parts() -> Iterable[Part]:
    """Every part, in order."""
    return sorted(_parts.values(), key=lambda part: (part.order, part.key))
