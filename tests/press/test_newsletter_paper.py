"""The newsletter on paper: readable with the ears in every language and shape, and it fits or says what to shorten."""

import io
import json

import pytest
from pypdf import PdfReader

from meedoen.kernel.refusals import Refused
from meedoen.press.papers import making
from meedoen.press.terms import SHAPE_PAGES, Shape

from . import reading
from .examples import LANGUAGES, a_session, a_setting
from .issues import ANSWER, NEWS, an_issue

ADDRESS = "https://voorbeeld.be/noord/nieuwsbrief/3/"


def made(shape, issue=None, language="nl"):
    return making.make_newsletter(issue or an_issue(), a_setting(), shape, language, address=ADDRESS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", Shape.values)
def test_who_reads_with_their_ears_gets_everything(shape, language):
    paper = made(shape, language=language)
    assert reading.claims(paper.pdf)["part"] == "1"
    assert reading.claims(paper.pdf)["language"] == language
    assert reading.faults(paper.pdf) == []
    roles = [role for role, _alt, _lang in reading.tags(paper.pdf)]
    assert roles.count("H1") == 1
    assert [alt for role, alt, _lang in reading.tags(paper.pdf) if role == "Figure" and not alt] == []
    said = reading.words(paper.pdf)
    assert said.index("056 11 22 33") < said.index("Samen koken 1")
    for told in ("Dag buur.", "Samen koken 1", NEWS["text"], "Wij vroegen meer banken", "Donderdag: 13 tot 17"):
        assert told in said
    assert ("Pas de bus" in said) == (language == "fr")


@pytest.mark.parametrize("shape", Shape.values)
def test_translated_words_take_the_place_of_the_dutch(shape):
    issue = an_issue(translations={"fr": {"title": "Lettre de décembre", "hours": "Lundi : de 9 à 12 heures"}})
    said = reading.words(made(shape, issue, "fr").pdf)
    assert ("Lundi : de 9" in said, "Maandag" in said, "Dag buur." in said) == (True, False, True)
    assert "Lettre de décembre" in said
    assert "Maandag" in reading.words(made(shape, issue).pdf)


def test_the_chosen_order_is_the_order_on_paper():
    issue = an_issue(parts=["news", "answers"])
    said = reading.words(made(Shape.SHEET, issue).pdf)
    assert said.index(NEWS["title"]) < said.index(ANSWER["asked"])
    assert "Samen koken" not in said
    assert "banken" not in said


@pytest.mark.parametrize("shape", Shape.values)
def test_too_many_activities_fall_off_and_the_paper_says_how_many(shape):
    issue = an_issue([a_session(f"Activiteit nummer {at}", day=at % 20, number=at) for at in range(90)])
    paper = made(shape, issue)
    assert paper.pages <= SHAPE_PAGES[shape][-1]
    assert 0 < paper.left_off < 90
    said = reading.words(paper.pdf)
    assert f"En nog {paper.left_off} activiteiten" in said
    assert said.count("Activiteit nummer") == 90 - paper.left_off


def test_what_comes_after_the_offer_goes_to_the_back_where_the_inside_is_full():
    """Before anything falls off, and never what was chosen to stand before the offer."""
    many = [a_session(f"Activiteit nummer {at}", day=at % 20, number=at) for at in range(24)]
    after, before = (made(Shape.BOOKLET, an_issue(many, parts=parts)) for parts in (
        ["activities", "news", "answers"], ["answers", "news", "activities"],
    ))  # fmt: skip
    backs = [json.loads(paper.recipe[-1])["back"] for paper in (after, before)]
    assert backs == [["board", "news", "answers"], ["board"]]
    assert after.left_off < before.left_off
    said = PdfReader(io.BytesIO(after.pdf)).pages[0].extract_text()
    assert NEWS["title"] in said


def test_what_cannot_fit_names_its_longest_parts():
    answers = [ANSWER | {"id": str(at), "asked": "Wij wachten al lang op een bank. " * 90} for at in range(6)]
    issue = an_issue()
    issue.contents["answers"] = answers
    with pytest.raises(Refused, match="Jij zei, wij deden"):
        made(Shape.BOOKLET, issue)


def test_the_fullest_cover_and_back_stay_in_their_place():
    line = "Iedereen is welkom, ook wie nog niemand kent in onze buurt. " * 2
    full = an_issue(
        [a_session(sign_up="sign_up", childcare_places=3, transport_offered=True, wheelchair="yes")],
        title="Nieuwsbrief van het ontmoetingshuis en van alle buren uit de straten errond 2026",
        opening=(line[:74] + "\n") * 8,
        board_word=(line[:74] + "\n") * 8,
        hours=(line[:49] + "\n") * 8,
    )
    assert [len(getattr(full, name).strip()) for name in ("title", "opening", "hours")] == [80, 599, 399]
    small = made(Shape.BOOKLET, an_issue([]))
    paper = made(Shape.BOOKLET, full)
    assert paper.pages == 2
    ink = [reading.ink_outside(making.picture_of(one, ppi=72), share=0.025) for one in (paper, small)]
    assert ink[0] == ink[1] > 0, "beyond the fold marks nothing stands in the margin"


def test_large_print_has_no_small_letter():
    sizes = set()
    for page in PdfReader(io.BytesIO(made(Shape.LARGE).pdf)).pages:
        page.extract_text(
            visitor_text=lambda text, _cm, tm, _font, size: (
                sizes.add(round(abs(tm[3]) * size, 1)) if text.strip() else None
            )
        )
    assert min(sizes) >= 18
