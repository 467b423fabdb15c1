"""A list that may hold names waits here between the preview and the yes: for an hour, sealed for its organisation."""

import json
import time
import uuid
from pathlib import Path
from typing import Any

from django.conf import settings

from .. import tenancy, vault

SECONDS, FIELD = 3600, "intake.list"


def _path(token: uuid.UUID, owner: str) -> Path:
    folder = Path(settings.VAR) / "intake"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / f"{owner}-{token.hex}.list"


def hold(reading: Any, organisation_id: uuid.UUID, *, owner: str) -> uuid.UUID:
    """Keep what was read, as plain data, sealed; nothing of it stands on the disk in clear. Sweeps what waited too
    long. ``owner`` names the network, the person and the kind of list."""
    token = uuid.uuid4()
    path = _path(token, owner)
    for old in path.parent.glob("*.list"):
        if time.time() - old.stat().st_mtime > SECONDS:
            old.unlink(missing_ok=True)
    vault.create_shared_key(organisation_id, tenancy.here())
    path.touch(mode=0o600)
    path.write_bytes(vault.seal_shared(organisation_id, FIELD, json.dumps(reading)))
    return token


def take(token: uuid.UUID, organisation_id: uuid.UUID, *, owner: str) -> Any | None:
    """What was held; None when it is gone, too old or somebody else's."""
    path = _path(token, owner)
    if not path.exists() or time.time() - path.stat().st_mtime > SECONDS:
        return None
    try:
        return json.loads(vault.open_shared(organisation_id, FIELD, path.read_bytes()))
    except vault.VaultError:
        return None


def drop(token: uuid.UUID, *, owner: str) -> None:
    _path(token, owner).unlink(missing_ok=True)
