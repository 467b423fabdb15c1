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


HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: {}\\n"\n\n'
TWO, SIX = "nplurals=2; plural=(n != 1);", "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 ? 3 : 5);"
SITE = "src/meedoen/activities/templates/activities/site/x.html"
BACK = 'msgid "Terug"\nmsgstr "Back"\n\n'
LEFT = 'msgid "%(n)s plaats"\nmsgid_plural "%(n)s plaatsen"\n'


@pytest.mark.parametrize(
    ("source", "entries", "expected"),
    [
        ('{% translate "Terug" %}', BACK, 0),
        ('{% translate "Terug" %}', "", 2),
        ('{% translate "Terug" %}', "#, fuzzy\n" + BACK, 2),
        ('{% translate "Terug" context "knop" %}', BACK, 2),
        ("{% blocktranslate %}Dag {{ name }}{% endblocktranslate %}", 'msgid "Dag %(name)s"\nmsgstr "Hi %(nam)s"\n', 2),
        ("{% blocktranslate %}Dag {{ name }}{% endblocktranslate %}", 'msgid "Dag %(name)s"\nmsgstr "Hi"\n', 1),
        (
            "{% blocktranslate %}Dag {{ name }}{% endblocktranslate %}",
            'msgid "Dag %(name)s"\nmsgstr "Hi %(name)s"\n',
            0,
        ),
        ('{% translate "Lees <b>dit</b>" %}', 'msgid "Lees <b>dit</b>"\nmsgstr "Read <b>this"\n', 1),
        ('{% translate "Lees <b>dit</b>" %}', 'msgid "Lees <b>dit</b>"\nmsgstr "Read <b>this</b>"\n', 0),
    ],
)
def test_a_missing_or_broken_translation_is_seen(tmp_path, source, entries, expected):
    plant(tmp_path, SITE, source)
    plant(tmp_path, "src/meedoen/locale/en/LC_MESSAGES/django.po", HEAD.format(TWO) + entries)
    assert len(translations.violations(tmp_path, ["nl", "en"])) == expected


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (["لا مكان", "مكان واحد", "مكانان", "%(n)s أماكن", "%(n)s مكانًا", "%(n)s مكان"], 0),
        (["لا مكان", "مكان واحد", "مكانان", "%(n)s أماكن", "%(n)s مكانًا"], 2),
        (["لا مكان", "مكان واحد", "مكانان", "%(n)s أماكن", "%(n)s مكانًا", ""], 2),
        (["لا مكان", "مكان واحد", "مكانان", "%(m)s أماكن", "%(n)s مكانًا", "%(n)s مكان"], 1),
    ],
)
def test_arabic_has_six_plural_forms(tmp_path, forms, expected):
    plant(
        tmp_path,
        SITE,
        "{% blocktranslate count n=n %}{{ n }} plaats{% plural %}{{ n }} plaatsen{% endblocktranslate %}",
    )
    told = "".join(f'msgstr[{number}] "{form}"\n' for number, form in enumerate(forms))
    plant(tmp_path, "src/meedoen/locale/ar/LC_MESSAGES/django.po", HEAD.format(SIX) + LEFT + told)
    assert len(translations.violations(tmp_path, ["ar"])) == expected


def test_only_what_residents_see_must_be_translated(tmp_path):
    plant(
        tmp_path, "src/meedoen/networks/terms.py", 'class OrganisationKind:\n    A = _("Sport")\nOTHER = _("Intern")\n'
    )
    plant(tmp_path, "src/meedoen/networks/forms.py", 'NAME = _("Naam")\n')
    plant(tmp_path, "src/meedoen/locale/en/LC_MESSAGES/django.po", HEAD.format(TWO))
    assert translations.violations(tmp_path, ["en"]) == [
        "en: 1 of 1 texts have no translation",
        "en:   'Sport'",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("""LINK = f"mail:{quote(_('Kom mee'))}"\n""", 1),
        ("""LINK = f"{ngettext('%(n)s dag', '%(n)s dagen', 2)}"\n""", 1),
        ("""SAID = _('Kom mee')\nLINK = f"mail:{quote(SAID)}"\n""", 0),
    ],
)
def test_a_text_inside_an_f_string_is_seen(tmp_path, line, expected):
    plant(tmp_path, "src/meedoen/networks/forms.py", line)
    assert len(translations.violations(tmp_path, ["nl"])) == expected


def test_somebody_says_for_whom_a_text_is(tmp_path):
    plant(tmp_path, "src/meedoen/nieuw/views.py", 'NAME = _("Naam")\n')
    assert len(translations.violations(tmp_path, ["nl"])) == 1


def test_a_language_without_catalogue_is_seen(tmp_path):
    plant(tmp_path, SITE, '{% translate "Dag" %}')
    assert len(translations.violations(tmp_path, ["fr"])) == 1
