"""Fetching, making, replacing and destroying rings of keys; the same for persons and for shared owners."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.db import connections, transaction
from django.utils import timezone

from ..identifiers import new_id
from . import master, sealing, unwrapped
from .errors import Erased, KeyMissing, MasterKeyMissing, Tampered, VaultError
from .router import ALIAS
from .sealing import Keyring

BATCH = 5_000


@dataclass(frozen=True)
class Shelf:
    """One table of the key store: ``PersonKey`` by ``person_id`` or ``SharedKey`` by ``owner_id``."""

    model_name: str
    column: str

    @property
    def model(self):
        return apps.get_model("vault", self.model_name)

    def create(self, owner: UUID, network_id: UUID) -> None:
        """Make the owner's key if there is none. An erased person never gets a key again (``Erased``)."""
        if self is PERSONS and _erased([owner]):
            raise Erased(str(owner))
        row, _ring = self._made(owner, network_id)
        self.model.objects.bulk_create([row], ignore_conflicts=True)

    def admit(self, owner: UUID, network_id: UUID) -> Keyring:
        """Make the key of an owner whose id was made a moment ago: nothing has to be looked up first."""
        row, ring = self._made(owner, network_id)
        self.model.objects.bulk_create([row])
        unwrapped.remember(owner, ring)
        return ring

    def reserve(self, network_id: UUID, count: int) -> list[UUID]:
        """Make the keys of so many owners to be, in one write; gives their ids."""
        made = [self._made(new_id(), network_id)[0] for _number in range(count)]
        self.model.objects.bulk_create(made)
        return [row.pk for row in made]

    def _made(self, owner: UUID, network_id: UUID):
        masters = master.keys()
        ring: Keyring = {1: sealing.new_key()}
        row = self.model(
            **{self.column: owner},
            network_id=network_id,
            wrapped_key=sealing.wrap(masters.wrapping[masters.current], masters.current, owner, network_id, ring),
            kek_id=masters.current,
            created_at=timezone.now(),
        )
        return row, ring

    def rings(self, owners: Iterable[UUID]) -> dict[UUID, Keyring | VaultError]:
        """For each owner the ring, or the error that opening gives; one query for up to 5,000 owners."""
        wanted = set(owners)
        found: dict[UUID, Keyring | VaultError] = {}
        for owner in wanted:
            ring = unwrapped.known(owner)
            if ring is not None:
                found[owner] = ring
        from .reading import stored  # leans on models, which are there after start-up

        absent = [owner for owner in wanted if owner not in found]
        for start in range(0, len(absent), BATCH):
            batch = absent[start : start + BATCH]
            for row in stored(self.model, batch):
                found[row.pk] = _unwrapped(row)
        missing = [owner for owner in wanted if owner not in found]
        gone = _erased(missing) if self is PERSONS and missing else set()
        for owner in missing:
            found[owner] = Erased(str(owner)) if owner in gone else KeyMissing(str(owner))
        return found

    def ring(self, owner: UUID) -> Keyring:
        """The ring of one owner; ``Erased``, ``KeyMissing`` or ``Tampered`` when it cannot be had."""
        found = self.rings([owner])[owner]
        if isinstance(found, VaultError):
            raise found
        return found

    def change(self, owner: UUID, changed) -> Keyring:
        """Replace the ring by ``changed(ring)``, one writer at a time."""
        with transaction.atomic(using=ALIAS):
            row = self.model.objects.select_for_update().filter(pk=owner).first()
            if row is None:
                raise Erased(str(owner)) if _erased([owner]) else KeyMissing(str(owner))
            old = _unwrapped(row)
            if isinstance(old, VaultError):
                raise old
            ring = changed(old)
            masters = master.keys()
            row.wrapped_key = sealing.wrap(
                masters.wrapping[masters.current], masters.current, row.pk, row.network_id, ring
            )
            row.kek_id = masters.current
            row.save(update_fields=["wrapped_key", "kek_id"])
        unwrapped.forget(owner)
        return ring

    def destroy(self, owner: UUID) -> bool:
        """Delete the owner's key for good, also from the free pages of the key store; False when there was none."""
        deleted, _rows = self.model.objects.filter(pk=owner).delete()
        unwrapped.forget(owner)
        scrub()
        return bool(deleted)


PERSONS = Shelf("PersonKey", "person_id")
SHARED = Shelf("SharedKey", "owner_id")


def scrub() -> None:
    """On SQLite, empty the write-ahead log, so that a destroyed key is in no file any more.

    The connection overwrites deleted rows itself (``PRAGMA secure_delete``, set in ``apps``).
    """
    connection = connections[ALIAS]
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _unwrapped(row) -> Keyring | VaultError:
    masters = master.keys()
    if row.kek_id not in masters.wrapping:
        return MasterKeyMissing(row.kek_id)
    try:
        ring = sealing.unwrap(masters.wrapping[row.kek_id], row.kek_id, row.pk, row.network_id, bytes(row.wrapped_key))
    except Tampered as error:
        return error
    unwrapped.remember(row.pk, ring)
    return ring


def _erased(owners: Iterable[UUID]) -> set[UUID]:
    erasure = apps.get_model("vault", "Erasure")
    return set(erasure.objects.filter(person_id__in=list(owners)).values_list("person_id", flat=True))
