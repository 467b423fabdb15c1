"""Identifiers: UUIDs that sort by the time they were made, and short codes that people can read aloud."""

import os
import secrets
import time
import uuid

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_id() -> uuid.UUID:
    """A version 7 UUID (RFC 9562): 48 bits of milliseconds, 74 bits of chance. Rows made together lie together."""
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return uuid.UUID(int=value)


def short_code(length: int = 6) -> str:
    """A random code without look-alike signs (no 0/O, 1/I/L, U), e.g. for a worker in the log."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
