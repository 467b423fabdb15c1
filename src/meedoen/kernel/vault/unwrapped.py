"""Unwrapped keys, remembered for one request and no longer (a context variable, emptied by the middleware)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from .sealing import Keyring

_rings: ContextVar[dict[UUID, Keyring] | None] = ContextVar("vault_rings", default=None)


@contextmanager
def remembered() -> Iterator[None]:
    """Within this block a key is fetched and unwrapped once; at the end everything is forgotten."""
    rings: dict[UUID, Keyring] = {}
    token = _rings.set(rings)
    try:
        yield
    finally:
        rings.clear()
        _rings.reset(token)


def known(owner: UUID) -> Keyring | None:
    """The ring of this owner, if this request fetched it before."""
    rings = _rings.get()
    return None if rings is None else rings.get(owner)


def remember(owner: UUID, ring: Keyring) -> None:
    """Keep a ring until the end of the request; outside a request nothing is kept."""
    rings = _rings.get()
    if rings is not None:
        rings[owner] = ring


def forget(owner: UUID) -> None:
    """Drop a ring now: it was replaced or destroyed."""
    rings = _rings.get()
    if rings is not None:
        rings.pop(owner, None)
