"""The vault: what identifies a person is sealed with a key of that person, and erasing is destroying the key.

Features keep the sealed bytes in a ``BinaryField`` and call ``seal`` in services, ``open_sealed`` and ``open_many`` in
queries. ``field`` names where the value stands, as ``"people.person.name"``; when one person can have several rows,
with the row's id after it: ``"outreach.contact.note:<id>"``. Sources: trust.md rules 13, 16, 18; T9, T17; G30, G32.
"""

import hashlib
import hmac
from collections.abc import Iterable
from uuid import UUID

from ..identifiers import new_id
from . import master, sealing, spares
from .errors import Erased, KeyMissing, MasterKeyInUse, MasterKeyMissing, Tampered, VaultError
from .rings import PERSONS, SHARED
from .rotation import retire_master, rewrap, rotate_master
from .sealing import GENERATIONS
from .unwrapped import remembered

__all__ = [
    "Erased",
    "KeyMissing",
    "MasterKeyInUse",
    "MasterKeyMissing",
    "Tampered",
    "VaultError",
    "admit",
    "create_key",
    "create_shared_key",
    "destroy",
    "destroy_shared",
    "keyed_index",
    "open_many",
    "open_sealed",
    "open_shared",
    "rekey",
    "remembered",
    "reseal",
    "retire_keys",
    "retire_master",
    "rewrap",
    "rotate_master",
    "seal",
    "seal_many",
    "seal_shared",
]


def create_key(person_id: UUID, network_id: UUID) -> None:
    """Make the key of a new person; calling it again changes nothing. ``Erased`` for a person once erased."""
    PERSONS.create(person_id, network_id)


def admit(network_id: UUID, texts: dict[str, str]) -> tuple[UUID, dict[str, bytes]]:
    """A new person: an id, a key, and these first texts sealed (field → text); at most one write to the key store."""
    person_id = spares.take(network_id)
    ring = PERSONS.rings([person_id])[person_id] if person_id is not None else None
    if person_id is None or ring is None or isinstance(ring, VaultError):  # none is left, or it went with a restore
        person_id = new_id()
        ring = PERSONS.admit(person_id, network_id)
    return person_id, {field: sealing.seal(ring, person_id, field, text) for field, text in texts.items()}


def seal(person_id: UUID, field: str, text: str) -> bytes:
    """``text`` as bytes that only this person's key opens, and only for this field."""
    return sealing.seal(PERSONS.ring(person_id), person_id, field, text)


def open_sealed(person_id: UUID, field: str, blob: bytes | None) -> str:
    """The text that was sealed; ``""`` where nothing was ever filled in; ``Erased`` when the key was destroyed."""
    ring = PERSONS.ring(person_id)
    return sealing.unseal(ring, person_id, field, bytes(blob)) if blob else ""


def seal_many(items: Iterable[tuple[UUID, str, str]]) -> list[bytes]:
    """Seal many ``(person, field, text)`` with one query for all keys, in the order given."""
    items = list(items)
    rings = PERSONS.rings(person for person, _field, _text in items)
    sealed = []
    for person, field, text in items:
        ring = rings[person]
        if isinstance(ring, VaultError):
            raise ring
        sealed.append(sealing.seal(ring, person, field, text))
    return sealed


def open_many(items: Iterable[tuple[UUID, str, bytes | memoryview | None]]) -> list[str | None]:
    """Open many ``(person, field, blob)`` with one query for all keys, in the order given.

    ``None`` stands where the person was erased, so that one erased row does not close a whole list; any other
    trouble (``Tampered``, ``KeyMissing``) is raised.
    """
    items = list(items)
    rings = PERSONS.rings(person for person, _field, _blob in items)
    texts: list[str | None] = []
    for person, field, blob in items:
        ring = rings[person]
        if isinstance(ring, Erased):
            texts.append(None)
        elif isinstance(ring, VaultError):
            raise ring
        else:
            texts.append(sealing.unseal(ring, person, field, bytes(blob)) if blob else "")
    return texts


def destroy(person_id: UUID) -> bool:
    """Destroy the key: what was sealed for this person can never be read again. False when there was no key.

    Called by ``kernel.privacy.erasure``, which also keeps the list that is applied again after a restore.
    """
    return PERSONS.destroy(person_id)


def rekey(person_id: UUID) -> int:
    """Give the person a newer key; what is sealed from now on uses it, older values still open. Gives its number."""

    def grown(ring: sealing.Keyring) -> sealing.Keyring:
        newest = max(ring) + 1
        if newest > GENERATIONS:
            raise VaultError("generations")
        return {**ring, newest: sealing.new_key()}

    return max(PERSONS.change(person_id, grown))


def reseal(person_id: UUID, field: str, blob: bytes) -> bytes:
    """The same text under the person's newest key; the very same bytes when it already was."""
    ring = PERSONS.ring(person_id)
    if sealing.generation_of(blob) == max(ring):
        return blob
    return sealing.seal(ring, person_id, field, sealing.unseal(ring, person_id, field, bytes(blob)))


def retire_keys(person_id: UUID) -> None:
    """Forget all but the newest key of the person, once every value was resealed."""
    PERSONS.change(person_id, lambda ring: {max(ring): ring[max(ring)]})


def create_shared_key(owner_id: UUID, network_id: UUID) -> None:
    """Make the key of an organisation or a network (``owner_id``); calling it again changes nothing."""
    SHARED.create(owner_id, network_id)


def seal_shared(owner_id: UUID, field: str, text: str) -> bytes:
    """``text`` sealed for an organisation or network, for what belongs to no single person."""
    return sealing.seal(SHARED.ring(owner_id), owner_id, field, text)


def open_shared(owner_id: UUID, field: str, blob: bytes | None) -> str:
    """The text that ``seal_shared`` sealed for this owner and field; ``""`` where nothing was filled in."""
    ring = SHARED.ring(owner_id)
    return sealing.unseal(ring, owner_id, field, bytes(blob)) if blob else ""


def destroy_shared(owner_id: UUID) -> bool:
    """Destroy the key of an organisation or network that leaves. False when there was none."""
    return SHARED.destroy(owner_id)


def keyed_index(network_id: UUID, text: str) -> str:
    """A code of 64 hexadecimal digits for ``text`` in this network, to find or count without reading.

    Equal texts give equal codes within a network and other codes in another network; normalise before calling.
    """
    key = hmac.digest(master.keys().index, b"meedoen-index" + network_id.bytes, hashlib.sha256)
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
