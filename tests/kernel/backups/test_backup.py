"""What goes into a backup comes back, row for row, also while others write; who was erased stays erased."""

import hashlib
import json
import threading
import uuid

import pytest
from django.apps import apps
from django.db import connection, connections

from meedoen.kernel import backups, guard, tenancy, vault
from meedoen.kernel.backups import reading, tables
from meedoen.kernel.privacy import erasure
from meedoen.kernel.vault.models import Erasure, PersonKey
from meedoen.networks.models import Organisation
from tests.sampling import DEEP

from .conftest import NAME


def every_row():
    """Table by table, the hash of each row."""
    found = {}
    with tenancy.all_networks("a test compares"):
        for model in tables.kept_models(apps):
            hashes = [hashlib.sha256(row).hexdigest() for row in tables.rows(model, "default")]
            found[model._meta.db_table] = sorted(hashes)
    return found


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows_in(file):
    """The same, read from a backup file."""
    found, table = {}, ""
    for letter, content in reading.records(file, "main"):
        if letter == "T":
            table = json.loads(content)["name"]
            found[table] = []
        elif letter == "R":
            found[table].append(hashlib.sha256(content).hexdigest())
    return {name: sorted(hashes) for name, hashes in found.items()}


def add_organisation(house, network):
    person = uuid.uuid4()
    with guard.seeding("a test writes"), tenancy.all_networks("a test writes"):
        vault.create_key(person, network)
        about = vault.seal(person, NAME, "later").hex()
        Organisation.objects.create(id=person, network_id=network, name=str(person), kind="association", about=about)
    return person


def blank(person_id):
    Organisation.objects.filter(pk=person_id).update(about="", name=f"gewist {person_id.hex[:8]}")


def test_every_row_and_every_file_comes_back(house, goal):
    before, files = every_row(), files_of(house.folder / "media")
    seen = []
    made = backups.backup(house.folder / "b" / "een.mdb", progress=lambda *step: seen.append(step))
    add_organisation(house, house.networks[0])
    (house.folder / "media" / "later.txt").write_text("later")
    assert every_row() != before
    back = backups.restore(made.file, made.keys_file, replace=True, progress=lambda *step: seen.append(step))
    after = every_row()
    assert after == before
    assert files_of(house.folder / "media") == files
    assert back.rows == made.rows == sum(len(rows) for rows in after.values())
    assert (back.tables, back.files, back.erased_again) == (made.tables, 2, 0)
    assert all(done <= total for done, total, *_what in seen)
    assert made.file.stat().st_mode & 0o777 == made.keys_file.stat().st_mode & 0o777 == 0o600
    opened = vault.open_many((person, NAME, house.sealed(person)) for person in house.people)
    assert opened == [f"Kanarie {person.hex}" for person in house.people]
    goal("G34-rows-equal", 100.0, n=back.rows)


def test_on_postgresql_the_wall_between_networks_stands_after_a_restore(house):
    made = backups.backup(house.folder / "een.mdb")
    backups.restore(made.file, replace=True)
    with tenancy.use_network(house.networks[0]):
        assert Organisation.objects.count() == 40
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT relforcerowsecurity FROM pg_class WHERE oid = 'networks_organisation'::regclass")
            assert cursor.fetchone() == (True,)
            cursor.execute("SELECT count(*) FROM networks_organisation")
            assert cursor.fetchone() == (0,)


def test_numbering_continues_after_a_restore(house):
    from django.contrib.contenttypes.models import ContentType

    highest = ContentType.objects.order_by("-pk").first().pk
    made = backups.backup(house.folder / "een.mdb")
    backups.restore(made.file, replace=True)
    assert ContentType.objects.create(app_label="tests", model="later").pk > highest


class Writer(threading.Thread):
    """Two rows that belong together, in one transaction, over and over, until told to stop."""

    def __init__(self, network):
        super().__init__()
        self.network, self.stop, self.pairs, self.errors = network, threading.Event(), 0, []

    def run(self):
        from django.db import transaction

        try:
            while not self.stop.is_set():
                pair = uuid.uuid4().hex
                with guard.seeding("a test"), tenancy.use_network(self.network), transaction.atomic():
                    for half in ("a", "b"):
                        Organisation.objects.create(name=f"{half} {pair}", kind="association", about="paar")
                self.pairs += 1
        except Exception as error:
            self.errors.append(error)
        finally:
            connections.close_all()


