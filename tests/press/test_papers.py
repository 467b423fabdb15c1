"""Every paper in every language: readable with the ears, complete, and it fits or says what to shorten."""

import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from meedoen.kernel.documents import render_pages
from meedoen.kernel.refusals import Refused
from meedoen.press.papers import making, maps
from meedoen.press.rules.orders import Order
from meedoen.press.terms import LENGTHS, MOST_PAGES, Sheet, Wish

from . import reading
from .examples import LANGUAGES, MONDAY, a_session, a_setting, a_week

QUICK, DEEP = 10, 150
BLEEDS = {Sheet.FOLDER}
"""Its cover is coloured to the edge on purpose."""

LATIN = "aàâäbcçdeéèêëfgğhiıîïjklmnñoöôpqrsştuüûvwxyz"
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىؤئء"
SIGNS = "?!'’“”()/&+-–…·€%#$[]{}\\*_~`<>@=🌻\u00ad\u200f"
odd_words = st.text(st.sampled_from(LATIN + LATIN.upper() + ARABIC + "0123456789" + SIGNS), min_size=1, max_size=60)
titles = st.one_of(
    st.lists(odd_words, min_size=1, max_size=18).map(lambda parts: " ".join(parts)[:120]),
    st.text(st.sampled_from("Ww😀x"), min_size=100, max_size=120),
    st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=120),
).filter(lambda title: bool(title.strip()))


def an_order(sheet, **fields):
    return Order(sheet, MONDAY, fields.pop("length", LENGTHS[sheet][0]), **fields)


