"""G11: every row of OWASP ASVS 5.0 up to level 2 is decided in docs/asvs.csv, and what it points at exists.

``met`` names tests that exist, or a page for rows that ask for a document; ``absent`` says what the product does not
have; ``operator`` names the page that tells whoever runs it; ``open`` says what is missing.
"""

import ast
import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docs" / "asvs.csv"
STATES = {"met", "absent", "operator", "open"}
LEVELS = {"1": 70, "2": 183}
"""So many rows version 5.0.0 has at the two levels."""
PICKED = 12
"""So many rows of level 3 we hold ourselves to beside them."""


def rows(file=FILE):
    with file.open(newline="", encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


@cache
def names_in(file):
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def missing(where):
    """What a row points at and is not there."""
    file, _colons, test = where.partition("::")
    if not (ROOT / file).is_file():
        return where
    return where if file.startswith("tests/") and (not names_in(file) or (test and test not in names_in(file))) else ""


def faults(found):
    told = []
    for row in found:
        shown = row["shown by"].split()
        gone = [where for where in shown if missing(where)]
        if not re.fullmatch(r"v5\.0\.0-\d+\.\d+\.\d+", row["id"]) or row["state"] not in STATES or not row["answer"]:
            told.append(f"{row['id']}: not decided")
        if row["state"] in ("met", "operator") and not shown:
            told.append(f"{row['id']}: nothing shows it")
        told += [f"{row['id']}: {where} is not there" for where in gone]
    return told


def test_every_row_is_decided_and_what_it_names_exists(goal):
    found = rows()
    assert faults(found) == []
    order = [tuple(map(int, row["id"][7:].split("."))) for row in found]
    assert order == sorted(set(order))
    levels = Counter(row["level"] for row in found)
    assert {level: levels[level] for level in LEVELS} == LEVELS
    third = [row for row in found if row["level"] == "3" and row["state"] == "met"]
    assert len(third) >= PICKED
    open_rows = [row["id"] for row in found if row["state"] == "open" and row["level"] in LEVELS]
    print(f"{len(found)} rows, {Counter(row['state'] for row in found)}; open: {open_rows}")
    goal("G11-open", len(open_rows), n=sum(LEVELS.values()))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("state", "later"),
        ("answer", ""),
        ("shown by", ""),
        ("shown by", "tests/architecture/test_asvs.py::test_that_never_was"),
        ("shown by", "docs/nowhere.md"),
    ],
)
def test_a_row_that_is_not_decided_is_seen(field, value):
    row = next(row for row in rows() if row["state"] == "met")
    assert faults([{**row, field: value}]) != []


def test_security_md_counts_the_open_rows_as_the_table_does():
    open_rows = [row for row in rows() if row["state"] == "open"]
    said = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert all(row["id"].removeprefix("v5.0.0-") in said for row in open_rows)
