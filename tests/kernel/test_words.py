"""Days, hours and prices in words: the night, the clock changes, 29 February, other languages."""

import datetime

import pytest
from django.utils import translation

from meedoen.kernel.web import words
from meedoen.kernel.web.words import BRUSSELS

TODAY = datetime.date(2026, 3, 12)


def at(day, hour, minute=0):
    return datetime.datetime(2026, 3, day, hour, minute, tzinfo=BRUSSELS)


@pytest.fixture(autouse=True)
def dutch():
    with translation.override("nl"):
        yield


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (datetime.date(2026, 3, 12), "vandaag"),
        (datetime.date(2026, 3, 13), "morgen"),
        (datetime.date(2026, 3, 14), "zaterdag 14 maart"),
        (datetime.date(2026, 3, 11), "woensdag 11 maart"),
        (datetime.date(2027, 1, 2), "zaterdag 2 januari 2027"),
        (datetime.date(2028, 2, 29), "dinsdag 29 februari 2028"),
    ],
)
def test_days(day, said):
    assert words.day(day, today=TODAY) == said


def test_a_day_near_is_named_too_where_it_is_read_again_later():
    assert words.full_day(at(12, 14), today=TODAY) == "vandaag, donderdag 12 maart"
    assert words.full_day(at(20, 14), today=TODAY) == "vrijdag 20 maart"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (at(14, 14), at(14, 16), "zaterdag 14 maart, 14 tot 16 uur"),
        (at(14, 9, 30), at(14, 11, 5), "zaterdag 14 maart, 9.30 tot 11.05 uur"),
        (at(14, 22), at(15, 1), "zaterdag 14 maart, 22 tot 1 uur de volgende dag"),
        (at(14, 0), at(14, 23, 59), "zaterdag 14 maart, de hele dag"),
        (at(12, 14), at(12, 16), "vandaag, 14 tot 16 uur"),
    ],
)
def test_when(start, end, said):
    assert words.when(start, end, today=TODAY) == said


def test_starts():
    assert words.starts(at(12, 14), today=TODAY) == "vandaag om 14 uur"
    assert words.starts(at(13, 9, 30), today=TODAY) == "morgen om 9.30 uur"


@pytest.mark.parametrize(("utc", "said"), [((2026, 3, 29, 0, 30), "1.30"), ((2026, 3, 29, 1, 30), "3.30")])
def test_the_clock_is_that_of_brussels_on_the_night_it_changes(utc, said):
    assert words.clock(datetime.datetime(*utc, tzinfo=datetime.UTC)) == said


def test_late_in_the_evening_utc_it_is_tomorrow_already():
    assert words.day(datetime.datetime(2026, 3, 12, 23, 30, tzinfo=datetime.UTC), today=TODAY) == "morgen"


@pytest.mark.parametrize(
    ("cents", "said"),
    [(None, ""), (0, "gratis"), (250, "€ 2,50"), (300, "€ 3"), (5, "€ 0,05"), (100000, "€ 1.000")],
)
def test_prices(cents, said):
    assert words.price(cents).replace("\xa0", " ") == said


@pytest.mark.parametrize(
    ("cents", "social", "said"),
    [
        (500, 100, "€ 5, met kansentarief € 1"),
        (500, 0, "€ 5, met kansentarief gratis"),
        (500, None, "€ 5"),
        (500, 500, "€ 5"),
        (None, 0, ""),
    ],
)
def test_social_tariff(cents, social, said):
    assert words.prices(cents, social).replace("\xa0", " ") == said


@pytest.mark.parametrize(
    ("language", "day", "clock", "price"),
    [
        ("fr", "samedi 14 mars", "14:30", "2,50 €"),
        ("en", "Saturday 14 March", "14:30", "€2.50"),
        ("tr", "14 Mart Cumartesi", "14:30", "€2,50"),
    ],
)
def test_other_languages_write_it_their_way(language, day, clock, price):
    with translation.override(language):
        assert sorted(words.day(at(14, 14, 30), today=TODAY).split()) == sorted(day.split())
        assert words.clock(at(14, 14, 30)) == clock
        assert words.price(250).replace("\xa0", " ") == price


def test_arabic_keeps_the_figures_of_the_street():
    with translation.override("ar"):
        said = f"{words.day(at(14, 14, 30), today=TODAY)} {words.clock(at(14, 14, 30))} {words.price(250)}"
    assert "14:30" in said
    assert not any("\u0660" <= sign <= "\u0669" for sign in said)


def test_turns_and_people():
    assert [words.position(number) for number in (1, 3, 12)] == ["eerste", "derde", "12de"]
    assert words.people(1, 2) == "1 volwassene en 2 kinderen"
    assert words.people(0, 1) == "1 kind"
    assert words.people(2, 0) == "2 volwassenen"


def test_a_sentence_begins_with_a_capital():
    assert words.begin("vandaag") == "Vandaag"
    assert words.begin("") == ""
    with translation.override("tr"):
        assert words.begin("ilk") == "İlk"
