"""Translations are compiled with Babel, and only when they changed."""

import gettext
import os

from meedoen.cli.assets import compile_translations


def test_a_catalogue_is_compiled_once(tmp_path):
    source = tmp_path / "fr" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Dag"\nmsgstr "Bonjour"\n'
    )
    assert compile_translations(tmp_path) == 1
    with source.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Dag") == "Bonjour"
    assert compile_translations(tmp_path) == 0
    later = source.with_suffix(".mo").stat().st_mtime + 5
    os.utime(source, (later, later))
    assert compile_translations(tmp_path) == 1


def test_without_catalogues_there_is_nothing_to_do(tmp_path):
    assert compile_translations(tmp_path / "locale") == 0
