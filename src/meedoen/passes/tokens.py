"""Signed tokens: the QR code of a pass, and the sheet that a device takes along to a door without a connection.

Both are signed with Ed25519. The key of a network and a year is made again from the key of the network whenever it is
needed; its name (the year) stands in the token. A token says nothing of a person and nothing of a right.
"""

import base64
import binascii
import datetime
import json
import uuid
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy, vault
from meedoen.kernel.refusals import Refused
from meedoen.kernel.typed_codes import read_code

CARD, SHEET = "MP1", "MS1"
YEARS = 2
"""A card is good until the end of the year after it was given: the keys of so many earlier years are taken along."""


def _key(year: str) -> Ed25519PrivateKey:
    seed = vault.keyed_index(tenancy.here(), f"signing key of passes {year}")
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed))


def public_keys(today: datetime.date) -> dict[str, str]:
    """The public keys of this year and those before, by their name, in base64."""
    years = [str(today.year - back) for back in range(YEARS + 1)]
    found = {year: _key(year).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw) for year in years}
    return {year: base64.b64encode(raw).decode() for year, raw in found.items()}


def _signed(plain: str, year: str) -> str:
    """With the signature behind it, in signs that a QR code packs tightly."""
    return f"{plain}.{base64.b32encode(_key(year).sign(plain.encode())).decode().rstrip('=')}"


def _is_ours(token: str, year: str) -> bool:
    plain, _dot, signature = token.rpartition(".")
    if not year.isdecimal() or len(year) != 4:
        return False
    try:
        raw = base64.b32decode(signature + "=" * (-len(signature) % 8))
        _key(year).public_key().verify(raw, plain.encode())
    except (InvalidSignature, binascii.Error):
        return False
    return True


def card_token(code: str, issued_on: datetime.date, valid_until: datetime.date) -> str:
    """What the QR code of a pass holds: its code and its last day, signed."""
    year = str(issued_on.year)
    return _signed(f"{CARD}.{year}.{code}.{valid_until:%Y%m%d}", year)


def code_in(text: str) -> str | None:
    """The code that was typed or read, or None when it is none. Raises Refused for a QR code that we did not sign."""
    token = text.strip().upper()
    if not token.startswith(f"{CARD}."):
        return read_code(text)
    parts = token.split(".")
    if len(parts) != 5 or not token.isascii() or not _is_ours(token, parts[1]):
        raise Refused(_("Deze QR-code is niet van ons. Vraag een andere kaart."), field="code", code="forged")
    return parts[2]


@dataclass(frozen=True)
class Sheet:
    """What a device took along: which device, when, until when it may check, and which codes were stopped."""

    device: uuid.UUID
    made: datetime.datetime
    until: datetime.datetime
    stopped: list[str]


def make_sheet(device: uuid.UUID, made: datetime.datetime, until: datetime.datetime, stopped: list[str]) -> str:
    """The signed sheet: the keys with which cards are checked, and the codes that were stopped before their day."""
    year = str(made.year)
    said: dict[str, Any] = {
        "device": str(device), "made": made.isoformat(), "until": until.isoformat(),
        "keys": public_keys(made.date()), "stopped": stopped,
    }  # fmt: skip
    body = base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")
    return _signed(f"{SHEET}.{year}.{body}", year)


def read_sheet(token: str) -> Sheet:
    """The sheet that comes back. Raises Refused for one that we did not sign."""
    parts = token.split(".")
    if len(parts) != 4 or parts[0] != SHEET or not token.isascii() or not _is_ours(token, parts[1]):
        raise Refused(_("Deze lijst is niet van ons. Neem ze opnieuw mee."), code="forged")
    said = json.loads(base64.urlsafe_b64decode(parts[2] + "=" * (-len(parts[2]) % 4)))
    day = datetime.datetime.fromisoformat
    return Sheet(uuid.UUID(said["device"]), day(said["made"]), day(said["until"]), said["stopped"])
