"""The files of facts: typed, whole or not at all, readable by the server alone and one network at a time."""

import datetime
import subprocess
import sys

import pytest

from meedoen.kernel import facts

pytestmark = pytest.mark.django_db
COLUMNS = {"day": "DATE", "word": "VARCHAR", "number": "INTEGER"}
DAY = datetime.date(2026, 11, 22)


def planted(monkeypatch, rows, columns=COLUMNS):
    table = facts.Table("planted", tuple(columns.items()), lambda network_id: rows)
    monkeypatch.setattr(facts, "_tables", {"planted": table})


def read(folder, network, sql="SELECT * FROM planted"):
    with facts.opened(folder, network.pk) as connection:
        return connection.execute(sql).fetchall()


def test_what_is_written_is_read_with_its_type(tmp_path, in_noord, monkeypatch):
    rows = [(DAY, 'met "tekens", en\nregels', 3), (None, "", None)]
    planted(monkeypatch, rows)
    assert facts.write_all(tmp_path / "facts", in_noord.pk) == {"planted": 2}
    assert read(tmp_path / "facts", in_noord) == rows


def test_a_table_without_rows_has_its_columns(tmp_path, in_noord, monkeypatch):
    planted(monkeypatch, [])
    facts.write_all(tmp_path, in_noord.pk)
    assert read(tmp_path, in_noord, "SELECT count(day), count(word) FROM planted") == [(0, 0)]


@pytest.mark.parametrize("broken", [[(DAY, "x", 1), (DAY,)], [(DAY, "x", "veel")]])
def test_a_row_that_does_not_fit_leaves_the_old_file(tmp_path, in_noord, monkeypatch, broken):
    planted(monkeypatch, [(DAY, "heel", 1)])
    facts.write_all(tmp_path, in_noord.pk)
    planted(monkeypatch, broken)
    with pytest.raises(Exception, match=r"columns|veel"):
        facts.write_all(tmp_path, in_noord.pk)
    assert read(tmp_path, in_noord) == [(DAY, "heel", 1)]
    assert [path.name for path in (tmp_path / str(in_noord.pk)).iterdir()] == ["planted.parquet"]


def test_only_the_server_reads_it_also_where_the_folder_was_open_before(tmp_path, in_noord, monkeypatch):
    folder = tmp_path / "facts"
    (folder / str(in_noord.pk)).mkdir(parents=True, mode=0o755)
    planted(monkeypatch, [(DAY, "x", 1)])
    facts.write_all(folder, in_noord.pk)
    made = [folder, folder / str(in_noord.pk), folder / str(in_noord.pk) / "planted.parquet"]
    assert [oct(path.stat().st_mode & 0o777) for path in made] == ["0o700", "0o700", "0o600"]


def test_a_folder_of_another_account_is_named(tmp_path, in_noord, monkeypatch):
    planted(monkeypatch, [(DAY, "x", 1)])

    def refused(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(facts.os, "replace", refused)
    with pytest.raises(facts.FactsUnwritable, match=str(in_noord.pk)):
        facts.write_all(tmp_path, in_noord.pk)


def test_a_reader_reaches_no_other_file(tmp_path, in_noord, zuid, monkeypatch):
    import duckdb

    planted(monkeypatch, [(DAY, "x", 1)])
    for network in (in_noord, zuid):
        facts.write_all(tmp_path, network.pk)
    elsewhere = tmp_path / str(zuid.pk) / "planted.parquet"
    for sql in (f"SELECT * FROM '{elsewhere}'", "SELECT * FROM read_csv('/etc/hostname')", "SET threads = 2"):
        with pytest.raises(duckdb.Error):
            read(tmp_path, in_noord, sql)


def test_another_table_under_the_same_name_or_an_unknown_type_is_a_fault():
    with pytest.raises(ValueError, match="registered already"):
        facts.register("activities.attendance", {"x": "DATE"}, lambda network_id: [])
    with pytest.raises(ValueError, match="BLOB"):
        facts.register("planted", {"x": "BLOB"}, lambda network_id: [])


def test_a_web_process_does_not_carry_the_engine():
    code = "import meedoen.config.wsgi, meedoen.kernel.nightly, sys; print('duckdb' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False"]
