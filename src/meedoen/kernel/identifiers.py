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


def new_hexes(count: int) -> list[str]:
    """As many ids at once as ``new_id`` makes, each as 32 hexadecimal digits: how both databases take them."""
    begin, chance = f"{time.time_ns() // 1_000_000:012x}7", os.urandom(10 * count).hex()
    return [
        f"{begin}{chance[at : at + 3]}{_VARIANT[chance[at + 3]]}{chance[at + 4 : at + 19]}"
        for at in range(0, 20 * count, 20)
    ]


_VARIANT = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))
"""The digit that holds the variant: two bits are fixed, two are left to chance."""


def short_code(length: int = 6) -> str:
    """A random code that is read aloud without mistakes and spells nothing, e.g. for a worker in the log."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
