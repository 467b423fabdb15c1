"""W6, word.3: how a Dutch text reads, and what could be plainer, each with its place."""

import time
from functools import cache
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st

from meedoen.wording.plain import Level, level_of, read, signs, take_over, taken_over
from meedoen.wording.plain.lists import hard_words, short_forms
from meedoen.wording.plain.reading import reading_ease
from meedoen.wording.plain.sentences import sentences, syllables

LABELLED = Path(__file__).with_name("labelled.txt")
LETTERS = 2000


@pytest.fixture(autouse=True)
def dutch():
    with translation.override("nl"):
        yield


@cache
def labelled():
    """Each list of texts by its name."""
    found, name = {}, ""
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(name, []).append(line)
    return found


def kinds(text):
    return [hint.kind for hint in read(text).hints]


def stretches(text, kind):
    return [text[hint.start : hint.end] for hint in read(text).hints if hint.kind == kind]


@pytest.mark.parametrize("first", [0, 1], ids=["looked at", "not looked at"])
def test_what_was_labelled_easy_reads_easily_and_what_was_labelled_hard_does_not(first, goal):
    easy, hard = labelled()["easy"][first::2], labelled()["hard"][first::2]
    assert (len(easy), len(hard)) == (20, 20)
    called_hard = [text for text in easy if read(text).level is not Level.EASY]
    called_easy = [text for text in hard if read(text).level is Level.EASY]
    between = [text for text in hard if read(text).level is Level.SO_SO]
    seen = "unseen" if first else "seen"
    goal(f"W6-easy-not-easy-{seen}", len(called_hard), n=len(easy))
    goal(f"W6-hard-called-easy-{seen}", len(called_easy), n=len(hard))
    goal(f"W6-hard-so-so-{seen}", len(between), n=len(hard))
    assert (called_hard, called_easy) == ([], [])
    assert len(between) <= 1


@pytest.mark.parametrize(
    ("text", "kind", "stretch"),
    [
        ("Indien je wilt, kom je langs.", "word", "Indien"),
        ("Kom in de mate van het mogelijke te voet.", "word", "in de mate van het mogelijke"),
        ("Breng iets mee, bv. een jas.", "short", "bv."),
        ("De bank wordt morgen door ons hersteld.", "passive", "wordt morgen door ons hersteld"),
        ("Iedereen die opgebeld werd, was blij.", "passive", "opgebeld werd"),
        ("Er kan niet gekookt worden zonder licht in de zaal.", "denied", "niet gekookt worden zonder"),
        ("Het is niet onmogelijk.", "denied", "niet onmogelijk"),
        ("Wat men zegt, klopt.", "men", "men"),
        ("Kom naar de tevredenheidsbevraging van de school.", "long_word", "tevredenheidsbevraging"),
        ("Bel naar het CGG voor een gesprek.", "unexplained", "CGG"),
        ("Het is GRATIS voor iedereen.", "capitals", "GRATIS"),
    ],
)
def test_each_sign_with_its_place(text, kind, stretch):
    assert stretches(text, kind) == [stretch]


@pytest.mark.parametrize(
    "text",
    [
        "Het wordt een gezond en gewoon gesprek in de gemeente.",  # no participle
        "Je wordt lid van de club.",
        "Het is niet duur, en je moet geen papier tonen.",  # two things
        "Je moet niet bellen maar ook niet schrijven.",
        "Bel naar het OCMW of naar het CGG (daar kan je praten).",  # known, and explained
        "Kom naar het gemeenschapscentrum voor een verjaardagsfeestje.",  # long and of every day
        "We gaan naar Scherpenheuvel-Zichemwijk met de bus.",  # a name
        "Lees meer op https://voorbeeld.invalid/eenlangadresmetletters of mail de.vriendinnenkring@voorbeeld.invalid.",
        "We komen samen in GS9 of in het dienstencentrum.",
        "Om 9.30 uur begint het, op 3.5.2026.",
    ],
)
def test_what_is_no_sign(text):
    assert kinds(text) == []


def test_a_sentence_is_long_from_sixteen_words_and_a_short_form_ends_none():
    fifteen = "Wij gaan met de bus naar zee en wij eten daar een ijsje op het"
    assert kinds(f"{fifteen[:-7]} zand.") == []
    assert (kinds(f"{fifteen} zand."), read(f"{fifteen} zand.").longest) == (["long"], 16)
    assert [len(one.words) for one in sentences("Kom bv. met de bus. Of te voet!\nEn lach")] == [5, 3, 2]


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("huis", 1),
        ("tv", 1),
        ("koffie", 2),
        ("bureau", 2),
        ("zeeën", 2),
        ("buitenspeeldag", 4),
        ("gemeentehuis", 4),
        ("nieuwe", 2),
    ],
)
def test_syllables(word, number):
    assert syllables(word) == number


