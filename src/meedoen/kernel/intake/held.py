"""A file that was read waits here between the preview and the yes: for an hour, for one person, in one network."""

import json
import time
import uuid
from pathlib import Path
from typing import Any

from django.conf import settings

SECONDS = 3600


def _folder() -> Path:
    folder = Path(settings.VAR) / "intake"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _path(token: uuid.UUID, owner: str) -> Path:
    return _folder() / f"{owner}-{token.hex}.json"


def hold(reading: Any, filename: str, *, owner: str) -> uuid.UUID:
    """Keep what was read, as plain data; ``owner`` is the code of the network and the person. Sweeps what waited too
    long."""
    sweep()
    token = uuid.uuid4()
    path = _path(token, owner)
    path.touch(mode=0o600)
    path.write_text(json.dumps({"filename": filename, "reading": reading}))
    return token


def take(token: uuid.UUID, *, owner: str) -> tuple[Any, str] | None:
    """What was held, with the name of its file; None when it is gone or somebody else's."""
    path = _path(token, owner)
    if not path.exists() or time.time() - path.stat().st_mtime > SECONDS:
        return None
    held = json.loads(path.read_text())
    return held["reading"], held["filename"]


def drop(token: uuid.UUID, *, owner: str) -> None:
    _path(token, owner).unlink(missing_ok=True)


def sweep() -> None:
    """Throw away what waited longer than an hour."""
    for path in _folder().glob("*.json"):
        if time.time() - path.stat().st_mtime > SECONDS:
            path.unlink(missing_ok=True)
