"""The start of the residents' site: list, month and map. Calm filters, no script, hostile addresses, days that bite."""

import datetime
import re

import pytest
import time_machine

from meedoen.activities.models import Session
from meedoen.activities.rules.series import BRUSSELS
from meedoen.activities.services import importing_sessions, searching
from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.networks.geography.outlines import encode_ring
from meedoen.networks.models import Area
from tests.factories import make_activity, make_organisation, make_place, make_session

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 3, 11, 12, tzinfo=BRUSSELS)
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "De Dreef", phone="014 11 11 11")


@pytest.fixture
def villages(in_noord):
    """Two villages beside each other, in one municipality."""
    whole = ((51.0, 4.8), (51.0, 5.0), (51.2, 5.0), (51.2, 4.8), (51.0, 4.8))
    west = ((51.0, 4.8), (51.0, 4.9), (51.2, 4.9), (51.2, 4.8), (51.0, 4.8))
    east = ((51.0, 4.9), (51.0, 5.0), (51.2, 5.0), (51.2, 4.9), (51.0, 4.9))
    since = datetime.date(2020, 1, 1)
    with seeding("test"), tenancy.use_network(in_noord.pk):
        town = Area.objects.create(
            code="13049", kind="municipality", name="Westerlo", valid_from=since, outline=[encode_ring(whole)]
        )
        for code, name, ring in (("13049A", "Oosterwijk", west), ("13049B", "Tongerlo", east)):
            Area.objects.create(
                code=code, kind="village", name=name, parent=town, valid_from=since, outline=[encode_ring(ring)]
            )


def plan(partner, title, start=None, session=None, **fields):
    activity = make_activity(partner, title, **fields)
    return make_session(activity, start or NOW + HOUR, place=fields.get("place"), **(session or {}))


def text(response):
    return response.content.decode().replace("\xa0", " ")


def headings(page):
    return re.findall(r"<h2>([^<]*)</h2>", text(page))


def titles(page):
    return re.findall(r'<a class="card__link"[^>]*><bdi>([^<]*)</bdi>', text(page))


def chips(page):
    """What stands in sight of the filters, and which of it is on."""
    row = text(page).partition('<nav class="choose"')[2].partition("<details")[0]
    return [(re.sub("<[^>]*>", "", said), "aria-current" in opened) for opened, said in re.findall(
        r"<a class=\"filter__chip\"([^>]*)>(.*?)</a>", row)]  # fmt: skip


def test_today_first_then_this_week_next_week_and_later(client, partner):
    for days, title in ((0, "nu"), (1, "morgen"), (4, "zondag"), (5, "maandag"), (12, "later")):
        plan(partner, title, NOW + HOUR + days * DAY)
    page = client.get("/noord/")
    assert headings(page) == ["Vandaag", "Deze week", "Volgende week", "Later"]
    assert titles(page) == ["nu", "morgen", "zondag", "maandag", "later"]


def test_a_day_without_anything_says_so_in_a_line(client, partner):
    plan(partner, "zondag", NOW + 4 * DAY)
    page = client.get("/noord/")
    assert "Vandaag is er niets" in text(page)
    assert headings(page) == ["Deze week"]
    assert "Vandaag is er niets" not in text(client.get("/noord/?gratis=1"))


def test_a_card_says_all_at_a_glance(client, partner):
    place = make_place(
        partner.network, "De Kring", how_to_get_there="Bus 15 stopt voor de deur. " * 9, wheelchair="yes"
    )
    plan(partner, "Samen koken", price_cents=500, social_price_cents=100, children_welcome=True, place=place)
    page = text(client.get("/noord/"))
    for told in ("Vandaag", "13 tot 15 uur", "De Kring, Westerlo", "€ 5, met kansentarief € 1", "kinderen welkom",
                 "rolstoel kan binnen", 'href="tel:014111111"'):  # fmt: skip
        assert told in page, told
    route = re.search(r"<bdi>(Bus 15[^<]*)</bdi>", page)[1]
    assert len(route) <= 60
    assert "<script" not in re.sub(r'<script src="[^"]*" defer></script>', "", page)
    assert " style=" not in page