def test_the_formula_is_that_of_douma():
    ease = reading_ease(sentences("De kat zit op de mat."))
    assert round(ease, 2) == round(206.84 - 0.93 * 6 - 77, 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n ",
        "Les inscriptions doivent être introduites avant le premier mars au moyen du formulaire prévu à cet effet.",
        "Registration is to be submitted in accordance with the applicable regulations for participation.",
        "Bu etkinlik için kayıt yaptırmak çok kolay, daha fazla bilgi için bize ulaşın.",
        "يجب تقديم الطلب قبل الأول من مارس.",
    ],
)
def test_of_another_language_it_says_nothing(text):
    assert not read(text)


def test_of_a_title_no_level_is_said():
    assert (read("Koffie en taart").level, read("Indien mogelijk").level, kinds("Indien mogelijk")) == (
        None,
        None,
        ["word"],
    )


def test_texts_that_belong_together_have_one_level():
    hard = "Inschrijvingen dienen te worden ingediend middels het daartoe bestemde formulier."
    assert (level_of("Koffie", "", "Kom gewoon langs, er is ook taart."), level_of("Koffie", hard)) == (
        Level.EASY,
        Level.HARD,
    )


@pytest.mark.parametrize(
    ("text", "hard", "simpler"),
    [
        ("Indien het regent, of indien niet.", "indien", "Als het regent, of als niet."),
        ("Kom te allen tijde.", "te allen tijde", "Kom altijd."),
        ("Appels, peren, enz.", "enz.", "Appels, peren, enzovoort."),
        ("Appels enz. Kom dus", "enz.", "Appels enzovoort. Kom dus"),
        ("Bv. een jas o.l.v. An.", "o.l.v.", "Bv. een jas met An."),
        ("Gelieve te bellen.", "gelieve", "Gelieve te bellen."),  # what to say instead is not one word
        ("Er is geen zo'n woord.", "indien", "Er is geen zo'n woord."),
        ("", "indien", ""),
    ],
)
def test_a_simpler_word_takes_its_place(text, hard, simpler):
    assert take_over(text, hard) == simpler


def test_the_button_changes_its_own_field_and_nothing_else():
    typed = {"neem_over": "text:indien", "text": "Indien ja.", "title": "Indien nee."}
    assert taken_over(typed) == {**typed, "text": "Als ja."}
    assert taken_over({**typed, "neem_over": "gone:indien"}) == {**typed, "neem_over": "gone:indien"}
    assert (taken_over({"text": "Indien ja."}), taken_over({"neem_over": "text"})) == (None, None)


def test_the_list_is_long_enough_and_gives_words_that_are_plainer():
    entries = [entry for rows in hard_words().values() for _parts, entry in rows] + list(short_forms()[1].values())
    assert len(entries) >= 250
    in_place = [entry for entry in entries if entry.fits]
    assert {entry.hard for entry in in_place if kinds(f"Dit is de {entry.easy} van ons.") != []} == set()
    rare = {part for entry in in_place for part in entry.easy.split() if signs.is_rare(part)}
    assert rare == set()


ANY = st.text(max_size=300) | st.lists(
    st.sampled_from(
        [
            "indien",
            "niet",
            "geen",
            "wordt",
            "gedaan",
            "bv.",
            "enz.",
            "de",
            "het",
            "CGG",
            "ß",
            "İ",
            "\n",
            ".",
            ",",
            "?",
            "dienen",
            "te",
            "worden",
            "é",
            "12",
            "@",
            "'",
            "-",
            "http://x",
        ]
    ),
    max_size=40,
).map(" ".join)


@given(ANY)
@example("İndien de wordt bv. gedaan")
@example("wordt " * 60)
def test_whatever_is_typed_each_hint_stands_where_it_says(text):
    found = read(text)
    for hint in found.hints:
        assert 0 <= hint.start < hint.end <= len(text)
        assert text[hint.start : hint.end] == text[hint.start : hint.end].strip()
        if hint.hard:
            assert " ".join(text[hint.start : hint.end].casefold().split()) == hint.hard
            assert (take_over(text, hint.hard) != text) == bool(hint.easy)
    assert [hint.start for hint in found.hints] == sorted(hint.start for hint in found.hints)
    assert {hint.sentence for hint in (*found.first, *found.rest)} == {hint.sentence for hint in found.hints}


@given(ANY)
def test_what_is_taken_over_is_hinted_no_more(text):
    for hint in read(text).hints:
        if hint.easy:
            assert hint.hard not in {other.hard for other in read(take_over(text, hint.hard)).hints}


def test_a_long_text_takes_no_longer_than_a_blink(goal):
    """The figure goes to the goals; what is asserted is the work: each word is looked at a few times, not many."""
    everything = " ".join([*labelled()["hard"], *labelled()["easy"]])
    read(everything)  # the lists are read once
    taken = []
    for start in range(20):
        text = everything[start : start + LETTERS]
        began = time.process_time()
        read(text)
        taken.append(time.process_time() - began)
    goal("W6-ms-for-2000-letters", round(sorted(taken)[10] * 1000, 2), n=len(taken))
    assert sorted(taken)[10] < 0.05
