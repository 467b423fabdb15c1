"""Laws about the sources: each holds for the real tree, and each sees a planted violation."""

from pathlib import Path

import pytest

from tools.checks import environment, inline, locks, publics, sizes, translations, words

ROOT = Path(__file__).resolve().parents[2]
LAWS = {law.__name__.rsplit(".", 1)[-1]: law for law in (environment, inline, locks, publics, sizes, words)}


def plant(tree: Path, name: str, text: str) -> Path:
    path = tree / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return tree


@pytest.mark.parametrize("name", LAWS)
def test_the_tree_keeps_the_law(name):
    assert LAWS[name].violations(ROOT) == []


PLANTED = [
    ("environment", "src/meedoen/people/services.py", "import os\nHOST = os.environ['HOST']\n", 1),
    ("environment", "src/meedoen/people/services.py", "import os\nHOST = os.getenv('HOST')\n", 1),
    ("environment", "src/meedoen/people/services.py", "from os import environ\n", 1),
    ("environment", "src/meedoen/people/services.py", "import os\nos.environ.setdefault('A', 'b')\n", 0),
    ("environment", "src/meedoen/config/env.py", "import os\nHOST = os.environ['HOST']\n", 0),
    ("inline", "src/meedoen/a/templates/a/x.html", "<script>alert(1)</script>", 1),
    ("inline", "src/meedoen/a/templates/a/x.html", '<script src="{% static "a.js" %}" defer></script>', 0),
    ("inline", "src/meedoen/a/templates/a/x.html", '<p style="color: red">x</p>', 1),
    ("inline", "src/meedoen/a/templates/a/x.html", "<style>p {}</style>", 1),
    ("inline", "src/meedoen/a/templates/a/x.html", '<button onclick="go()">x</button>', 1),
    ("inline", "src/meedoen/a/templates/a/x.html", '<c-tick once="{{ token }}" />', 0),
    ("inline", "src/meedoen/a/templates/a/x.html", '<a href="javascript:go()">x</a>', 1),
    ("inline", "src/meedoen/a/templates/a/x.html", '<img src="https://elders.example/a.png" alt="">', 1),
    ("inline", "src/meedoen/a/templates/a/x.html", '<a href="https://elders.example/">elders</a>', 0),
    ("locks", "requirements/core.txt", "django==5.2\n", 1),
    ("locks", "requirements/core.txt", "django>=5.2 \\\n    --hash=sha256:00\n", 1),
    ("locks", "requirements/core.txt", "--index-url https://x.example/\ndjango==5.2 \\\n    --hash=sha256:00\n", 2),
    ("locks", "requirements/core.txt", "django==5.2 \\\n    --hash=sha256:00\n    # via x\n", 0),
    ("locks", "requirements/core.in", "django\n", 1),
    ("sizes", "src/meedoen/a/rules.py", "def f():\n" + "    x = 1\n" * 60, 1),
    ("sizes", "src/meedoen/a/rules.py", "def f():\n" + "    x = 1\n" * 59, 0),
    ("sizes", "src/meedoen/a/rules.py", "x = 1\n" * 401, 1),
    ("sizes", "src/meedoen/a/rules.py", "x = 1\n" * 400, 0),
    ("sizes", "src/meedoen/a/templates/a/x.html", "<p></p>\n" * 151, 1),
    ("sizes", "src/meedoen/a/templates/a/x.html", "<p></p>\n" * 150, 0),
    ("sizes", "src/meedoen/a/helpers.py", "x = 1\n", 1),
    ("words", "docs/x.md", "see https://" + "pypi" + ".org/project/x\n", 1),
    ("words", "docs/x.md", "open /" + "home/jan/project\n", 1),
    ("words", "docs/x.md", "open /werk/westerlo/ and src/" + "home/x\n", 0),
    ("words", "x.sh", "make test |" + "| true\n", 1),
    ("words", "src/a.py", "# TO" + "DO later\n", 1),
    ("words", "tests/test_a.py", "@pytest.mark.xf" + "ail\n", 1),
]


@pytest.mark.parametrize(("law", "name", "text", "expected"), PLANTED)
def test_a_planted_violation_is_seen(tmp_path, law, name, text, expected):
    assert len(LAWS[law].violations(plant(tmp_path, name, text))) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("from meedoen.people.models import Participant", 1),
        ("import meedoen.people.services", 1),
        ("from meedoen.people import services", 1),
        ("from ..people.queries import names", 1),
        ("from meedoen.people.public import names", 0),
        ("from meedoen.people import public", 0),
        ("from meedoen.kernel.doors import query", 0),
        ("from .models import Activity", 0),
        ("from . import rules", 0),
    ],
)
def test_a_feature_uses_only_what_another_makes_public(tmp_path, line, expected):
    for feature in ("people", "activities"):
        plant(tmp_path, f"src/meedoen/{feature}/__init__.py", "")
    plant(tmp_path, "src/meedoen/activities/services.py", f"def f():\n    {line}\n")
    assert len(publics.violations(tmp_path)) == expected


def test_languages_that_say_so_are_complete():
    assert translations.violations(ROOT, translations.complete(ROOT)) == []


PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ('msgid "Dag %(name)s"\nmsgstr "Hello %(name)s"\n\nmsgid "Terug"\nmsgstr "Back"\n', 0),
        ('msgid "Dag %(name)s"\nmsgstr "Hello %(name)s"\n', 2),
        ('msgid "Dag %(name)s"\nmsgstr "Hello %(name)s"\n\n#, fuzzy\nmsgid "Terug"\nmsgstr "Back"\n', 2),
        ('#, python-format\nmsgid "Dag %(name)s"\nmsgstr "Hello %(nam)s"\n\nmsgid "Terug"\nmsgstr "Back"\n', 1),
    ],
)
def test_a_missing_translation_is_seen(tmp_path, entries, expected):
    plant(tmp_path, "src/meedoen/a/views.py", '_("Dag %(name)s")\n')
    plant(tmp_path, "src/meedoen/a/templates/a/x.html", '{% translate "Terug" %}')
    plant(tmp_path, "src/meedoen/locale/en/LC_MESSAGES/django.po", PO + entries)
    assert len(translations.violations(tmp_path, ["nl", "en"])) == expected


def test_a_language_without_catalogue_is_seen(tmp_path):
    plant(tmp_path, "src/meedoen/a/views.py", '_("Dag")\n')
    assert len(translations.violations(tmp_path, ["fr"])) == 1
