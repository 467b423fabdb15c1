"""A template that was worked out says what Django's own engine would say, in every language."""

import datetime
from functools import partial

import pytest
from django.template import Context, Engine
from django.utils import translation
from django.utils.safestring import mark_safe

PAGES = {
    "base": '{% load i18n static ui %}<title>{% block title %}{% translate "Zoek" %}{% endblock %}</title>'
    "{% if wide %}<main>{% block content %}-{% endblock %}</main>{% endif %}"
    '{% include "part" with word="a" %}{{ word }}',
    "part": '{% load i18n ui %}{% icon "search" %}{{ word }}{% translate "Zoek" as said %}{{ said }}',
    "page": '{% extends "base" %}{% load i18n static ui %}{% block content %}{% block inner %}{% translate "Terug" %}'
    '{% endblock %}{% for one in many %}{% include "part" with word=one %}{% endfor %}{% static picture %}'
    "{% endblock %}",
    "deeper": '{% extends "page" %}{% load i18n %}{% block title %}{{ block.super }}!{% endblock %}'
    '{% block inner %}{% translate "Verlaat deze pagina" %}{{ picture }}{% endblock %}',
    "deepest": '{% extends "page" %}{% block inner %}<{{ picture }}>{% endblock %}'
    "{% block title %}{{ word }}{% endblock %}",
    "named": "{% extends frame %}{% block content %}{{ word }}{% endblock %}",
    "names": "{{ row.name }}{{ row.loud }}{{ row.many.0 }}{{ row.gone }}{{ row.safe }}{{ row.number }}{{ row.day }}"
    "{{ row.lazy }}{{ keyed.name }}{{ keyed.items }}{{ keyed.inner.name }}{{ many.1 }}{{ number }}{{ lazy }}{{ call }}"
    "{{ nothing }}{{ row.name|upper }}{% autoescape off %}{{ row.name }}{{ word }}{% endautoescape %}"
    "{% if row.name == word and not row.gone or keyed.number > 2 %}1{% endif %}"
    "{% if row.empty %}2{% else %}3{% endif %}"
    "{% if absent.more %}4{% elif row.loud %}5{% endif %}{% if keyed.name|length > 1 %}6{% endif %}"
    "{% for one in rows %}{{ one.name }}{% if one.loud == word %}{{ forloop.counter }}{% endif %}{% endfor %}",
    "sets": '{% load i18n %}{% block first %}{% translate "Zoek" as said %}'
    "{% if word %}<{{ word }}>{% endif %}{% endblock %}{{ said }}"
    "{% block second %}{% block third %}{{ later }}{% endblock %}{% for one in later_rows %}{{ one.name }}"
    "{% endfor %}{% endblock %}",
    "above": '{% extends "sets" %}{% block second %}[{{ block.super }}]{% endblock %}{% block third %}3{% endblock %}',
    "beside": '{% extends "sets" %}{% block third %}{{ word }}{% endblock %}',
    "alone": '{% include "part" only %}{% include picked %}',
}


class Gone(Exception):
    """A template says nothing for it."""

    silent_variable_failure = True


class Row:
    """What a view may hand in: words, a method, a list, a number, a day, nothing."""

    name, empty, number, many, day = "<n>", "", 12345.5, ["<0>"], datetime.date(2026, 3, 14)
    safe, lazy = mark_safe("<b>"), translation.gettext_lazy("Zoek")

    @property
    def gone(self):
        raise Gone

    def loud(self):
        return "<w>"


ROW = Row()
SAID = {
    "row": ROW,
    "rows": [ROW, {"name": "<d>", "loud": "<w>"}],
    "keyed": {"name": "<k>", "inner": ROW, "number": 3},
    "later": partial(str.upper, "<later>"),
    "later_rows": partial(list, [ROW, ROW]),
    "number": 1234.5,
    "lazy": translation.gettext_lazy("Terug"),
    "call": lambda: "<c>",
    "wide": True,
    "many": ["x", "<y>"],
    "picture": "ui/mark.svg",
    "word": "<w>",
    "frame": "base",
    "picked": "part",
}


def engine(loader):
    pages = ("django.template.loaders.locmem.Loader", PAGES)
    libraries = {
        "i18n": "django.templatetags.i18n",
        "static": "django.templatetags.static",
        "ui": "meedoen.kernel.ui.templatetags.ui",
    }
    return Engine(loaders=[(loader, [pages])], libraries=libraries)


@pytest.fixture(scope="module")
def engines():
    return [engine(f"{module}.Loader") for module in ("django.template.loaders.cached", "meedoen.kernel.ui.loader")]


@pytest.mark.parametrize("language", ["nl", "fr", "ar", "nl"])
@pytest.mark.parametrize("name", list(PAGES))
def test_it_says_the_same(engines, name, language):
    for changed in (SAID, {"wide": False}, {"frame": "page", "many": [], "word": "", "row": None}):
        said = {**SAID, **changed}
        with translation.override(language):
            plain, ours = (one.get_template(name).render(Context(said)) for one in engines)
        assert ours == plain


def test_nothing_is_left_to_work_out_that_is_always_the_same():
    with translation.override("nl"):
        nodes = engine("meedoen.kernel.ui.loader.Loader").get_template("deepest").nodelist
    told = [type(node).__name__ for node in nodes]
    assert "ExtendsNode" not in told
    assert "IncludeNode" not in told
    assert "TranslateNode" not in told
