"""An encrypted stream of bytes: AES-256-GCM in chunks of 256 KiB, each bound to its place and to the end.

``magic 8 · version 1 · kind 7 · salt 16 · key check 16``, then chunks ``length 4 · ciphertext``. The key of a file is
derived (HKDF-SHA256) from the backup key and the salt; the nonce is the number of the chunk and whether it is the last,
so leaving out, repeating, reordering or cutting off chunks is refused.
"""

import hashlib
import hmac
import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from . import refusals

MAGIC = b"MEEDOEN\x1a"
VERSION = 1
CHUNK = 256 * 1024
TAG = 16
_HEAD = struct.Struct(">8sB7s16s16s")
_LENGTH = struct.Struct(">I")


def _file_key(backup_key: bytes, salt: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=b"meedoen backup 1").derive(backup_key)


def _key_check(backup_key: bytes, salt: bytes) -> bytes:
    return hmac.digest(backup_key, b"check" + salt, hashlib.sha256)[:16]


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes((last,))


def is_backup(file: Path) -> bool:
    """Whether a file begins as one of ours."""
    with file.open("rb") as source:
        return source.read(len(MAGIC)) == MAGIC


class Writer:
    """Compresses and encrypts what is written, in one pass; ``close`` writes the end."""

    def __init__(self, target: BinaryIO, backup_key: bytes, kind: str):
        salt = os.urandom(16)
        self._head = _HEAD.pack(MAGIC, VERSION, kind.encode(), salt, _key_check(backup_key, salt))
        self._cipher = AESGCM(_file_key(backup_key, salt))
        self._target, self._number, self._waiting = target, 0, bytearray()
        self._packer = zlib.compressobj(6)
        target.write(self._head)

    def write(self, data: bytes) -> None:
        self._waiting += self._packer.compress(data)
        while len(self._waiting) > CHUNK:
            self._chunk(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def close(self) -> None:
        self._waiting += self._packer.flush()
        while len(self._waiting) > CHUNK:
            self._chunk(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        self._chunk(bytes(self._waiting), last=True)

    def _chunk(self, plain: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last), plain, self._head)
        self._number += 1
        self._target.write(_LENGTH.pack(len(sealed)) + sealed)


def opened(source: BinaryIO, backup_key: bytes, kind: str) -> Iterator[bytes]:
    """The bytes that were written, piece by piece; a refusal at the first thing that is not right."""
    head = source.read(_HEAD.size)
    if len(head) < _HEAD.size or not head.startswith(MAGIC):
        raise refusals.no_backup()
    _magic, version, found_kind, salt, check = _HEAD.unpack(head)
    if version != VERSION:
        raise refusals.newer()
    if not hmac.compare_digest(check, _key_check(backup_key, salt)):
        raise refusals.wrong_key()
    if found_kind.rstrip(b"\0") != kind.encode():
        raise refusals.wrong_kind()
    cipher, unpacker = AESGCM(_file_key(backup_key, salt)), zlib.decompressobj()
    for number, (sealed, last) in enumerate(_chunks(source)):
        try:
            yield unpacker.decompress(cipher.decrypt(_nonce(number, last), sealed, head))
        except (InvalidTag, zlib.error):
            raise refusals.damaged() from None
    if not unpacker.eof:
        raise refusals.damaged()


def _chunks(source: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    length = source.read(_LENGTH.size)
    while length:
        if len(length) < _LENGTH.size:
            raise refusals.damaged()
        (size,) = _LENGTH.unpack(length)
        sealed = source.read(size) if TAG <= size <= CHUNK + TAG else b""
        if not sealed or len(sealed) < size:
            raise refusals.damaged()
        length = source.read(_LENGTH.size)
        yield sealed, not length
