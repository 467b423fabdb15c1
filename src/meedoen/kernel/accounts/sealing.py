"""The secrets of second keys, sealed at rest with a key of the vault (ASVS 13.3): a copy of the database alone opens
no account. ``django-allauth`` calls these two through its adapter.
"""

import base64
import binascii
import uuid

from .. import vault

OWNER = uuid.uuid5(uuid.NAMESPACE_URL, "meedoen:accounts")
"""Accounts belong to no network: their key stands in the key store under a name of its own."""
FIELD, MARK = "accounts.second_key", "v1."


def sealed(text: str) -> str:
    """The secret as text that only the key store of this server opens."""
    if text.startswith(MARK):
        return text
    vault.create_shared_key(OWNER, OWNER)
    return MARK + base64.urlsafe_b64encode(vault.seal_shared(OWNER, FIELD, text)).decode()


def opened(text: str) -> str:
    """The secret again. What was kept before there was a seal is given as it is. Raises VaultError when changed."""
    if not text.startswith(MARK):
        return text
    try:
        blob = base64.urlsafe_b64decode(text.removeprefix(MARK))
    except (binascii.Error, ValueError):
        raise vault.Tampered(FIELD) from None
    return vault.open_shared(OWNER, FIELD, blob)


def seal_data(data: dict) -> dict:
    """The data of one second key with every secret in it sealed; the very same when they were."""
    found = dict(data)
    for name in ("secret", "seed"):
        if isinstance(found.get(name), str):
            found[name] = sealed(found[name])
    if isinstance(found.get("migrated_codes"), list):
        found["migrated_codes"] = [sealed(code) for code in found["migrated_codes"]]
    return found
