"""The screens of the newsletter: made in a few clicks by a worker, read and taken along by everybody."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.networks.models import Network
from meedoen.press.models import Newsletter
from tests.factories import make_activity, make_member, make_organisation, make_place, make_session

from . import reading

pytestmark = pytest.mark.django_db
HERE = "/werk/noord/drukwerk/nieuwsbrieven/"
SITE = "/noord/nieuwsbrief/"


@pytest.fixture
def partner(in_noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    with seeding("test"):
        Network.objects.filter(pk=in_noord.pk).update(languages=["nl", "ar"], phone="014 55 66 77")
    made = make_organisation(in_noord, "Ontmoetingshuis")
    house = make_place(in_noord, "GS9")
    soon = timezone.now() + datetime.timedelta(days=2)
    make_session(make_activity(made, "Samen koken", place=house, price_cents=0), soon, place=house)
    make_session(make_activity(made, "Elders", price_cents=0), soon)
    return made


@pytest.fixture
def worker(partner):
    return signed_in(partner)


def signed_in(partner, role=Role.WORKER):
    client = Client()
    client.force_login(make_member(partner, role))
    return client


def typed(client, **changes):
    """What the empty form holds, as a browser would send it again, with a beginning, for the coming weeks."""
    form = client.get(HERE + "nieuw/").context["form"]
    told = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    organisation, today = form.fields["organisation"].choices[0][0], timezone.localdate()
    days = {"first_day": today, "last_day": today + datetime.timedelta(days=27)}
    return told | {"organisation": organisation, "opening": "Dag buur."} | days | changes


def made(client, **changes):
    answer = client.post(HERE + "nieuw/", typed(client, **changes))
    assert answer.status_code == 303, answer.context["form"].errors
    return answer["Location"]


def out(client, **changes):
    here = made(client, **changes)
    assert client.post(here + "bekendmaken/").status_code == 303
    return here


def test_from_nothing_to_everybody_in_three_acts(worker):
    """Write a beginning, look, let it go out: all the rest was filled in already."""
    here = made(worker, opening="Dag buur.")
    shown = worker.get(here)
    said = shown.content.decode()
    for told in ("2 activiteiten", "Leeg: dit deel staat er niet op.", "Maak bekend", "2 bladzijden op A4"):
        assert told in said
    assert worker.get(shown.context["previews"][1]).content.startswith(b"\x89PNG")
    assert "verandert hij niet meer" in worker.get(here + "bekendmaken/").content.decode()
    assert worker.post(here + "bekendmaken/").status_code == 303
    read = Client().get(SITE).content.decode()
    for told in ("Dag buur.", "Samen koken", "Elders", "014 55 66 77", "https://wa.me/?text=", "nummer 1"):
        assert told in read
    assert "Nieuws</span>" not in read
    assert "Lees onze nieuwsbrief" in Client().get("/noord/").content.decode()


def test_the_next_issue_begins_with_what_the_last_one_had(worker):
    house = str(next(iter(worker.get(HERE + "nieuw/").context["form"].fields["place"].choices[1:]))[0])
    here = made(worker, place=house, parts=["activities", "news"], phone="056 99 88 77", hours="Maandag: 9 tot 12 uur")
    worker.post(here + "hoger/news/")
    worker.post(here + "bekendmaken/")
    empty = worker.get(HERE + "nieuw/")
    form = empty.context["form"]
    assert "(al ingevuld)" in empty.content.decode()
    assert form["place"].value() == house
    assert form["parts"].value() == ["news", "activities"]
    assert (form["phone"].value(), form["hours"].value()) == ("056 99 88 77", "Maandag: 9 tot 12 uur")
    assert form["first_day"].value() == Newsletter.objects.get().last_day + datetime.timedelta(days=1)
    assert form["opening"].value() in (None, "")
    made(worker, parts=["activities", "answers", "news"])
    assert Newsletter.objects.get(status="draft").parts == ["news", "activities", "answers"]


def test_an_issue_of_one_place_tells_that_place_alone(worker):
    house = worker.get(HERE + "nieuw/").context["form"].fields["place"].choices[1][0]
    out(worker, place=house)
    read = Client().get(SITE).content.decode()
    assert "Samen koken" in read
    assert "Elders" not in read


def test_a_part_goes_up_and_the_paper_follows(worker):
    here = made(worker, parts=["activities", "board"], board_word="Wij vroegen banken.")
    assert worker.post(here + "hoger/board/").status_code == 303
    assert Newsletter.objects.get().parts == ["board", "activities"]
    said = reading.words(worker.get(here + "blad/nl.pdf").content)
    assert said.index("Wij vroegen banken.") < said.index("Samen koken")


def test_what_is_wrong_is_said_and_what_was_typed_stays(worker):
    answer = worker.post(HERE + "nieuw/", typed(worker, opening="Hallo daar", last_day="2020-01-01"))
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "De laatste dag ligt vóór de eerste" in said
    assert "Hallo daar" in said
    assert Newsletter.objects.count() == 0


def test_own_words_stand_in_the_language_of_the_reader(worker):
    here = made(worker, opening="Dag buur.")
    assert "jouw zinnen blijven Nederlands" in worker.get(here).content.decode()
    assert worker.get(here + "vertalen/nl/").status_code == worker.get(here + "vertalen/fr/").status_code == 404
    assert "Dag buur." in worker.get(here + "vertalen/ar/").content.decode()
    assert worker.post(here + "vertalen/ar/", {"title": "نشرة", "opening": "مرحبا يا جار"}).status_code == 303
    worker.post(here + "bekendmaken/")
    read = Client().get(SITE, headers={"accept-language": "ar"}).content.decode()
    assert ("مرحبا يا جار" in read, "Dag buur." in read) == (True, False)
    assert "<h1><bdi>نشرة</bdi></h1>" in read


def test_how_it_reads_stands_under_the_words_before_anything_is_kept(worker):
    asked = typed(worker, opening="Indien je wil, kom je mee.") | {"look": "1"}
    shown = worker.post(HERE + "nieuw/", asked)
    assert shown.status_code == 200
    assert 'value="opening:indien"' in shown.content.decode().casefold()
    taken = worker.post(HERE + "nieuw/", asked | {"neem_over": "opening:indien"}).context["form"]
    assert taken["opening"].value() == "Als je wil, kom je mee."
    assert Newsletter.objects.count() == 0


def test_a_draft_is_dropped_after_a_question(worker):
    here = made(worker)
    assert "Gooi je" in worker.get(here + "weg/").content.decode()
    assert Newsletter.objects.count() == 1
    assert worker.post(here + "weg/")["Location"] == HERE
    assert Newsletter.objects.count() == 0


def test_a_correction_and_a_withdrawal_show_on_the_site(worker):
    here = out(worker, opening="Dag bur.")
    correction = worker.post(here + "verbeteren/")["Location"]
    told = typed(worker, opening="Dag buur.")
    assert worker.post(correction + "aanpassen/", told).status_code == 303
    assert "Dag bur." in Client().get(SITE + "1/").content.decode()
    worker.post(correction + "bekendmaken/")
    read = Client().get(SITE + "1/").content.decode()
    assert ("Dag buur." in read, "Dag bur." in read, "verbeterd" in read) == (True, False, True)
    assert worker.post(here + "intrekken/").status_code == 422
    worker.post(correction + "intrekken/")
    assert Client().get(SITE + "1/").status_code == 404
    assert "Er is nog geen nieuwsbrief" in Client().get(SITE).content.decode()
    assert "Lees onze nieuwsbrief" not in Client().get("/noord/").content.decode()


@pytest.mark.parametrize("shape", ["boekje", "blad", "groot"])
def test_everybody_takes_the_paper_in_their_own_language(worker, shape):
    out(worker, opening="Dag buur.")
    reader = Client()
    reader.cookies["django_language"] = "ar"
    answer = reader.get(f"{SITE}1/{shape}.pdf", headers={"accept-language": "ar"})
    assert answer["Content-Type"] == "application/pdf"
    assert reading.claims(answer.content)["language"] == "ar"
    assert "Dag buur." in reading.words(answer.content)
    assert reader.get(f"{SITE}1/krant.pdf").status_code == 404


def test_the_earlier_issues_stand_below_the_newest(worker):
    for number in (1, 2, 3):
        out(worker, title=f"Brief {number}")
    read = Client().get(SITE).content.decode()
    assert "<h1><bdi>Brief 3</bdi></h1>" in read
    assert read.index("Brief 2") < read.index("Brief 1")


def test_an_issue_whose_days_are_over_says_so(worker):
    out(worker)
    assert "Deze nieuwsbrief gold tot" not in Client().get(SITE).content.decode()
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    with seeding("test"):
        Newsletter.objects.update(first_day=yesterday, last_day=yesterday)
    assert "Deze nieuwsbrief gold tot" in Client().get(SITE).content.decode()


def test_who_does_not_make_them_does_not_see_the_way(partner):
    referrer = signed_in(partner, Role.REFERRER)
    assert "nieuwsbrieven" not in referrer.get("/werk/noord/drukwerk/").content.decode()
    assert referrer.get(HERE).status_code == 404
    assert "nieuwsbrieven" in signed_in(partner).get("/werk/noord/drukwerk/").content.decode()


def test_the_pages_ask_the_same_at_one_and_at_three(worker):
    def asked(client, where):
        client.get(where)
        with CaptureQueriesContext(connection) as found:
            client.get(where)
        return len(found)

    out(worker)
    one = [asked(worker, HERE), asked(worker, SITE)]
    for _time in (2, 3):
        out(worker)
    assert [asked(worker, HERE), asked(worker, SITE)] == one