def made(sheet, items=None, language="nl", **fields):
    return making.make(an_order(sheet, **fields), items or a_week(), a_setting(), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", Sheet.values)
def test_who_reads_with_their_ears_gets_everything(sheet, language):
    paper = made(sheet, language=language)
    assert reading.claims(paper.pdf) == {
        "marked": True,
        "tagged": "/StructTreeRoot",
        "language": language,
        "title": re.sub("[\u2066-\u2069]", "", paper.recipe[2]),
        "title_shown": True,
        "part": "1",
    }
    assert reading.faults(paper.pdf) == []
    found = reading.tags(paper.pdf)
    roles = [role for role, _alt, _lang in found]
    assert roles.count("H1") == 1
    assert roles.index("H1") < min(roles.index(role) for role in roles if role in ("H2", "H3", "Table", "TH"))
    figures = [alt for role, alt, _lang in found if role == "Figure"]
    assert figures
    assert all(figures)
    assert paper.pages == reading.pages(paper.pdf)
    said = reading.words(paper.pdf)
    assert "014 55 66 77" in said
    assert "voorbeeld.be/noord" in said.replace(" ", "")


def test_a_table_has_heads():
    for sheet, heads in ((Sheet.FRIDGE, 2), (Sheet.LIST, 4)):
        roles = [role for role, _alt, _lang in reading.tags(made(sheet).pdf)]
        assert roles.count("TH") == heads


def test_a_title_that_is_not_translated_says_its_language():
    titled = a_session("Open huis", translations={"ar": {"title": "البيت المفتوح"}})
    paper = made(Sheet.LARGE, [titled, a_session("Samen koken", day=1)], language="ar")
    said = reading.words(paper.pdf)
    assert "Open huis" not in said
    assert "Samen koken" in said
    assert "nl" in {lang.split("-")[0] for _role, _alt, lang in reading.tags(paper.pdf)}


@pytest.mark.parametrize("sheet", Sheet.values)
def test_each_activity_stands_on_the_paper_with_hour_and_place(sheet):
    items = a_week(8)
    said = reading.words(made(sheet, items).pdf)
    for item in items:
        assert item.title in said
    assert "De Dreef" in said
    assert "gratis" in said or sheet == Sheet.FRIDGE


def test_what_is_no_longer_there_leaves_no_trace():
    """Equal input, equal paper: nothing of an earlier print comes back."""
    assert "Wandelen" not in reading.words(made(Sheet.POSTER, [a_session("Samen koken")]).pdf)


def test_an_empty_period_says_so():
    with pytest.raises(Refused, match="Kies andere dagen"):
        making.make(an_order(Sheet.POSTER), [], a_setting(), "nl")


def test_too_much_names_the_longest_titles():
    long = "Samen wandelen, koken, praten en nog veel meer in het mooie oude dorpshuis van Zoerle-Parwijs"
    many = [a_session(f"Activiteit nummer {at}", day=at % 28, hour=8 + at % 12, number=at) for at in range(400)]
    with pytest.raises(Refused) as refused:
        made(Sheet.FRIDGE, [*many, a_session(long)])
    assert long in refused.value.sentence
    assert "401" in refused.value.sentence


def test_a_full_folder_tells_each_activity_once():
    """Two weeks by day do not fit any more: the same by activity, with its days."""
    items = [a_session("Open huis", day=day, hour=hour, number=hour) for day in range(14) for hour in (9, 12, 15, 18)]
    paper = made(Sheet.FOLDER, items)
    assert paper.pages == 2
    assert reading.words(paper.pdf).count("Open huis") == 1


def test_a_poster_takes_a_second_sheet_before_the_type_gets_too_small():
    few, many = made(Sheet.POSTER, a_week(6)), made(Sheet.POSTER, a_week(45))
    assert (few.pages, many.pages) == (1, 2)
    assert f'"scale": {making.STEPS[Sheet.POSTER][-1]}' in few.recipe[4] or few.recipe[4].count('"columns": 1') == 1


def test_the_list_is_one_page_and_says_what_is_left_off():
    items = [a_session(f"Activiteit nummer {at}", day=at % 7, number=at) for at in range(60)]
    paper = made(Sheet.LIST, items, wishes=(Wish.CHILDREN,))
    assert paper.pages == 1
    assert 0 < paper.left_off < 60
    said = reading.words(paper.pdf)
    assert f"En nog {paper.left_off} activiteiten" in said
    assert len(re.findall(r"Activiteit nummer \d+", said)) == 60 - paper.left_off
    assert "met kinderen" in said


def test_large_print_has_no_small_letter():
    """Every text of the page is at least 18 points."""
    sizes = set()
    for page in PdfReader(io.BytesIO(made(Sheet.LARGE).pdf)).pages:
        page.extract_text(
            visitor_text=lambda text, _cm, tm, _font, size: (
                sizes.add(round(abs(tm[3]) * size, 1)) if text.strip() else None
            )
        )
    assert min(sizes) >= 18


def test_the_fan_has_a_card_a_theme_an_index_and_cards_by_target_group():
    items = [
        a_session("Samen koken", themes=["food"], children_welcome=False),
        a_session("Voetbal", day=1, themes=["sport"], price_cents=300, social_price_cents=100),
    ]
    paper = made(Sheet.FAN, items)
    said = reading.words(paper.pdf)
    assert "kaartje 1" in said
    assert "kaartje 2" in said
    assert "Met kinderen" in said
    assert "met kansentarief € 1" in said.replace("\u00a0", " ")
    headings = [role for role, _alt, _lang in reading.tags(paper.pdf) if role == "H2"]
    assert len(headings) == 2 + 5


def test_the_map_in_the_folder_lists_its_places():
    items = [a_session("A"), a_session("B", place_name="Bib", latitude=51.1001), a_session("C", latitude=51.2)]
    assert [(spot.number, spot.names) for spot in maps.spots(items)] == [(1, ["Bib", "De Dreef"]), (2, ["De Dreef"])]


def check(sheet, language, title):
    """It fits without a letter in the margin, or it is refused with a sentence that names a title."""
    items = [a_session(title, day=at % 7, number=at) for at in range(2)]
    items += [a_session(f"{title}{at}", day=at % 7, number=at) for at in range(3)]
    try:
        paper = made(sheet, items, language=language)
    except Refused as refused:
        assert "Kort" in refused.sentence or "kort" in refused.sentence
        return
    assert paper.pages <= MOST_PAGES[sheet][-1]
    if sheet not in BLEEDS:
        template, in_language, name, house, data = paper.recipe
        for page in render_pages(template, json.loads(data), language=in_language, title=name, house=house, ppi=36):
            assert reading.ink_outside(page) == 0


@pytest.mark.parametrize("title", ["0" * 27, "W" * 27, "12345678901234567 euro"])
def test_what_has_no_syllables_stays_on_the_paper(title):
    check(Sheet.POSTER, "nl", title)


@settings(max_examples=QUICK)
@given(st.sampled_from(Sheet.values), st.sampled_from(LANGUAGES), titles)
def test_whatever_the_title_it_fits_or_says_so(sheet, language, title):
    check(sheet, language, title)


@pytest.mark.deep
def test_whatever_the_title_many_times(goal):
    done = 0

    @settings(max_examples=DEEP, derandomize=True)
    @given(st.sampled_from(Sheet.values), st.sampled_from(LANGUAGES), titles)
    def every(sheet, language, title):
        nonlocal done
        check(sheet, language, title)
        done += 1

    every()
    goal("papers that fit", 1.0, n=done)