def test_what_is_dutch_on_a_page_in_arabic_says_so(client, partner):
    place = make_place(partner.network, "De Kring", how_to_get_there="Naast de kerk.")
    off = {"status": "cancelled", "reason": "Jos is ziek."}
    plan(partner, "Samen koken", place=place, translations={"ar": {"title": "نطبخ معا"}}, session=off)
    page = text(client.get("/noord/?in=ar"))
    assert '<bdi lang="nl">Jos is ziek.</bdi>' in page
    assert "in-dutch" not in page
    plan(partner, "Wandelen", place=place)
    page = text(client.get("/noord/?in=ar"))
    assert '<bdi lang="nl">Naast de kerk.</bdi>' in page
    assert page.count("in-dutch") == 1
    assert "in-dutch" not in text(client.get("/noord/?in=nl"))


def test_three_filters_stand_open_and_what_is_on_comes_first(client, partner):
    plan(partner, "Samen koken", price_cents=0, children_welcome=True)
    assert chips(client.get("/noord/")) == [("Vandaag", False), ("Met kinderen", False), ("Gratis", False)]
    assert chips(client.get("/noord/?kinderen=1")) == [("Met kinderen", True), ("Vandaag", False), ("Gratis", False)]
    page = client.get("/noord/?kinderen=1&gratis=1&vandaag=1")
    assert [said for said, on in chips(page) if on] == ["Vandaag", "Gratis", "Met kinderen"]
    assert titles(page) == ["Samen koken"]
    assert "Toon alles" in text(page)
    assert 'href="?vandaag=1&amp;gratis=1"' in text(page)


def test_a_village_a_place_and_a_day_are_named_and_taken_off_with_one_tap(client, partner, villages):
    place = make_place(partner.network, "De Kring")
    plan(partner, "hier", NOW + DAY, place=place, session={"village_code": "13049B"})
    plan(partner, "elders", NOW + 2 * DAY)
    for asked, said in (
        ("dorp=13049B", "In Tongerlo"),
        (f"plaats={place.pk}", "De Kring"),
        ("dag=2026-03-12", "Morgen"),
    ):
        page = client.get(f"/noord/?{asked}")
        assert titles(page) == ["hier"], asked
        assert chips(page)[0] == (said, True)
    assert titles(client.get("/noord/?dag=2026-03-13")) == ["elders"]


def test_month_and_map_keep_what_was_searched(client, partner, villages):
    place = make_place(partner.network, "De Kring", latitude=51.1, longitude=4.85)
    other = make_place(partner.network, "De Bib", latitude=51.1, longitude=4.95)
    plan(partner, "Samen koken", NOW + DAY, place=place, session={"village_code": "13049A"})
    plan(partner, "Voorlezen", NOW + DAY, place=other, session={"village_code": "13049B"})
    searching.rebuild(partner.network_id)
    month, on_map = client.get("/noord/maand/?zoek=kokne"), client.get("/noord/kaart/?zoek=kokne")
    assert ("Samen koken" in text(month), "Voorlezen" in text(month)) == (True, False)
    assert ('id="plaats-' + str(place.pk) in text(on_map), "De Bib" in text(on_map)) == (True, False)
    assert (chips(month)[0], chips(on_map)[0]) == (("“kokne”", True), ("“kokne”", True))
    assert "Hier vinden we niets" in text(client.get("/noord/kaart/?zoek=zzzzqqqq"))


