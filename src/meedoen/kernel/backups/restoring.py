"""Bringing a backup back: check it whole, build it beside, put it in place in one step, erase again who was erased."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

from .. import guard, tenancy
from ..database import migrating
from ..privacy import erasure
from ..vault import master, rings
from ..vault.router import ALIAS as KEYS
from ..vault.router import LABEL
from . import beside, reading, refusals, tables

MAIN = "default"
ACCOUNTS = {"kernel_user"}
"""Written by the sign-in library, not by our commands: a database that holds nobody but an operator is not empty."""
MARKS = {"kernel_edition"}
"""Tells that something changed, not what: no data of anybody."""
Progress = Callable[..., None]


@dataclass(frozen=True)
class _Job:
    """What is being brought back, where its files are put meanwhile, and who hears how far it is."""

    file: Path
    contents: reading.Contents
    folder: Path
    report: Progress


@dataclass(frozen=True)
class Restored:
    """What came back: counts, and how many persons were erased again."""

    tables: int
    rows: int
    files: int
    keys: int
    erased_again: int


def restore(
    file: Path, keys_file: Path | None = None, *, replace: bool = False, progress: Progress | None = None
) -> Restored:
    """Bring back what ``backup`` wrote, on either database, also from an older version of the product.

    Both files are read whole and checked before anything happens; every table is read back and compared with the hash
    in the backup before it is put in place. Then everybody on the list of erasures is erased again. Raises ``Refused``
    for a damaged, foreign or newer file, when data stand there and ``replace`` is not given, and while the product
    still runs on an embedded database; nothing was touched then.
    """
    report = progress or (lambda done, total, what="": None)
    if not replace and _occupied():
        raise refusals.occupied()
    contents = reading.verified(file, "main", lambda rows: report(rows, rows * 3, "check"))
    keys = reading.verified(keys_file, "keys") if keys_file else None
    targets = _targets(contents)
    beside.refuse_while_running()
    _ready_keys()
    if keys is None and contents.head["person_keys"] and not _any_keys():
        raise refusals.keys_needed()
    folder = Path(settings.MEDIA_ROOT)
    new_folder = folder.with_name(folder.name + ".restoring")
    try:
        with beside.being_built() as alias:
            _build(_Job(file, contents, new_folder, report), targets, alias)
            found = _bring_keys(keys_file) if keys_file else 0
            erasure.start_again()
            beside.put_in_place()
        _swap_folder(new_folder, folder)
    finally:
        shutil.rmtree(new_folder, ignore_errors=True)
    erased = erasure.finish_erasures()
    report(1, 1, "")
    return Restored(len(contents.tables), contents.rows, len(contents.files), found, erased)


def _occupied() -> bool:
    connection = connections[MAIN]
    with tenancy.all_networks("is there anything here?"), connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        for table in sorted((guard.guarded_tables() | ACCOUNTS) & present - MARKS):
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608
            if cursor.fetchone():
                return True
    return bool(_files(Path(settings.MEDIA_ROOT)))


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []


def _targets(contents: reading.Contents) -> list[tuple[str, str]]:
    """The migrations at which the backup was made; ``Refused`` when this version does not know one of them."""
    graph = MigrationExecutor(connections[MAIN]).loader.graph
    known = set(contents.migrations)
    if not known <= set(graph.nodes):
        raise refusals.newer()
    return sorted(
        key
        for key in known
        if not any(child.key in known and child.key[0] == key[0] for child in _children(graph, key))
    )


def _children(graph, key):
    return graph.node_map[key].children


def _ready_keys() -> None:
    Path(str(connections[KEYS].settings_dict["NAME"])).parent.mkdir(parents=True, exist_ok=True)
    migrating.bring_up_to_date(KEYS)


def _any_keys() -> bool:
    return apps.get_model(LABEL, "PersonKey").objects.exists()


def _build(job: _Job, targets: list[tuple[str, str]], alias: str) -> None:
    executor = MigrationExecutor(connections[alias])
    executor.migrate(targets)
    old = MigrationExecutor(connections[alias]).loader.project_state(targets).apps
    by_table = {model._meta.db_table: model for model in tables.kept_models(old)}
    if not set(job.contents.tables) <= set(by_table):
        raise refusals.newer()
    with connections[alias].constraint_checks_disabled(), transaction.atomic(using=alias):
        tables.empty(by_table.values(), alias)
        _load(job, by_table, alias)
        tables.reset_sequences(list(by_table.values()), alias)
    connections[alias].check_constraints()
    for name, said in job.contents.tables.items():
        if tables.tally(by_table[name], alias) != said:
            raise refusals.damaged()
    forward = MigrationExecutor(connections[alias])
    forward.migrate(forward.loader.graph.leaf_nodes())


def _load(job: _Job, by_table: dict, alias: str) -> None:
    found, done = reading.records(job.file, "main"), 0
    for letter, content in found:
        if letter == "T":
            table = json.loads(content)
            tables.Loader(by_table[table["name"]], table["columns"], alias).load(reading.table_rows(found))
            done += job.contents.tables[table["name"]]["rows"]
            job.report(job.contents.rows + done, job.contents.rows * 3, table["name"])
        elif letter == "F":
            target = job.folder / json.loads(content)["name"]
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as written:
                for piece in reading.file_bytes(found):
                    written.write(piece)


def _swap_folder(new: Path, folder: Path) -> None:
    old = folder.with_name(folder.name + ".replaced")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    if new.exists():
        new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _bring_keys(file: Path) -> int:
    """Add the keys of the file to the key store, but never of anybody who was erased; gives how many were added.

    A key that stands here already stays, unless the master keys of this machine cannot open it. Erasures only add up.
    """
    added = 0
    shelves = {shelf.model._meta.db_table: shelf for shelf in (rings.PERSONS, rings.SHARED)}
    listed = apps.get_model(LABEL, "Erasure")
    with transaction.atomic(using=KEYS):
        for model, rows in _key_rows(file, listed._meta.db_table):
            listed.objects.bulk_create([model(**row) for row in rows], ignore_conflicts=True)
        erased = set(listed.objects.values_list("person_id", flat=True))
        for model, rows in _key_rows(file, *shelves):
            stale = model.objects.exclude(kek_id__in=master.keys().wrapping)
            stale.filter(pk__in=[row[model._meta.pk.attname] for row in rows]).delete()
            present = set(model.objects.values_list("pk", flat=True))
            fresh = [model(**row) for row in rows]
            fresh = [row for row in fresh if row.pk not in present and row.pk not in erased]
            added += len(model.objects.bulk_create(fresh, batch_size=500))
        apps.get_model(LABEL, "PersonKey").objects.filter(pk__in=erased).delete()
    rings.scrub()
    return added


def _key_rows(file: Path, *names: str):
    """The model and the rows of each named table in a file of keys."""
    by_table = {model._meta.db_table: model for model in tables.kept_models(apps, of_keys=True)}
    found = reading.records(file, "keys")
    for letter, content in found:
        if letter == "T":
            table = json.loads(content)
            rows = [list(map(tables.value_of, values)) for values in reading.table_rows(found)]
            if table["name"] in names:
                yield by_table[table["name"]], [dict(zip(table["columns"], row, strict=True)) for row in rows]
