"""A file that is not right is refused with a Dutch sentence, and nothing is touched."""

import datetime
import random

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meedoen.kernel import backups, guard, tenancy
from meedoen.kernel.backups import records, stream, tables
from meedoen.kernel.refusals import Refused
from meedoen.kernel.vault import master
from meedoen.kernel.vault.models import PersonKey
from tests.sampling import DEEP

from .test_backup import every_row, files_of


@pytest.fixture
def made(house):
    return backups.backup(house.folder / "een.mdb")


def refused(house, file, keys_file=None, *, replace=True):
    """Try to restore; gives the code and sentence of the refusal after checking that nothing changed."""
    before, files, keys = every_row(), files_of(house.folder / "media"), PersonKey.objects.count()
    with pytest.raises(Refused) as caught:
        backups.restore(file, keys_file, replace=replace)
    assert every_row() == before
    assert files_of(house.folder / "media") == files
    assert PersonKey.objects.count() == keys
    assert [path.name for path in house.folder.iterdir() if "restoring" in path.name] == []
    return caught.value.code, caught.value.sentence


@pytest.mark.once
def test_a_flipped_bit_anywhere_is_refused(house, made):
    whole, chance = made.file.read_bytes(), random.Random(7)
    for _try in range(25 if DEEP else 8):
        place = chance.randrange(len(whole) * 8)
        damaged = bytearray(whole)
        damaged[place // 8] ^= 1 << place % 8
        made.file.write_bytes(damaged)
        code, sentence = refused(house, made.file)
        assert code in {"backup_damaged", "backup_unknown", "backup_newer", "backup_wrong_key", "backup_wrong_kind"}
        assert sentence.endswith(".")


@pytest.mark.once
def test_a_cut_off_file_is_refused(house, made):
    whole = made.file.read_bytes()
    for cut in (0, 1, 47, 48, 60, len(whole) // 2, len(whole) - 1):
        made.file.write_bytes(whole[:cut])
        code, _sentence = refused(house, made.file)
        assert code == ("backup_unknown" if cut < 48 else "backup_damaged")
    made.file.write_bytes(whole + b"x")
    assert refused(house, made.file)[0] == "backup_damaged"


@pytest.mark.once
def test_another_key_is_told_apart_from_damage(house, made):
    kept = master.path().read_text()
    PersonKey.objects.all().delete()
    master.path().unlink()
    master.ensure()
    code, sentence = refused(house, made.file)
    assert (code, "past niet bij de hoofdsleutel" in sentence) == ("backup_wrong_key", True)
    master.path().write_text(kept)
    assert refused(house, made.file)[0] == "backup_keys_needed"


@pytest.mark.once
def test_the_two_files_exchanged(house, made):
    assert refused(house, made.keys_file)[0] == "backup_wrong_kind"
    assert refused(house, made.file, made.file)[0] == "backup_wrong_kind"


@pytest.mark.once
def test_no_file_and_no_backup(house, made):
    assert refused(house, house.folder / "weg.mdb")[0] == "backup_unreadable"
    made.file.write_text("naam;adres\n" * 100)
    assert refused(house, made.file)[0] == "backup_unknown"


def test_what_stands_there_is_not_overwritten_unasked(house, made):
    code, sentence = refused(house, made.file, replace=False)
    assert (code, sentence[:22]) == ("backup_occupied", "Hier staan al gegevens")


def test_a_backup_of_a_newer_version(house, monkeypatch):
    from meedoen.kernel.backups import making

    head = making._head
    monkeypatch.setattr(
        making, "_head", lambda alias: {**head(alias), "migrations": [*head(alias)["migrations"], ["kernel", "9999_x"]]}
    )
    made = backups.backup(house.folder / "nieuwer.mdb")
    assert refused(house, made.file)[0] == "backup_newer"


@pytest.mark.once
def test_a_folder_that_cannot_be_written(house):
    (house.folder / "file").write_text("")
    with pytest.raises(Refused) as caught:
        backups.backup(house.folder / "file" / "een.mdb")
    assert caught.value.code == "backup_unreadable"


@pytest.mark.once
def test_a_backup_that_breaks_off_leaves_no_half_file(house, monkeypatch):
    from meedoen.kernel.backups import making

    def broken(*_args):
        raise RuntimeError("the machine stopped")

    monkeypatch.setattr(making, "_write_files", broken)
    with pytest.raises(RuntimeError):
        backups.backup(house.folder / "b" / "half.mdb")
    assert list((house.folder / "b").iterdir()) == []


def test_an_embedded_database_in_use_is_not_pulled_away(house, made):
    if connection.vendor != "sqlite":
        # On a server the tables change in one transaction that waits for the others; that it works is shown elsewhere.
        assert backups.restore(made.file, replace=True).rows == made.rows
        return
    import sqlite3

    other = sqlite3.connect(connections["default"].settings_dict["NAME"])
    other.execute("SELECT count(*) FROM networks_network").fetchone()
    assert refused(house, made.file, made.keys_file)[0] == "backup_running"
    other.close()
    assert backups.restore(made.file, replace=True).rows == made.rows


def test_into_an_empty_product_without_being_told_to_replace(house, made):
    before = every_row()
    own = [model for model in tables.kept_models(apps) if before[model._meta.db_table]]
    own = [model for model in own if model.__module__.startswith("meedoen.")]
    unchecked = connection.constraint_checks_disabled()
    with guard.seeding("a test"), tenancy.all_networks("a test"), unchecked, transaction.atomic():
        tables.empty(own, "default")
    for file in (house.folder / "media").rglob("*.*"):
        file.unlink()
    operator = get_user_model().objects.create_user("beheer@demo.invalid", name="An Beheer", is_operator=True)
    code, _sentence = refused(house, made.file, made.keys_file, replace=False)
    assert code == "backup_occupied"  # a database with an account is not empty
    with guard.seeding("a test"):
        operator.delete()
    assert backups.restore(made.file, made.keys_file).rows == made.rows
    assert every_row() == before


@given(st.lists(st.binary(max_size=2000), max_size=30), st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_stream_gives_back_what_went_in_and_never_a_part(tmp_path, pieces, data):
    key, file = bytes(range(32)), tmp_path / "stream"
    with file.open("wb") as target:
        writer = stream.Writer(target, key, "main")
        for piece in pieces:
            writer.write(piece)
        writer.close()
    with file.open("rb") as source:
        assert b"".join(stream.opened(source, key, "main")) == b"".join(pieces)
    whole = file.read_bytes()
    file.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with file.open("rb") as source, pytest.raises(Refused):
        list(stream.opened(source, key, "main"))


def test_chunks_cannot_be_left_out_or_exchanged(tmp_path, monkeypatch):
    monkeypatch.setattr(stream, "CHUNK", 64)
    key, file = bytes(range(32)), tmp_path / "stream"
    with file.open("wb") as target:
        writer = stream.Writer(target, key, "main")
        writer.write(random.Random(3).randbytes(600))
        writer.close()
    whole = file.read_bytes()
    head, size = whole[:48], 4 + 64 + 16
    first, second, rest = whole[48 : 48 + size], whole[48 + size : 48 + 2 * size], whole[48 + 2 * size :]
    for wrong in (head + second + first + rest, head + second + rest, head + first + first + second + rest):
        file.write_bytes(wrong)
        with file.open("rb") as source, pytest.raises(Refused) as caught:
            list(stream.opened(source, key, "main"))
        assert caught.value.code == "backup_damaged"


values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(),
    st.binary(),
    st.uuids(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    # Fixed offsets: Python calls a moment in the doubled hour of a zone unequal to the same moment in UTC.
    st.datetimes(timezones=st.sampled_from([datetime.UTC, datetime.timezone(datetime.timedelta(hours=2))])),
    st.datetimes(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dictionaries(st.text(), st.integers() | st.text() | st.none()),
    st.just({"$": "uuid", "v": "no"}),
)


@given(st.lists(values))
def test_every_kind_of_value_survives(row):
    import json

    packed = records.packed([records.portable(value) for value in row])
    assert [records.value_of(found) for found in json.loads(packed)] == row