@pytest.mark.parametrize(
    "asked",
    [
        "dag=2026-02-30", "dag=0000-00-00", "dag=2026-3-1", "dag=٢٠٢٦-٠٣-١١", "plaats=x", "plaats=" + "0" * 36,
        "plaats=00000000-0000-0000-0000-000000000000", "bladzijde=-1", "bladzijde=99999999", "gratis=ja",
        "dorp=" + "é" * 400,
        "maand=2026-13", "maand=9999-12", "maand=0001-01", "zoek=%00%01", "zoek=" + "a" * 5000,
        "dorp=%27%22%3E%3Cscript%3E",
        "plaats=1&plaats=2", "&&&=", "dag=2099-12-31", "dag=2000-01-01",
    ],
)  # fmt: skip
@pytest.mark.parametrize("way", ["", "maand/", "kaart/"])
def test_a_strange_address_is_a_page(client, partner, villages, way, asked):
    plan(partner, "Samen koken")
    page = client.get(f"/noord/{way}?{asked}")
    assert page.status_code == 200
    assert "<script>" not in text(page)


def test_what_lasts_for_weeks_stays_on_the_board_until_it_ends(client, partner, clock):
    shown = make_activity(partner, "Tentoonstelling")
    make_session(shown, NOW - 10 * DAY, hours=20 * 24)
    make_session(make_activity(partner, "Voorbij"), NOW - 30 * DAY, hours=20 * 24)
    plan(partner, "Samen koken")
    page = client.get("/noord/")
    assert titles(page) == ["Samen koken", "Tentoonstelling"]
    assert headings(page) == ["Vandaag", "Nog een tijd open"]
    assert "Nu bezig" in text(page)
    assert "tot zaterdag 21 maart" in text(page)
    assert "Tentoonstelling" in text(client.get("/noord/maand/"))
    assert titles(client.get("/noord/?dag=2026-03-15")) == ["Tentoonstelling"]
    clock.shift(11 * DAY)
    assert "Tentoonstelling" not in text(client.get("/noord/"))


def test_evening_and_lasting_follow_the_hours_however_they_are_written(partner):
    activity = make_activity(partner)
    session = make_session(activity, NOW.replace(hour=17))
    assert (session.evening, session.lasting) == (True, False)
    session.starts_at, session.ends_at = NOW, NOW + 3 * DAY
    with seeding("test"):
        session.save(update_fields=["starts_at", "ends_at"])
    assert Session.objects.filter(pk=session.pk, evening=False, lasting=True).exists()
    moment = importing_sessions.Moment(NOW + DAY, NOW + 9 * DAY, "planned", "", None, 0)
    with seeding("test"):
        Session.objects.bulk_create([importing_sessions._session(activity, moment)])
    assert Session.objects.filter(lasting=True).count() == 2


def test_the_month_shows_five_a_day_and_the_way_to_the_rest(client, partner):
    activity = make_activity(partner, "Samen koken")
    for number in range(17):
        make_session(activity, NOW + 3 * DAY + number * datetime.timedelta(minutes=5))
    page = text(client.get("/noord/maand/"))
    assert page.count('class="month__line"') == 5
    assert re.search(r'<a href="/noord/\?dag=2026-03-14">nog 12<', page)
    assert page.count('<th scope="col">') == 7
    assert 'rel="prev"' not in page
    assert re.search(r'href="\?maand=2026-04" rel="next"', page)
    assert len(titles(client.get("/noord/?dag=2026-03-14"))) == 17


