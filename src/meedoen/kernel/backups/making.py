"""Making a backup while everybody works: the database and the files in one encrypted file, the keys in another."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from .. import tenancy
from ..vault import master
from ..vault.router import ALIAS as KEYS
from ..vault.router import LABEL
from . import refusals, tables
from .records import Tally, framed, packed
from .stream import Writer, is_backup

MAIN = "default"
PIECE = 1024 * 1024
Progress = Callable[..., None]


@dataclass(frozen=True)
class Made:
    """What was written: the two files, and how much stands in them."""

    file: Path
    keys_file: Path
    tables: int
    rows: int
    files: int
    bytes: int


def backup(file: Path, *, keys_folder: Path | None = None, progress: Progress | None = None) -> Made:
    """Write the database of this moment and every uploaded file to ``file``, and the newest keys beside it.

    The keys go to ``keys-<moment>.mdk`` in ``keys_folder`` (the folder of ``file`` if none is named); older copies of
    the keys in that folder are removed, because a key that was destroyed must not live on in a backup. Both files are
    readable only with the backup key in the file of master keys. An older backup of the same name makes place for this
    one. Raises ``Refused`` when something else stands there, and when a file cannot be written.
    """
    file = Path(file)
    keys_folder = Path(keys_folder or file.parent)
    try:
        if file.is_dir() or (file.exists() and not is_backup(file)):
            raise refusals.no_place()
        with _written(file) as target:
            manifest = _write_main(target, progress or _silent)
        keys_file = _backup_keys(keys_folder)
        size = file.stat().st_size
    except OSError as error:
        raise refusals.unreadable(error) from error
    counted = sum(found["rows"] for found in manifest["tables"].values())
    return Made(file, keys_file, len(manifest["tables"]), counted, len(manifest["files"]), size)


def _silent(done: int, total: int, what: str = "") -> None:
    """Nobody is watching."""


@contextmanager
def _written(file: Path) -> Iterator:
    """A file that appears whole or not at all, readable by its owner only."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(file.name + ".part")
    handle = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as target:
            yield target
            target.flush()
            os.fsync(target.fileno())
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _write_main(target, progress: Progress) -> dict:
    kept = tables.kept_models(apps)
    writer = Writer(target, master.keys().backup, "main")
    with tenancy.all_networks("a backup holds every network"), tables.moment(MAIN):
        head = _head(MAIN)
        head["person_keys"] = apps.get_model(LABEL, "PersonKey").objects.count()
        writer.write(framed("H", packed(head)))
        total = sum(tables.count(model, MAIN) for model in kept)
        manifest = {"tables": _write_tables(writer, kept, MAIN, total, progress), "files": {}}
    manifest["files"] = _write_files(writer, Path(settings.MEDIA_ROOT))
    writer.write(framed("E", packed(manifest)))
    writer.close()
    progress(max(total, 1), max(total, 1))
    return manifest


def _backup_keys(folder: Path) -> Path:
    kept = tables.kept_models(apps, of_keys=True)
    now = timezone.now()
    file = folder / f"keys-{now:%Y%m%dT%H%M%S%f}.mdk"
    with _written(file) as target:
        writer = Writer(target, master.keys().backup, "keys")
        with tables.moment(KEYS):
            writer.write(framed("H", packed(_head(KEYS))))
            manifest = {"tables": _write_tables(writer, kept, KEYS, 0, _silent), "files": {}}
        writer.write(framed("E", packed(manifest)))
        writer.close()
    for older in folder.glob("keys-*.mdk"):
        if older.name < file.name:
            older.unlink()
    return file


def _head(alias: str) -> dict:
    applied = MigrationRecorder(connections[alias]).applied_migrations()
    return {"made_at": timezone.now().isoformat(), "migrations": sorted([app, name] for app, name in applied)}


def _write_tables(writer: Writer, kept: list, alias: str, total: int, progress: Progress) -> dict:
    found, done = {}, 0
    for model in kept:
        name = model._meta.db_table
        writer.write(framed("T", packed({"name": name, "columns": [f.column for f in tables.columns(model)]})))
        tally = Tally()
        for row in tables.rows(model, alias):
            writer.write(framed("R", row))
            tally.add(row)
            if (done + tally.rows) % 1000 == 0:
                progress(min(done + tally.rows, total), total, name)
        done += tally.rows
        found[name] = tally.found()
        writer.write(framed("t", packed(found[name])))
    return found


def _write_files(writer: Writer, folder: Path) -> dict:
    found = {}
    present = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    for path in present:
        name = path.relative_to(folder).as_posix()
        digest = sha256()
        try:
            source = path.open("rb")
        except FileNotFoundError:
            continue  # removed since the folder was read: the rows that named it may be gone too
        with source:
            writer.write(framed("F", packed({"name": name})))
            while piece := source.read(PIECE):
                digest.update(piece)
                writer.write(framed("D", piece))
        found[name] = digest.hexdigest()
        writer.write(framed("f", packed(found[name])))
    return found
