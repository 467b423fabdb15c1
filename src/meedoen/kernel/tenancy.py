"""One network at a time.

Every table with data of a network derives from ``Tenant``. Its manager refuses to answer while no network is
named (django-scopes), and on PostgreSQL row-level security stands behind it. ``docs/adr/0002`` says why.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models
from django_scopes import ScopedManager, get_scope, scope, scopes_disabled

from .database import rls
from .database.read_rows import ReadRow
from .identifiers import new_id


class NoNetwork(Exception):
    """Something of one network was asked while none is named. A fault of the program."""


class ForeignNetwork(Exception):
    """Somebody tried to save a row of another network than the one that is named. A fault of the program."""


def _of_network(*, db_index: bool = True) -> models.ForeignKey:
    return models.ForeignKey(
        "networks.Network", on_delete=models.PROTECT, related_name="+", editable=False, db_index=db_index
    )


def without_own_index() -> models.ForeignKey:
    """The network of a row that is looked up by a key which begins with it, or only through another row.

    Every index costs each new row time; this is for tables that grow with each act.
    """
    return _of_network(db_index=False)


class Tenant(ReadRow):
    """A row of one network: UUID key, network, a manager that refuses without a network."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    network = _of_network()

    objects = ScopedManager(network="network_id")

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        here = current_network()
        if self.network_id is None:
            self.network_id = here
        if here is not None and self.network_id != here:
            raise ForeignNetwork(f"{self._meta.label} of another network")
        super().save(*args, **kwargs)


def current_network() -> uuid.UUID | None:
    """The id of the network named now; None outside any, or while all are open."""
    found = get_scope()
    return found.get("network") if found.get("_enabled", True) else None


def here() -> uuid.UUID:
    """The id of the network named now. Outside any it is a fault of the program."""
    found = current_network()
    if found is None:
        raise NoNetwork("no network is named")
    return found


def _setting() -> str:
    found = get_scope()
    if not found.get("_enabled", True):
        return rls.EVERY
    return str(found.get("network") or "")


@contextmanager
def use_network(network_id: uuid.UUID) -> Iterator[None]:
    """Name the network for what happens inside."""
    before = _setting()
    with scope(network=network_id):
        rls.set_network(str(network_id))
        try:
            yield
        finally:
            rls.set_network(before)


@contextmanager
def all_networks(reason: str) -> Iterator[None]:
    """Open all networks: start-up, backup, the operator's list of networks. The reason stands in the code."""
    if not reason:
        raise ValueError("all_networks needs a reason")
    before = _setting()
    with scopes_disabled():
        rls.set_network(rls.EVERY)
        try:
            yield
        finally:
            rls.set_network(before)