@pytest.mark.parametrize(
    ("today", "month", "title", "days", "later"),
    [
        ((2026, 12, 31), "2026-12", "December 2026", 31, "2027-01"),
        ((2026, 12, 31), "2027-01", "Januari 2027", 31, "2027-02"),
        ((2028, 2, 1), "2028-02", "Februari 2028", 29, "2028-03"),
        ((2026, 3, 1), "2026-03", "Maart 2026", 31, "2026-04"),
        ((2026, 10, 1), "2026-10", "Oktober 2026", 31, "2026-11"),
    ],
)
def test_each_day_of_a_month_once(client, partner, clock, today, month, title, days, later):
    clock.move_to(datetime.datetime(*today, 0, 5, tzinfo=BRUSSELS))
    first = datetime.date.fromisoformat(f"{month}-01")
    activity = make_activity(partner, "Samen koken")
    for number in range(-1, days + 1):
        day = first + datetime.timedelta(days=number)
        for minute in (1, 23 * 60 + 58):
            start = datetime.datetime.combine(day, datetime.time(minute // 60, minute % 60), BRUSSELS)
            make_session(activity, start, hours=1)
    page = text(client.get(f"/noord/maand/?maand={month}"))
    assert f"<h1>{title}</h1>" in page
    shown = [
        int(number)
        for number, lines in re.findall(r'month__number"[^>]*>(\d+)<(.*?)</td>', page, re.DOTALL)
        for _line in re.findall("month__line", lines.replace("month__lines", ""))
    ]
    first_shown = today[2] if f"{today[0]}-{today[1]:02d}" == month else 1
    assert shown == [day for day in range(first_shown, days + 1) for _twice in range(2)]
    assert f"maand={later}" in page


def test_in_the_last_days_of_a_month_the_next_one_is_meant(client, partner, clock):
    plan(partner, "in april", NOW + 25 * DAY)
    for day, title in ((26, "Maart 2026"), (27, "April 2026"), (31, "April 2026")):
        clock.move_to(datetime.datetime(2026, 3, day, 0, 5, tzinfo=BRUSSELS))
        assert f"<h1>{title}</h1>" in text(client.get("/noord/maand/"))
    assert 'href="?maand=2026-03" rel="prev"' in text(client.get("/noord/maand/"))


def test_the_month_keeps_the_filters_and_offers_no_days(client, partner):
    plan(partner, "gratis", price_cents=0)
    plan(partner, "betalend", price_cents=100)
    page = client.get("/noord/maand/?gratis=1&vandaag=1")
    assert re.findall(r"<bdi>(gratis|betalend)</bdi>", text(page)) == ["gratis"]
    assert chips(page) == [("Gratis", True), ("Met kinderen", False)]
    assert 'href="?gratis=1&amp;maand=2026-04"' in text(page)
    empty = text(client.get("/noord/maand/?kinderen=1"))
    assert "Hier vinden we niets" in empty
    assert "Deze maand staat er nog niets" in text(client.get("/noord/maand/?maand=2026-09"))


def test_the_map_leads_to_each_village_and_place(client, partner, villages):
    place = make_place(partner.network, "Zaal <Noord>", latitude=51.1, longitude=4.95)
    plan(partner, "Samen koken", place=place, session={"village_code": "13049B"})
    for url in ("/noord/", "/noord/kaart/"):
        page = text(client.get(url))
        assert f'href="/noord/?plaats={place.pk}" aria-label="Zaal &lt;Noord&gt;: 1 keer iets te doen"' in page
        assert 'href="/noord/?dorp=13049A" aria-label="Oosterwijk: niets te doen"' in page
        assert 'href="/noord/?dorp=13049B" aria-label="Tongerlo: 1 keer iets te doen"' in page
    assert text(client.get("/noord/kaart/")).count("Zaal &lt;Noord&gt;") == 3
    assert "offer-map" not in text(client.get("/zuid/"))


def test_the_map_follows_the_filters_and_what_is_empty_says_what_to_do(client, partner, villages):
    place = make_place(partner.network, "De Kring", latitude=51.1, longitude=4.95)
    plan(partner, "Samen koken", price_cents=100, place=place)
    assert "De Kring" in text(client.get("/noord/kaart/"))
    page = text(client.get("/noord/kaart/?gratis=1"))
    assert "De Kring" not in page
    assert "Kies minder" in page
    assert 'class="offer-map"' in page


@pytest.mark.parametrize("language", ["fr", "en", "ar", "tr"])
def test_month_and_map_speak_every_language(client, partner, villages, language):
    plan(partner, "Samen koken")
    for url in ("/noord/maand/", "/noord/kaart/"):
        page = client.get(url, headers={"Accept-Language": language})
        assert page.status_code == 200
        assert page.headers["Content-Language"] == language
        assert (' dir="rtl"' in text(page)) is (language == "ar")
