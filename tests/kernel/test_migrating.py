"""A new installation is made in the quick way; what it makes is what Django's own way makes, statement by statement."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
QUICK = "import sys; from meedoen.cli import main; sys.exit(main(['migrate', '--json']))"
PLAIN = (
    "import contextlib; from meedoen.kernel.database import migrating; "
    f"migrating.nothing_drawn_twice = contextlib.nullcontext; {QUICK}"
)


def _made(program: str, folder: Path) -> list[tuple[str, str, str]]:
    folder.mkdir()
    more = {"MEEDOEN_VAR": str(folder), "PYTHONPATH": str(ROOT / "src"), "DATABASE_URL": "", "KEYS_DATABASE_URL": ""}
    subprocess.run([sys.executable, "-c", program], env={**os.environ, **more}, capture_output=True, check=True)
    with sqlite3.connect(folder / "meedoen.sqlite3") as found:
        return found.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name").fetchall()


@pytest.mark.deep
def test_the_quick_way_makes_the_same_databases(tmp_path):
    quick, plain = _made(QUICK, tmp_path / "quick"), _made(PLAIN, tmp_path / "plain")
    assert len(quick) > 700
    assert quick == plain
