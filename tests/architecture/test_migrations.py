"""A migration that moves data moves it in the database that is asked: a restore builds one beside the one in use."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2] / "src" / "meedoen"
DOORS = {"objects", "_base_manager", "_default_manager"}


def astray(source):
    """The lines on which a migration asks a table without saying in which database."""
    tree = ast.parse(source)
    said = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "using" and isinstance(node.value, ast.Attribute)
    }
    doors = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in DOORS)
    return sorted(node.lineno for node in doors if node not in said)


def test_every_migration_says_in_which_database():
    files = sorted(HOUSE.glob("**/migrations/*.py"))
    found = {str(file.relative_to(HOUSE)): astray(file.read_text(encoding="utf-8")) for file in files}
    assert {name: lines for name, lines in found.items() if lines} == {}
    assert any("using(" in file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("mark._base_manager.update(x=1)", [2]),
        ("Mark.objects.filter(pk=1).delete()", [2]),
        ("mark._base_manager.using(alias).update(x=1)", []),
        ("Mark.objects.using(alias).filter(pk=1).delete()", []),
    ],
)
def test_a_migration_that_asks_the_default_is_seen(line, found):
    assert astray(f"def move(apps, schema_editor):\n    {line}\n") == found
