"""Identifiers: UUIDs that sort by the time they were made, and short codes that people can read aloud."""

import os
import secrets
import time
import uuid

ALPHABET = "256789CDFHJKMNPQRTVWX"
"""No vowel, and no digit that reads as one (0, 1, 3, 4): chance spells no word. No pair that looks alike. Codes made
before, with other signs, are still found: a code is compared, never judged by its signs."""


def new_id() -> uuid.UUID:
    """A version 7 UUID (RFC 9562): 48 bits of milliseconds, 74 bits of chance. Rows made together lie together."""
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return uuid.UUID(int=value)


def as_id(key: uuid.UUID | int) -> uuid.UUID:
    """The key of a row as the log keeps it. Where rows are numbered, it is the UUID of that value."""
    return key if isinstance(key, uuid.UUID) else uuid.UUID(int=key)


def short_code(length: int = 6) -> str:
    """A random code that is read aloud without mistakes and spells nothing, e.g. for a worker in the log."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
