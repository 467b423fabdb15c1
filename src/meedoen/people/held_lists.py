"""A list that was read waits here between the preview and the yes: for an hour, sealed for its organisation."""

import json
import time
import uuid
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings

from meedoen.kernel import tenancy, vault

from .rules.lists import Fault, Listing, Person

SECONDS, FIELD = 3600, "people.list"


def _path(token: uuid.UUID, owner: str) -> Path:
    folder = Path(settings.VAR) / "intake"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / f"{owner}-{token.hex}.list"


def hold(listing: Listing, organisation_id: uuid.UUID, *, owner: str) -> uuid.UUID:
    """Keep what was read, sealed; nothing of it stands on the disk in clear. Sweeps what waited too long."""
    token = uuid.uuid4()
    path = _path(token, owner)
    for old in path.parent.glob("*.list"):
        if time.time() - old.stat().st_mtime > SECONDS:
            old.unlink(missing_ok=True)
    vault.create_shared_key(organisation_id, tenancy.here())
    path.touch(mode=0o600)
    path.write_bytes(vault.seal_shared(organisation_id, FIELD, json.dumps(asdict(listing))))
    return token


def take(token: uuid.UUID, organisation_id: uuid.UUID, *, owner: str) -> Listing | None:
    """What was held; None when it is gone, too old or somebody else's."""
    path = _path(token, owner)
    if not path.exists() or time.time() - path.stat().st_mtime > SECONDS:
        return None
    try:
        found: dict[str, Any] = json.loads(vault.open_shared(organisation_id, FIELD, path.read_bytes()))
    except vault.VaultError:
        return None
    return Listing(
        people=[Person(**one) for one in found["people"]],
        faults=[Fault(**one) for one in found["faults"]],
        banned=[(name, what) for name, what in found["banned"]],
        ignored=found["ignored"],
        twice=found["twice"],
    )


def drop(token: uuid.UUID, *, owner: str) -> None:
    _path(token, owner).unlink(missing_ok=True)
