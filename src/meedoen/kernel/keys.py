"""Keys with which a program acts for somebody: what the kernel must know of one. ``networks`` keeps them."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from .actors import Actor

GRANTABLE: dict[str, object] = {}
"""The actions that may be given to a key, by name, with their label."""


@dataclass(frozen=True)
class Key:
    """A good key: who acts with it, for what, and what it is called."""

    name: str
    actor: Actor
    actions: frozenset[str]


Finder = Callable[[str, uuid.UUID | None], Key | None]
_finders: list[Finder] = []


def set_finder(find: Finder) -> None:
    """``networks`` tells here how a secret becomes a key (None for one that is unknown, over or withdrawn)."""
    _finders[:] = [find]


def grantable(name: str, label: object) -> None:
    """A feature tells here which of its actions a key may be given."""
    GRANTABLE[name] = label


def holder(secret: str, network_id: uuid.UUID | None) -> Key | None:
    return _finders[0](secret, network_id) if _finders and secret and network_id else None
