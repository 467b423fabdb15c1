"""Wat past bij mij? as a resident and a worker meet it: questions, three offers with reasons, paper, nothing kept."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meedoen.activities.models import Session
from meedoen.activities.services import searching
from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.networks.models import Area
from tests.factories import make_activity, make_member, make_organisation, make_place, make_session

pytestmark = pytest.mark.django_db
OFFERS = "/noord/wat-past/voorstel/"
TITLES = re.compile(r'<h2><a href="[^"]*"><bdi[^>]*>([^<]*)</bdi>')


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "De Dreef", phone="014 11 11 11")


def plan(partner, title, session=None, **fields):
    activity = make_activity(partner, title, **fields)
    return make_session(activity, **{"place": activity.place, **(session or {})})


def indexed(network):
    searching.rebuild(network.pk)


def text(response):
    return response.content.decode()


def offers(client, asked=""):
    page = client.get(f"{OFFERS}?{asked}")
    assert page.status_code == 200
    return TITLES.findall(text(page)), text(page)


def village(code, name, point):
    with seeding("test"):
        return Area.objects.create(
            code=code, kind="village", name=name, valid_from=datetime.date(2025, 1, 1), label_point=point
        )


def test_every_question_stands_alone_and_can_be_skipped(client, partner, in_noord):
    village("A", "Tongerlo", [51.10, 4.90])
    village("B", "Oevel", [51.14, 4.90])
    asked, url = [], "/noord/wat-past/"
    for _turn in range(6):
        page = client.get(url)
        assert page.status_code == 200
        assert page.cookies == {}
        asked.append(re.search(r"<h1>([^<]*)</h1>", text(page))[1])
        skip = re.findall(r'<a href="([^"]+)"[^>]*>\s*<span>(?:Maakt niet uit|Sla over)</span>', text(page))
        url = skip[0]
    assert asked == [
        "Wanneer kun je?",
        "Waar wil je iets doen?",
        "Breng je kinderen mee?",
        "Kom je alleen of samen?",
        "Wat doe je graag?",
        "Wat maakt het soms moeilijk?",
    ]
    assert url == OFFERS


def test_where_there_is_one_village_nobody_is_asked_which(client, partner, in_noord):
    village("A", "Tongerlo", [51.10, 4.90])
    page = text(client.get("/noord/wat-past/?w=a"))
    assert "Vraag 1 van 5" in page
    assert 'href="/noord/wat-past/3/?w=v"' in page


def test_three_offers_with_the_reason_why(client, partner, in_noord, zuid):
    village("A", "Tongerlo", [51.10, 4.90])
    village("B", "Oevel", [51.14, 4.90])
    hall = make_place(in_noord, "Parochiezaal", wheelchair="yes")
    soup = {"price_cents": 0, "children_welcome": True, "themes": ["food"], "place": hall}
    plan(partner, "Soep", {"village_code": "A"}, **soup)
    plan(partner, "Soep verderop", {"village_code": "B"}, **soup)
    plan(partner, "Dure les", {"village_code": "A"}, price_cents=2500, themes=["learning"])
    plan(partner, "Voor volwassenen", {"village_code": "A"}, price_cents=0, age_min=18)
    plan(make_organisation(zuid, "Elders"), "Van zuid", price_cents=0)
    indexed(in_noord)
    found, page = offers(client, "d=A&k=j&l=f&h=p&h=r")
    assert found == ["Soep", "Soep verderop", "Voor volwassenen"]
    assert "Dit past bij jou" in page
    first, second, third = page.split('class="fit-card"')[1:]
    said = re.findall(r"<span>([^<]*\.)</span>", first)
    assert said == [
        "Kinderen mogen mee.",
        "Gratis.",
        "Zonder trappen.",
        "In Tongerlo.",
        "Koken en eten: dat doe je graag.",
    ]
    assert "Dicht bij Tongerlo." in second
    assert "Wat past niet?" not in second
    assert re.findall(r"<span>([^<]*\.)</span>", third.split("Wat past niet?")[1])[:3] == [
        "Alleen voor volwassenen.", "Zijn er trappen? Dat weten we niet.", "Dit is iets anders dan je koos.",
    ]  # fmt: skip


def test_it_says_so_when_nothing_fits_completely_or_nothing_is_there(client, partner, in_noord):
    found, page = offers(client, "h=p")
    assert (found, "Er staat nog niets op het bord" in page) == ([], True)
    plan(partner, "Dure les", price_cents=2500)
    indexed(in_noord)
    found, page = offers(client, "h=p")
    assert found == ["Dure les"]
    assert "Niets past helemaal. Bij elk staat wat niet past." in page
    assert "Het kost €\xa025." in page
    assert "Dit past bij jou" not in page


def test_what_is_full_cancelled_past_or_a_draft_is_not_offered_first(client, partner, in_noord):
    full = make_activity(partner, "Vol", sign_up="sign_up", capacity=1)
    make_session(full, capacity=1, taken=1)
    plan(partner, "Afgezegd", {"status": "cancelled"})
    plan(partner, "Kladje", status="draft")
    gone = plan(partner, "Voorbij")
    plan(partner, "Vrij")
    indexed(in_noord)
    with seeding("test"):
        Session.objects.filter(pk=gone.pk).update(status="cancelled")
    found, page = offers(client)
    assert found == ["Vrij", "Vol"]
    assert "Volzet. Je kunt op de wachtlijst." in page
    assert "Zet mij op de wachtlijst" in page


def test_the_way_on_is_to_join_or_to_be_called_first(client, partner, in_noord):
    session = plan(partner, "Samen koken", sign_up="sign_up")
    indexed(in_noord)
    _found, page = offers(client)
    join = f"/noord/a/{session.activity_id}/meedoen/{session.pk}/"
    assert f'href="{join}"' in page
    assert f'href="{join}?bel=1"' in page
    state = re.search(r'name="state" value="([^"]+)"', text(client.get(f"{join}?bel=1")))[1]
    way = text(client.post(join, {"state": state, "step": "name", "first_name": "Amina"}))
    assert re.search(r'value="call"[^>]*checked', way)


@pytest.mark.parametrize("count", [1, 40])
def test_always_the_same_few_questions_to_the_database(client, partner, in_noord, count):
    for number in range(count):
        plan(partner, f"Nummer {number}", price_cents=number * 10, themes=["food", "sport"][: number % 3])
    indexed(in_noord)
    url = f"{OFFERS}?h=p&h=t&l=f&w=n&k=j"
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        client.get(f"{url}&nieuw=1")
    told = [one["sql"] for one in captured if "set_config" not in one["sql"] and "SAVEPOINT" not in one["sql"]]
    assert 4 <= len(told) <= 5, told  # the network stands in memory, or is read


def test_the_number_of_a_session_follows_its_place_and_hours(in_noord, partner):
    from meedoen.activities.models import Finding
    from meedoen.activities.rules.fitting import Merit

    place = make_place(in_noord, "Zaal", bus_stop="Kerk")
    session = plan(partner, "Soep", {"village_code": "A"}, price_cents=0, place=place)
    indexed(in_noord)
    found = Finding.objects.get(session=session)
    expected = Merit.FREE | Merit.CHEAP | Merit.PRICE_KNOWN | Merit.BUS | Merit.AFTERNOON
    assert found.merits & ~Merit.WEEKEND == expected
    assert found.village_code == "A"
    with seeding("test"):
        type(place).objects.filter(pk=place.pk).update(bus_stop="")
    assert searching.out_of_step()[0] == [[session.activity_id]]


def test_with_somebody_beside_you_on_one_page(client, partner, in_noord, zuid, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    session = plan(partner, "Soep", sign_up="sign_up", price_cents=0, themes=["food"])
    indexed(in_noord)
    client.force_login(make_member(partner))
    page = text(client.get("/werk/noord/wat-past/?h=p&l=f"))
    assert "Wat past bij iemand?" in page
    assert f"/werk/noord/sessie/{session.pk}/inschrijven/" in page
    assert 'href="/werk/noord/wat-past/?l=f&amp;h=p&amp;h=v"' in page
    assert 'href="/werk/noord/wat-past/?h=p"' in page
    client.force_login(make_member(make_organisation(zuid, "Elders")))
    assert client.get("/werk/noord/wat-past/").status_code == 404


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_on_paper_the_questions_to_tick_and_three_cards(client, partner, in_noord, language):
    import io

    from pypdf import PdfReader

    for number in range(3):
        plan(partner, f"Soep {number}", price_cents=0, contact_name="Mia", text="Soep " * 50)
    indexed(in_noord)
    for asked, words in (("", "Wat?"), ("h=p&k=j", "Soep 1")):
        answer = client.get(f"/noord/wat-past/blad.pdf?{asked}", headers={"accept-language": language})
        assert answer["Content-Type"] == "application/pdf"
        pages = PdfReader(io.BytesIO(answer.content)).pages
        assert len(pages) == 2
        if language == "nl":
            assert "Wat maakt het soms moeilijk?" in pages[0].extract_text()
            assert words in pages[1].extract_text()


def test_the_start_shows_the_way_in(client, partner, in_noord):
    with tenancy.use_network(in_noord.pk):
        plan(partner, "Soep")
    assert 'href="/noord/wat-past/"' in text(client.get("/noord/"))
    assert 'class="fit-way"' not in text(client.get("/noord/?gratis=1"))