def test_a_backup_while_somebody_writes_holds_one_moment(house):
    writer = Writer(house.networks[0])
    writer.start()
    while writer.pairs < 5:
        assert writer.is_alive()
    before = writer.pairs
    files = [backups.backup(house.folder / f"{at}.mdb").file for at in range(3 if DEEP else 2)]
    during = writer.pairs
    writer.stop.set()
    writer.join()
    assert writer.errors == []
    assert during > before
    for file in files:
        backups.restore(file, replace=True)
        with tenancy.use_network(house.networks[0]):
            names = Organisation.objects.filter(about="paar").values_list("name", flat=True)
            halves = {half: {name[2:] for name in names if name.startswith(half + " ")} for half in "ab"}
        assert halves["a"] == halves["b"]
        assert len(halves["a"]) >= before
        assert every_row() == rows_in(file)


def test_an_old_backup_with_the_newest_keys_brings_nobody_back(house, goal):
    erasure.register("tests", blank)
    before = every_row()
    old = backups.backup(house.folder / "oud.mdb")
    erased, kept = house.people[::8], [person for person in house.people if person not in house.people[::8]]
    sealed = {person: house.sealed(person) for person in erased}
    networks = dict(PersonKey.objects.values_list("person_id", "network_id"))
    for person in erased:
        with guard.seeding("a test"):
            erasure.erase_person(person, networks[person])
    newest = backups.backup(house.folder / "nieuw.mdb").keys_file
    assert not old.keys_file.exists()
    PersonKey.objects.all().delete()
    Erasure.objects.all().delete()

    back = backups.restore(old.file, newest, replace=True)

    assert back.erased_again == len(erased) == 10
    assert back.keys == len(kept)
    with tenancy.all_networks("a test looks"):
        rows = Organisation.objects.in_bulk(erased)
    readable = 0
    for person in erased:
        assert rows[person].about == ""
        assert rows[person].name.startswith("gewist")
        with pytest.raises(vault.Erased):
            vault.open_sealed(person, NAME, sealed[person])
    assert vault.open_many((p, NAME, house.sealed(p)) for p in kept) == [f"Kanarie {p.hex}" for p in kept]
    after = every_row()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"networks_organisation", "kernel_edition"}
    same = set(before["networks_organisation"]) & set(after["networks_organisation"])
    assert len(same) == len(kept)
    assert list(Erasure.objects.filter(done_at=None)) == []
    goal("G32-returned-after-restore", readable, n=len(erased))


def test_an_old_copy_of_the_keys_does_not_undo_an_erasure_either(house):
    erasure.register("tests", blank)
    made = backups.backup(house.folder / "oud.mdb")
    person, network = house.people[0], house.networks[0]
    with guard.seeding("a test"):
        erasure.erase_person(person, network)
    back = backups.restore(made.file, made.keys_file, replace=True)
    assert (back.keys, back.erased_again) == (0, 1)
    assert PersonKey.objects.filter(pk=person).count() == 0


def test_an_erasure_that_broke_off_is_finished_later(house):
    person, network = house.people[0], house.networks[0]

    def broken(person_id):
        raise RuntimeError("the machine stopped")

    erasure.register("broken", broken)
    with pytest.raises(RuntimeError), guard.seeding("a test"):
        erasure.erase_person(person, network)
    erasure._registered.clear()
    erasure.register("tests", blank)
    assert erasure.finish_erasures() == 1
    assert erasure.finish_erasures() == 0
    assert PersonKey.objects.filter(pk=person).count() == 0


def test_only_the_newest_copy_of_the_keys_is_kept(house):
    folder = house.folder / "apart"
    made = [backups.backup(house.folder / "b" / f"{at}.mdb", keys_folder=folder) for at in range(3)]
    assert list(folder.iterdir()) == [made[-1].keys_file]
    assert len(list((house.folder / "b").iterdir())) == 3


def test_nothing_readable_stands_in_the_files(house, goal):
    with tenancy.all_networks("a test looks"):
        canaries = [name.encode() for name in Organisation.objects.values_list("name", flat=True)]
    canaries += [f"Kanarie {person.hex}".encode() for person in house.people] + [b"noord", b"Wijkhuis", b"<svg/>"]
    made = backups.backup(house.folder / "een.mdb")
    raw = made.file.read_bytes() + made.keys_file.read_bytes()
    hits = [canary for canary in canaries if canary in raw]
    assert hits == []
    goal("G30-backup", len(hits), n=len(canaries))
