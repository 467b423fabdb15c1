"""Answers that travel in the page itself, from question to question: without a session, and not in the address.

They are sealed (``cryptography``'s Fernet: encrypted, signed, dated), so that a page kept by the browser of a shared
computer holds no name or number in it, and nobody can change what was answered before.
"""

import base64
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

LONGEST = 20_000
"""Characters: what is longer was not made here."""


def seal(purpose: str, answers: dict[str, Any]) -> str:
    """The answers as one line for a hidden field; only ``opened`` with the same purpose reads it."""
    return _box(purpose).encrypt(json.dumps(answers, separators=(",", ":")).encode()).decode()


def opened(purpose: str, text: str, *, seconds: int) -> dict[str, Any] | None:
    """The answers again; None when they are older than that, changed, or made for something else."""
    if not text or len(text) > LONGEST or not text.isascii():
        return None
    try:
        found = json.loads(_box(purpose).decrypt(text.encode(), ttl=seconds))
    except (InvalidToken, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _box(purpose: str) -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret, purpose)) for secret in secrets])


def _key(secret: str | bytes, purpose: str) -> bytes:
    derived = HKDF(SHA256(), 32, salt=None, info=f"carried:{purpose}".encode()).derive(force_bytes(secret))
    return base64.urlsafe_b64encode(derived)
