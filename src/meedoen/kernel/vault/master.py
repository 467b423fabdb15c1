"""The master keys: they wrap every other key and never stand in a database.

They come from ``settings.MEEDOEN_MASTER_KEYS`` (the text of the file, for hosts that hand secrets in through the
environment; then they are read only) or else from the file ``settings.MEEDOEN_MASTER_KEY_FILE``, mode 0600.
"""

import base64
import binascii
import json
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from . import sealing
from .errors import MasterKeyInUse, MasterKeyMissing

VERSION = 1


@dataclass(frozen=True)
class MasterKeys:
    """The wrapping keys by id, which of them is current, and the two keys for indexes and backups."""

    current: str
    wrapping: Mapping[str, bytes]
    index: bytes
    backup: bytes


_lock = threading.RLock()
_seen: tuple[object, MasterKeys] | None = None


def keys() -> MasterKeys:
    """The master keys as they are now: a file changed by another process is read again.

    Makes the file when there is none and no key exists yet; ``MasterKeyMissing`` when keys exist without it.
    """
    global _seen  # noqa: PLW0603 - one cache per process, guarded by the stamp of the file
    given = getattr(settings, "MEEDOEN_MASTER_KEYS", "")
    stamp: object = given or _stamp(path())
    if stamp is None:
        ensure()
        stamp = _stamp(path())
    seen = _seen
    if seen is None or seen[0] != stamp:
        seen = (stamp, _parsed(given or _text(path())))
        _seen = seen
    return seen[1]


def path() -> Path:
    """Where the file of master keys stands."""
    return Path(settings.MEEDOEN_MASTER_KEY_FILE)


def ensure() -> bool:
    """Make the file of master keys if there is none yet; True when it was made now."""
    from .models import PersonKey, SharedKey

    with _lock:
        if getattr(settings, "MEEDOEN_MASTER_KEYS", "") or path().exists():
            return False
        if PersonKey.objects.exists() or SharedKey.objects.exists():
            raise MasterKeyMissing(_("Het bestand met de hoofdsleutel ontbreekt. Zet het terug uit de kluis."))
        first = MasterKeys("k1", {"k1": sealing.new_key()}, sealing.new_key(), sealing.new_key())
        path().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            handle = os.open(path(), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return False
        with os.fdopen(handle, "w") as file:
            file.write(_written(first))
            file.flush()
            os.fsync(file.fileno())
        return True


def add(key: bytes | None = None) -> str:
    """Put a new wrapping key in the file and make it the current one; gives its id. The old ones stay."""
    with _lock:
        old = keys()
        new_id = f"k{1 + max(int(name[1:]) for name in old.wrapping)}"
        _replace(replace(old, current=new_id, wrapping={**old.wrapping, new_id: key or sealing.new_key()}))
        return new_id


def remove(master_id: str) -> None:
    """Take a wrapping key out of the file for good; the current one is refused."""
    with _lock:
        old = keys()
        if master_id == old.current:
            raise MasterKeyInUse(master_id)
        _replace(replace(old, wrapping={name: key for name, key in old.wrapping.items() if name != master_id}))


def _replace(new: MasterKeys) -> None:
    if getattr(settings, "MEEDOEN_MASTER_KEYS", ""):
        raise MasterKeyInUse(_("De hoofdsleutels komen uit de omgeving: wissel ze daar."))
    beside = path().with_suffix(".new")
    handle = os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(_written(new))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path())
    folder = os.open(path().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _stamp(file: Path) -> object:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return (str(file), found.st_ino, found.st_mtime_ns, found.st_size)


def _text(file: Path) -> str:
    try:
        return file.read_text()
    except OSError as error:
        raise MasterKeyMissing(_("Het bestand met de hoofdsleutel is niet leesbaar.")) from error


def _parsed(text: str) -> MasterKeys:
    try:
        found = json.loads(text)
        wrapping = {name: _key(value) for name, value in found["keys"].items()}
        wrapping[found["current"]]
        return MasterKeys(found["current"], wrapping, _key(found["index"]), _key(found["backup"]))
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise MasterKeyMissing(_("Het bestand met de hoofdsleutel is beschadigd.")) from error


def _key(text: str) -> bytes:
    key = base64.b64decode(text, validate=True)
    if len(key) != sealing.KEY_BYTES:
        raise ValueError("a master key has 32 bytes")
    return key


def _written(masters: MasterKeys) -> str:
    def text(key: bytes) -> str:
        return base64.b64encode(key).decode()

    found = {
        "version": VERSION,
        "current": masters.current,
        "keys": {name: text(key) for name, key in masters.wrapping.items()},
        "index": text(masters.index),
        "backup": text(masters.backup),
    }
    return json.dumps(found, indent=1)
