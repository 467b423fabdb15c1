"""The documents say what is there: links, pictures, words of make, commands, variables, needs."""

import json
import re
from pathlib import Path

import pytest

from meedoen.cli import parser

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"```.*?```", re.DOTALL)
CODE = re.compile(r"```sh\n(.*?)```|`([^`\n]+)`", re.DOTALL)
NEEDS = [
    f"{letter}{number}"
    for letter, last in zip("WDLHK", (16, 15, 10, 13, 12), strict=True)
    for number in range(1, last + 1)
]
MOST_BYTES = 150_000


def targets(text: str) -> list[str]:
    """The relative addresses that a document links to or shows."""
    found = LINK.findall(FENCE.sub("", text))
    return [link.partition("#")[0] for link in found if not re.match(r"[a-z]+:|#", link)]


def code(text: str) -> list[str]:
    """The shell lines and the words between backticks."""
    pieces = [block or inline for block, inline in CODE.findall(text)]
    return [line.partition(" #")[0].strip() for piece in pieces for line in piece.splitlines()]


def make_words(text: str) -> set[str]:
    return {found[1] for line in code(text) if (found := re.search(r"(?:^|[=\w] )make (\w+)", line))}


def commands(text: str) -> set[str]:
    return {found[1] for line in code(text) if (found := re.match(r"(?:\S*/)?meedoen ([a-z-]+)", line))}


def known_make_words() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def listed_needs(text: str) -> list[str]:
    return re.findall(r"^\| ([A-Z]\d+) \|", text, re.MULTILINE)


def test_what_is_looked_for_is_found_in_a_planted_document():
    shell = "```sh\nPORT=1 make fly\n.venv/bin/meedoen sing x\n```\n"
    planted = f"[a](no/such.md#part) ![b](gone.png) [c](https://example.org)\n{shell}"
    assert targets(planted) == ["no/such.md", "gone.png"]
    assert make_words(planted) == {"fly"}
    assert commands(planted) == {"sing"}
    assert listed_needs("| W1 | x |\n| X99 | y |") == ["W1", "X99"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_pictures_of_a_document_exist(document):
    assert [link for link in targets(document.read_text()) if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_words_of_make_and_commands_in_a_document_exist(document):
    text = document.read_text()
    assert make_words(text) - known_make_words() == set()
    assert commands(text) - set(parser.COMMANDS) == set()


def test_the_readme_names_the_two_commands():
    assert {"run", "test"} <= make_words((ROOT / "README.md").read_text())


def test_every_variable_of_the_environment_stands_in_the_readme_and_no_other():
    config = ROOT / "src" / "meedoen" / "config"
    read = set(re.findall(r'_env\.\w+\(\s*"([A-Z_]+)"', (config / "env.py").read_text()))
    read |= set(re.findall(r'_connection\("([A-Z_]+)"', (config / "settings.py").read_text()))
    named = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE))
    assert named == read


def test_every_need_of_the_five_programmes_is_listed_once_in_order():
    assert listed_needs((ROOT / "docs" / "programmes.md").read_text()) == NEEDS


def test_every_need_says_how_far_it_is():
    rows = [
        line.split("|")
        for line in (ROOT / "docs" / "programmes.md").read_text().splitlines()
        if re.match(r"\| [A-Z]\d", line)
    ]
    assert [row[1].strip() for row in rows if not re.match(r"works|partly: |not yet$", row[4].strip())] == []


def test_the_credits_in_the_readme_are_those_of_the_product():
    credits = json.loads((ROOT / "src" / "meedoen" / "wording" / "data" / "credits.json").read_text())["credits"]
    readme = (ROOT / "README.md").read_text()
    assert [one["line"] for one in credits if one["line"].split(". Licentie")[0] not in readme] == []


def test_every_decision_is_in_the_list():
    folder = ROOT / "docs" / "adr"
    assert set(targets((folder / "README.md").read_text())) == {path.name for path in folder.glob("0*.md")}


def test_pictures_are_small_and_shown_somewhere():
    shown = {(document.parent / link).resolve() for document in DOCUMENTS for link in targets(document.read_text())}
    pictures = {path.resolve() for path in (ROOT / "docs" / "pictures").iterdir()}
    assert pictures - shown == set()
    assert [path.name for path in pictures if path.stat().st_size > MOST_BYTES] == []
