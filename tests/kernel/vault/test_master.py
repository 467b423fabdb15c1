"""The master keys: made once, private, replaced while people work, never guessed anew."""

import stat
import threading
import uuid
from pathlib import Path

import pytest
from django.db import connection, connections
from django.utils import timezone

from meedoen.kernel import vault
from meedoen.kernel.vault import checks, master
from meedoen.kernel.vault.models import Erasure, PersonKey, SharedKey
from tests.sampling import DEEP

NOORD = uuid.UUID(int=1)
NAMES = 500 if DEEP else 100
NAME = "people.person.name"


@pytest.mark.django_db(databases=["default", "keys"])
class TestFile:
    def test_it_is_made_once_and_readable_by_the_owner_only(self, own_master_keys):
        first = master.keys()
        assert stat.S_IMODE(own_master_keys.stat().st_mode) == 0o600
        assert master.ensure() is False
        assert master.keys() == first
        assert checks.master_key_is_private(None) == []
        own_master_keys.chmod(0o640)
        assert [found.id for found in checks.master_key_is_private(None)] == ["vault.W001"]

    def test_a_lost_file_is_never_replaced_by_a_new_one(self, own_master_keys):
        vault.create_key(uuid.uuid4(), NOORD)
        own_master_keys.unlink()
        with pytest.raises(vault.MasterKeyMissing, match="hoofdsleutel ontbreekt"):
            vault.create_key(uuid.uuid4(), NOORD)
        assert not own_master_keys.exists()

    @pytest.mark.parametrize("text", ["", "{}", "[]", '{"current": "k1", "keys": {"k1": "AAAA"}}', "\0"])
    def test_a_damaged_file_gives_a_clear_sentence(self, own_master_keys, text):
        own_master_keys.parent.mkdir(parents=True)
        own_master_keys.write_text(text)
        with pytest.raises(vault.MasterKeyMissing, match="beschadigd"):
            master.keys()

    def test_it_may_come_from_the_environment_and_is_then_read_only(self, own_master_keys, settings):
        person = uuid.uuid4()
        vault.create_key(person, NOORD)
        blob = vault.seal(person, NAME, "Amina")
        settings.MEEDOEN_MASTER_KEYS = own_master_keys.read_text()
        own_master_keys.unlink()
        assert vault.open_sealed(person, NAME, blob) == "Amina"
        with pytest.raises(vault.MasterKeyInUse, match="omgeving"):
            vault.rotate_master()

    def test_another_set_of_master_keys_opens_nothing(self, own_master_keys):
        person = uuid.uuid4()
        vault.create_key(person, NOORD)
        blob = vault.seal(person, NAME, "Amina")
        kept = own_master_keys.read_text()
        PersonKey.objects.update(network_id=NOORD)
        rows = list(PersonKey.objects.all())
        PersonKey.objects.all().delete()
        own_master_keys.unlink()
        master.ensure()
        PersonKey.objects.bulk_create(rows)
        with pytest.raises(vault.Tampered):
            vault.open_sealed(person, NAME, blob)
        own_master_keys.write_text(kept)
        assert vault.open_sealed(person, NAME, blob) == "Amina"


@pytest.mark.django_db(databases=["default", "keys"])
def test_the_old_master_key_can_go_only_when_nothing_needs_it():
    organisation, person = uuid.uuid4(), uuid.uuid4()
    vault.create_key(person, NOORD)
    vault.create_shared_key(organisation, NOORD)
    blob = vault.seal(person, NAME, "Amina")
    with pytest.raises(vault.MasterKeyInUse):
        vault.retire_master("k1")
    assert vault.rotate_master() == 2
    vault.retire_master("k1")
    assert list(master.keys().wrapping) == ["k2"]
    assert {row.kek_id for shelf in (PersonKey, SharedKey) for row in shelf.objects.all()} == {"k2"}
    assert vault.open_sealed(person, NAME, blob) == "Amina"
    with pytest.raises(vault.MasterKeyInUse):
        vault.retire_master("k2")


