"""Pictograms are found by the words that people use, and every picture is safe to show."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from meedoen.wording import pictograms, public

FOLDER = Path(pictograms.__file__).parent / "static"
ROOT = Path(__file__).resolve().parents[2]
PROGRAMME_WORDS = """
eten koffie gebak naaien moestuin voetbal muziek bib boeken bus fiets wandelen rolstoel toilet kind baby gezin ouderen
telefoon huis geld gratis tijd agenda praten hart ziekenhuis school werk computer zwemmen schilderen koken theater zon
sneeuw vakantie hond repair taal binnen buiten inschrijven kinderopvang vervoer stil trap opgelet info ja neen pijl
inspraak meedoen buddy huisbezoek thuis kansentarief UiTPAS speeltuin sinterklaas vergadering vrijwilliger eenzaam
kruidenier
""".split()  # noqa: SIM905 - easier to read as a text


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("koffie", "2615"),
        ("ouderen", "1F9D3"),
        ("naaien", "1F9F5"),
        ("moestuin", "1F331"),
        ("gratis", "1F193"),
        ("rolstoel", "267F"),
        ("stil", "1F92B"),
        ("bus", "1F68C"),
        ("bellen", "1F4DE"),
        ("zwemmen", "1F3CA"),
        ("bibliotheek", "1F4DA"),
        ("trap", "E202"),
        ("herstellen", "1F6E0"),
    ],
)
def test_a_programme_word_finds_its_picture_first(word, first):
    assert pictograms.find(word)[0].id == first


@pytest.mark.parametrize("word", PROGRAMME_WORDS)
def test_every_word_of_the_programme_has_a_picture(word):
    assert pictograms.find(word)


@pytest.mark.parametrize(
    ("word", "language", "id"),
    [("vélo", "fr", "1F6B2"), ("bicycle", "en", "1F6B2"), ("دراجة", "ar", "1F6B2"), ("bisiklet", "tr", "1F6B2")],
)
def test_the_same_picture_is_found_in_other_languages(word, language, id):
    assert id in [pictogram.id for pictogram in pictograms.find(word, language)]
    assert id not in [pictogram.id for pictogram in pictograms.find(word, "nl")]


def test_capitals_accents_and_spaces_make_no_difference():
    plain = [p.id for p in pictograms.find("creme")]
    assert plain == [p.id for p in pictograms.find("  CRÈME ")]
    assert "1F366" in plain
    assert pictograms.fold("KIŞ ırmak") == pictograms.fold("kış irmak")


def test_the_nearest_word_comes_first():
    found = [pictogram.name for pictogram in pictograms.find("fiets")]
    assert found[0] == "fiets"
    assert "fietsen" in found[1:]


@pytest.mark.parametrize(("word", "language"), [("", "nl"), ("   ", "nl"), ("qqqq", "nl"), ("koffie", "xx")])
def test_what_is_not_known_finds_nothing(word, language):
    assert pictograms.find(word, language) == []


def test_every_pictogram_has_a_picture_and_words_in_five_languages():
    everything = pictograms.all()
    assert len(everything) >= 220
    assert {p.path for p in everything} == {f"pictograms/{path.name}" for path in (FOLDER / "pictograms").iterdir()}
    for pictogram in everything:
        assert pictograms.get(pictogram.id) is pictogram
        assert set(pictogram.words) == set(pictograms.LANGUAGES)
        assert all(pictogram.words.values()), pictogram.id
        assert pictogram in pictograms.find(pictogram.name)
    names = [pictogram.name for pictogram in everything]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_names_in_other_languages():
    stairs = pictograms.get("E202")
    assert [stairs.name_in(language) for language in ("nl", "fr", "en", "ar", "tr", "xx")] == [
        "trap",
        "escalier",
        "stairs",
        "درج",
        "merdiven",
        "trap",
    ]
    with pytest.raises(KeyError):
        pictograms.get("../../secret")


def test_no_picture_fetches_or_runs_anything():
    for path in sorted((FOLDER / "pictograms").iterdir()):
        text = path.read_text(encoding="utf-8")
        assert ET.fromstring(text).get("viewBox") == "0 0 72 72", path.name
        assert not re.search(r"<script|<style|style=|href|url\(|<!|\son\w+=|<foreignObject|<image", text), path.name


def test_credits_name_every_licence_and_the_makers_of_the_maps():
    lines = {credit.key: credit for credit in public.credits()}
    assert lines["pictograms"].licence == "CC BY-SA 4.0"
    assert "Data & Analyse van de Vlaamse provincies" in lines["neighbourhoods"].line
    assert public.credit("sectors").line.endswith("statistische sectoren 2025")
    assert all(credit.what and credit.who and credit.licence and credit.line for credit in lines.values())
    register = (ROOT / "LICENSES" / "README.md").read_text(encoding="utf-8")
    for source in json.loads((Path(pictograms.__file__).parent / "data/pictograms.json").read_text())["sources"]:
        assert source["licence"] in register
    for licence in re.findall(r"\]\(([^)]+)\)", register):
        assert (ROOT / "LICENSES" / licence).stat().st_size > 1000, licence
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (ROOT / "LICENSE").read_text(encoding="utf-8")
