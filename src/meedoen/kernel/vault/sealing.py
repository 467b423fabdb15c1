"""The cryptography of the vault and nothing else: pure functions over bytes, no database, no settings.

A sealed value is ``format byte · key generation · 12 random bytes · AES-256-GCM text and tag``. The owner and the
field are bound in as associated data: a value copied to another row or field does not open (trust.md rule 16).
"""

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import Tampered

FORMAT = 1
KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
GENERATIONS = 255

Keyring = dict[int, bytes]


def new_key() -> bytes:
    """A fresh 256-bit key from the system's random source."""
    return os.urandom(KEY_BYTES)


def seal(keyring: Keyring, owner: UUID, field: str, text: str) -> bytes:
    """``text`` sealed with the newest key of the ring; 30 bytes longer than the text in UTF-8."""
    generation = max(keyring)
    head = bytes((FORMAT, generation))
    nonce = os.urandom(NONCE_BYTES)
    return head + nonce + AESGCM(keyring[generation]).encrypt(nonce, text.encode(), _bound(head, owner, field))


def unseal(keyring: Keyring, owner: UUID, field: str, blob: bytes) -> str:
    """The text that was sealed for exactly this owner and field; ``Tampered`` for anything else."""
    if len(blob) < 2 + NONCE_BYTES + TAG_BYTES or blob[0] != FORMAT or blob[1] not in keyring:
        raise Tampered(field)
    head, nonce, sealed = blob[:2], blob[2 : 2 + NONCE_BYTES], blob[2 + NONCE_BYTES :]
    try:
        return AESGCM(keyring[blob[1]]).decrypt(nonce, sealed, _bound(head, owner, field)).decode()
    except (InvalidTag, UnicodeDecodeError):
        raise Tampered(field) from None


def generation_of(blob: bytes) -> int:
    """Which key of the owner's ring sealed this value."""
    return blob[1]


def wrap(master: bytes, master_id: str, owner: UUID, network: UUID, keyring: Keyring) -> bytes:
    """The ring of keys, sealed under a master key and bound to owner, network and master key."""
    plain = b"".join(bytes((generation,)) + key for generation, key in sorted(keyring.items()))
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(master).encrypt(nonce, plain, _wrapping(master_id, owner, network))


def unwrap(master: bytes, master_id: str, owner: UUID, network: UUID, wrapped: bytes) -> Keyring:
    """The ring of keys that ``wrap`` sealed; ``Tampered`` when the row was changed or swapped."""
    try:
        plain = AESGCM(master).decrypt(
            wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], _wrapping(master_id, owner, network)
        )
    except (InvalidTag, ValueError):
        raise Tampered("key") from None
    step = 1 + KEY_BYTES
    return {plain[at]: plain[at + 1 : at + step] for at in range(0, len(plain), step)}


def _bound(head: bytes, owner: UUID, field: str) -> bytes:
    return head + owner.bytes + field.encode()


def _wrapping(master_id: str, owner: UUID, network: UUID) -> bytes:
    return b"meedoen-key" + owner.bytes + network.bytes + master_id.encode()