class Worker(threading.Thread):
    """Reads and makes keys until told to stop; keeps what went wrong."""

    def __init__(self, known, stop):
        super().__init__()
        self.known, self.stop, self.errors, self.made, self.read = known, stop, [], [], 0

    def run(self):
        try:
            while not self.stop.is_set():
                opened = vault.open_many([(person, NAME, blob) for person, blob in self.known])
                if opened != ["Amina"] * len(self.known):
                    self.errors.append(opened)
                self.read += len(opened)
                person = uuid.uuid4()
                vault.create_key(person, NOORD)
                self.made.append((person, vault.seal(person, NAME, "Amina")))
        except Exception as error:
            self.errors.append(error)
        finally:
            connections.close_all()


def test_rotation_while_others_read_and_write(scratch_databases, goal):
    people = [uuid.uuid4() for _ in range(1_500)]
    for person in people[:1]:
        vault.create_key(person, NOORD)
    PersonKey.objects.bulk_create(_keys(people[1:]))
    known = list(zip(people, vault.seal_many((person, NAME, "Amina") for person in people), strict=True))
    stop = threading.Event()
    workers = [Worker(known[at::75], stop) for at in range(2)]
    for worker in workers:
        worker.start()
    seen = []
    vault.rotate_master(progress=lambda done, total: seen.append((done, total)))
    stop.set()
    for worker in workers:
        worker.join()
    vault.rewrap()
    vault.retire_master("k1")
    assert [worker.errors for worker in workers] == [[], []]
    assert min(worker.read for worker in workers) > 0
    everyone = known + workers[0].made + workers[1].made
    assert vault.open_many([(person, NAME, blob) for person, blob in everyone]) == ["Amina"] * len(everyone)
    assert PersonKey.objects.exclude(kek_id="k2").count() == 0
    assert len(seen) >= 3
    goal("G30-rotation-errors", 0, n=len(everyone))


def _keys(people):
    from meedoen.kernel.vault import sealing

    masters = master.keys()
    key = masters.wrapping[masters.current]
    return [
        PersonKey(
            person_id=person,
            network_id=NOORD,
            kek_id=masters.current,
            created_at=timezone.now(),
            wrapped_key=sealing.wrap(key, masters.current, person, NOORD, {1: sealing.new_key()}),
        )
        for person in people
    ]


def _files(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.glob("*.sqlite3*")))


def test_names_are_in_no_file_and_a_destroyed_key_leaves_no_bytes(scratch_databases, goal):
    def raw() -> bytes:
        # Only the embedded database has files that a test may read; on a server the stored rows are looked at.
        return _files(scratch_databases) if connection.vendor == "sqlite" else _stored_rows()

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE sealed_rows (blob %s)" % ("BLOB" if connection.vendor == "sqlite" else "BYTEA"))
    canaries = {uuid.uuid4(): f"Kanarie-{uuid.uuid4().hex}" for _ in range(NAMES)}
    for person in canaries:
        vault.create_key(person, NOORD)
    blobs = vault.seal_many((person, NAME, text) for person, text in canaries.items())
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO sealed_rows VALUES (%s)", [(blob,) for blob in blobs])
    stored = raw()
    assert all(blob in stored for blob in blobs)
    hits = [text for text in canaries.values() if text.encode() in stored or text.encode("utf-16-le") in stored]
    assert hits == []
    goal("G30", len(hits), n=len(canaries))

    person = next(iter(canaries))
    wrapped = bytes(PersonKey.objects.get(pk=person).wrapped_key)
    assert wrapped in raw()
    Erasure.objects.create(person_id=person, network_id=NOORD, erased_at=timezone.now())
    vault.destroy(person)
    assert wrapped not in raw()


def _stored_rows() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT blob FROM sealed_rows")
        rows = [bytes(row[0]) for row in cursor.fetchall()]
    return b"".join(rows + [bytes(row.wrapped_key) for row in PersonKey.objects.all()])
