"""Words as people write and type them: which find which, and which do not. No database."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.wording.public import search

FINDS = [
    # word forms of verbs
    ("zwemmen", "Wie zwemt er mee?"),
    ("zwemmen", "We hebben gezwommen"),
    ("zwom", "zwemmen in zee"),
    ("fietsen", "Hij fietst naar de markt"),
    ("fiets", "fietsen herstellen"),
    ("gefietst", "een fiets lenen"),
    ("dansen", "Iedereen danst"),
    ("dans", "dansen op zondag"),
    ("lezen", "Oma leest voor kleuters"),
    ("koken", "Wij kookten soep"),
    ("gekookt", "samen koken"),
    ("naaien", "genaaid met de hand"),
    ("spelen", "Elk kind speelt"),
    ("wandelen", "een wandeling in het bos"),
    ("lopen", "ze liepen tien kilometer"),
    ("tekenen", "leren tekenen en een tekening maken"),
    ("schilderen", "geschilderd op doek"),
    ("herstellen", "hersteld in een uur"),
    ("repareren", "gerepareerd"),
    # word forms of nouns
    ("kind", "voor kinderen"),
    ("kinderen", "elk kind"),
    ("huis", "de huizen in de straat"),
    ("boek", "boeken ruilen"),
    ("brood", "verse broodjes"),
    ("bus", "We nemen de bussen"),
    ("bus", "busje komt je halen"),
    ("les", "lessen Nederlands"),
    ("buur", "alle buren"),
    ("stad", "twee steden"),
    ("lied", "liedjes zingen"),
    ("mens", "mensen ontmoeten"),
    ("senior", "voor senioren"),
    ("oudere", "ouderen en hun hond"),
    ("foto", "foto's kijken"),
    ("taart", "taarten en koffie"),
    # compounds, by each of their parts and as a whole
    ("zwemmen", "zwemles"),
    ("les", "zwemles"),
    ("zwembad", "zwembaden in de buurt"),
    ("naaien", "naaiatelier"),
    ("atelier", "naaiatelier"),
    ("opvang", "kinderopvang"),
    ("kinderen", "kinderopvang"),
    ("taal", "taalcafé"),
    ("café", "taalcafé"),
    ("cafe", "taalcafés"),
    ("tuin", "moestuin"),
    ("muziek", "muziekles"),
    ("fiets", "fietsherstelling"),
    ("koffie", "koffieklets"),
    ("huiswerk", "huiswerkbegeleiding"),
    ("begeleiding", "huiswerkbegeleiding"),
    ("repair", "repaircafé"),
    ("avond", "filmavond"),
    ("tornooi", "petanquetornooi"),
    ("boeken", "boekenruil"),
    ("vrouwen", "vrouwengroep"),
    ("zwemles", "les: zwemmen voor wie bang is"),
    ("kinderkoor", "een koor voor kinderen"),
    # how it is written
    ("café", "CAFE"),
    ("patisserie", "pâtisserie"),
    ("naai-atelier", "naaiatelier"),
    ("naaiatelier", "naai-atelier"),
    ("ZWEMMEN", "zwemmen"),
    ("Oost-Vlaanderen", "oost-vlaanderen"),
    ("2260", "2260 Westerlo"),
]
FINDS_NOT = [
    ("ring", "vergadering"),
    ("thee", "theater"),
    ("kat", "katoen"),
    ("man", "mandala"),
    ("bal", "balans"),
    ("les", "lessenaar"),
    ("dan", "dansen"),
    ("pen", "stoppen met roken"),
    ("taal", "digitaal"),
    ("ouders", "ouderen"),
    ("ouderen", "ouders"),
    ("beleid", "begeleiding"),
    ("gebouw", "bouwen met blokken"),
    ("bus", "busserole van bladeren"),
    ("kip", "skippybal"),
    ("spoor", "sport"),
    ("plan", "planten"),
    ("buur", "buurt"),
    ("eten", "planeten"),
    ("zwemmen", "wemelen"),
    ("fiets", "fietje"),
    ("zwembad", "zwemmen in de rivier"),
    ("kinderopvang", "opvang van asielzoekers"),
]


def found(typed, text, language="nl"):
    terms = set(search.terms_of([text], language))
    ask = search.read(typed)
    return bool(ask.words) and all(any(terms.issuperset(way) for way in word.alternatives) for word in ask.words)


@pytest.mark.parametrize(("typed", "text"), FINDS)
def test_these_are_found(typed, text):
    assert found(typed, text)


@pytest.mark.parametrize(("typed", "text"), FINDS_NOT)
def test_these_are_not(typed, text):
    assert not found(typed, text)


@pytest.mark.parametrize(
    ("typed", "text", "language"),
    [
        ("swimming", "Learn to swim", "en"),
        ("swim", "swimming for beginners", "en"),
        ("nages", "nager ensemble", "fr"),
        ("ecole", "l'école des parents", "fr"),
        ("école", "ecole", "fr"),
        ("yüzme", "yüzme kursu", "tr"),
        ("yuzme", "yüzme", "tr"),
        ("çocuklar", "çocuk", "tr"),
        ("سباحة", "السباحة للنساء", "ar"),
        ("سباحه", "سباحة", "ar"),
        ("أطفال", "الاطفال", "ar"),
    ],
)
def test_other_languages_have_word_forms_too(typed, text, language):
    assert found(typed, text, language)


def test_a_word_of_one_language_is_not_one_of_another():
    assert not found("les", "les enfants", "fr")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ik wil graag gaan zwemmen met de kinderen", ["zwemmen", "kinderen"]),
        ("de het een", []),
        ("", []),
        ("   ", []),
        ("!!! ??? --- '''", []),
        ("💃🕺", []),
        ('zwemmen AND "naaien" OR NEAR(', ["zwemmen", "naaien"]),
        ("a b c", []),
        ("zwemmen zwemmen Zwemmen", ["zwemmen"]),
        ("een twee drie vier vijf zes zeven acht", ["twee", "drie", "vier", "vijf", "zes", "zeven"]),
    ],
)
def test_words_that_say_nothing_do_not_count(typed, kept):
    assert [word.folded for word in search.read(typed).words] == kept


@pytest.mark.parametrize(
    ("typed", "idle"), [("", False), ("  ", False), ("de het", True), ("💃", True), ("bal", False)]
)
def test_it_tells_when_nothing_can_be_looked_for(typed, idle):
    assert search.read(typed).idle is idle


SLIPS = [
    ("zwemen", "zwemmen"),
    ("zwemmmen", "zwemmen"),
    ("zewmmen", "zwemmen"),
    ("bibiloteek", "bibliotheek"),
    ("bieblioteek", "bibliotheek"),
    ("kafee", "café"),
    ("koffi", "koffie"),
    ("kompjoeter", "computer"),
    ("wandlen", "wandelen"),
    ("skilderen", "schilderen"),
    ("nederlans", "nederlands"),
    ("kinderopfang", "kinderopvang"),
    ("fietzen", "fietsen"),
    ("tonel", "toneel"),
    ("verghadering", "vergadering"),
    ("muziekk", "muziek"),
    ("سباحا", "سباحة"),
]


@pytest.mark.parametrize(("typed", "meant"), SLIPS)
def test_a_slip_comes_near_what_was_meant(typed, meant):
    word = next(iter(search.shown_words([meant])))
    alike, sounds = search.candidates(search.read(typed).words[0].folded)
    assert word in alike or search.sound(word) in sounds


@pytest.mark.parametrize("word", ["schaatsen", "boot", "soep", "vis", "ab", "12345", "x" * 31])
def test_a_usual_or_short_word_is_no_slip(word):
    assert not search.worth_mending(word)


def test_the_closest_comes_first():
    assert search.ranked("zwemen", ["zweven", "zwemmen", "nemen"]) == ["zwemmen", "zweven", "nemen"]


@given(st.text(max_size=300))
def test_nothing_that_is_typed_breaks_it(typed):
    ask = search.read(typed)
    assert len(ask.words) <= 6
    for word in ask.words:
        for way in word.alternatives:
            for term in way:
                assert term and all(sign.isalnum() or sign == search.TERM_MARK for sign in term)
        search.candidates(word.folded)


@given(st.text(alphabet=string.ascii_lowercase, min_size=2, max_size=12))
def test_a_word_always_finds_itself(word):
    ask = search.read(word)
    assert not ask.words or found(word, f"iets met {word} erin")
