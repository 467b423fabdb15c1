"""The screens of press: choosing, previewing, taking along; writing a sheet; reading one without an account."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.networks.models import Network
from meedoen.press.models import WelcomeSheet
from tests.factories import make_activity, make_member, make_organisation, make_place, make_session

from . import reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(in_noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    with seeding("test"):
        Network.objects.filter(pk=in_noord.pk).update(languages=["nl", "ar"], phone="014 55 66 77")
    made = make_organisation(in_noord, "OCMW Noord")
    place = make_place(in_noord)
    for title in ("Open huis", "Samen koken"):
        make_session(make_activity(made, title, price_cents=0, place=place), place=place)
    draft = make_activity(made, "Nog geheim", status="draft")
    make_session(draft)
    return made


def signed_in(partner, role=Role.WORKER):
    client = Client()
    client.force_login(make_member(partner, role))
    return client


def tomorrow():
    return (timezone.localdate() + datetime.timedelta(days=1)).isoformat()


@pytest.mark.parametrize("kind", ["affiche", "folder", "koelkast", "groot", "waaier", "lijst"])
def test_each_print_is_shown_and_taken_along(partner, kind):
    client = signed_in(partner)
    shown = client.get(f"/werk/noord/drukwerk/{kind}/", {"van": tomorrow(), "taal": ["nl", "ar"]})
    assert shown.status_code == 200
    assert "Neem de PDF" in shown.content.decode()
    pdf = client.get(f"/werk/noord/drukwerk/{kind}/ar.pdf", {"van": tomorrow()})
    assert pdf["Content-Type"] == "application/pdf"
    assert reading.claims(pdf.content)["language"] == "ar"
    said = reading.words(pdf.content)
    assert "Open huis" in said
    assert "Nog geheim" not in said
    png = client.get(f"/werk/noord/drukwerk/{kind}/nl.png", {"van": tomorrow()})
    assert png.content.startswith(b"\x89PNG")


def test_a_poster_asks_the_same_whatever_stands_on_it(partner, django_assert_max_num_queries):
    client = signed_in(partner)
    with django_assert_max_num_queries(14):
        client.get("/werk/noord/drukwerk/affiche/nl.pdf", {"van": tomorrow()})


def test_who_refers_starts_with_the_list(partner):
    shown = signed_in(partner, Role.REFERRER).get("/werk/noord/drukwerk/").content.decode()
    assert '<h2 id="wat">Lijst voor wie doorverwijst</h2>' in shown


def test_wishes_narrow_the_list(partner):
    client = signed_in(partner, Role.REFERRER)
    asked = {"van": tomorrow(), "wens": "kinderen", "taal": "nl"}
    assert "Kies andere dagen" in client.get("/werk/noord/drukwerk/lijst/", asked).content.decode()
    assert client.get("/werk/noord/drukwerk/lijst/nl.pdf", asked).status_code == 422


def test_a_wrong_day_is_said_and_what_was_chosen_stays(partner):
    shown = signed_in(partner).get("/werk/noord/drukwerk/folder/", {"van": "31/02", "duur": "maand", "taal": "ar"})
    said = shown.content.decode()
    assert shown.status_code == 422
    assert "Deze dag bestaat niet" in said
    assert 'value="maand"' in said
    assert "checked" in said.split('value="maand"')[1][:120] or "checked" in said.split('value="maand"')[0][-120:]


@pytest.mark.parametrize("path", ["affiche/xx.pdf", "affiche/fr.pdf", "onbekend/nl.pdf", "onbekend/"])
def test_what_is_not_printed_here_is_not_there(partner, path):
    assert signed_in(partner).get(f"/werk/noord/drukwerk/{path}").status_code == 404


def test_a_stranger_prints_nothing(partner, zuid):
    stranger = signed_in(make_organisation(zuid))
    for path in ("", "affiche/nl.pdf", "onthaalbladen/"):
        assert stranger.get(f"/werk/noord/drukwerk/{path}").status_code == 404
    assert Client().get("/werk/noord/drukwerk/").status_code == 302


def test_too_many_renders_are_braked(partner, monkeypatch):
    from meedoen.press.views import answers

    monkeypatch.setattr(answers, "BY_STAFF", answers.Rate("press.test", times=1, seconds=60))
    client = signed_in(partner)
    first, second = (client.get("/werk/noord/drukwerk/affiche/nl.pdf", {"van": tomorrow()}) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 422)
    assert "Wacht een minuut" in second.content.decode()


def written(client, partner, **changes):
    told = {
        "organisation": str(partner.pk), "title": "Ik zoek een huis", "what": "Wij zoeken mee.",
        "steps": "Bel ons.\nKom langs.", "phone": "014 22 33 44",
    }  # fmt: skip
    return client.post("/werk/noord/drukwerk/onthaalbladen/nieuw/", {**told, **changes})


def test_under_each_part_of_a_sheet_stands_how_it_reads_and_a_simpler_word_is_taken_over(partner):
    client = signed_in(partner)
    hard = "Indien u dit wenst, wordt de aanvraag door de dienst ingediend."
    read = written(client, partner, what=hard, look="1")
    block = read.content.decode().split('id="leest-what"')[1].split("</div>")[0]
    assert "moeilijk" in block and 'value="what:indien"' in block
    taken = written(client, partner, what=hard, neem_over="what:indien")
    form = taken.context["form"]
    assert (form["what"].value(), form["steps"].value()) == (hard.replace("Indien", "Als"), "Bel ons.\nKom langs.")
    assert WelcomeSheet.objects.count() == 0
    assert written(client, partner, what=hard).status_code == 303  # it only hints
    sheet = WelcomeSheet.objects.get()
    edited = client.post(
        f"/werk/noord/drukwerk/onthaalbladen/{sheet.pk}/aanpassen/", {"title": "Nu anders", "what": hard, "look": "1"},
        headers={"HX-Request": "true"},
    ).content.decode()  # fmt: skip
    assert 'hx-swap-oob="true"' in edited and "<form" not in edited
    assert WelcomeSheet.objects.get().title == "Ik zoek een huis"


def test_a_sheet_from_empty_to_everybody(partner):
    client = signed_in(partner)
    assert "Schrijf het eerste" in client.get("/werk/noord/drukwerk/onthaalbladen/").content.decode()
    made = written(client, partner)
    assert made.status_code == 303
    sheet = WelcomeSheet.objects.get()
    home = f"/werk/noord/drukwerk/onthaalbladen/{sheet.pk}/"
    assert "Toon het aan iedereen" in client.get(home).content.decode()
    assert Client().get(f"/noord/welkom/{sheet.slug}/").status_code == 404
    assert 'href="/noord/welkom/"' not in Client().get("/noord/").content.decode()
    assert client.post(f"{home}tonen/").status_code == 303
    read = Client().get(f"/noord/welkom/{sheet.slug}/").content.decode()
    assert "Wij zoeken mee." in read
    assert 'href="tel:014223344"' in read
    assert "Ik zoek een huis" in Client().get("/noord/welkom/").content.decode()
    assert 'href="/noord/welkom/"' in Client().get("/noord/").content.decode()
    paper = Client().get(f"/noord/welkom/{sheet.slug}/blad.pdf")
    assert "Kom langs." in reading.words(paper.content)
    changed = client.post(f"{home}aanpassen/", {"organisation": partner.pk, "title": "Een huis", "what": "Anders."})
    assert changed.status_code == 303
    told = client.post(f"{home}vertalen/ar/", {"title": "بيت", "what": "نساعدك"})
    assert told.status_code == 303
    arabic = reading.claims(client.get(f"{home}ar.pdf").content)
    assert (arabic["language"], "بيت" in arabic["title"]) == ("ar", True)
    assert client.get(f"{home}nl.png").content.startswith(b"\x89PNG")
    assert client.post(f"{home}verbergen/").status_code == 303
    assert Client().get(f"/noord/welkom/{sheet.slug}/").status_code == 404


def test_the_editor_shows_pictures_with_their_names(partner):
    shown = signed_in(partner).get("/werk/noord/drukwerk/onthaalbladen/nieuw/").content.decode()
    assert shown.count("/static/pictograms/") == shown.count('name="pictogram"') >= 15
    assert "<span>geld</span>" in shown


def test_what_was_typed_stays_when_something_is_wrong(partner):
    wrong = written(signed_in(partner), partner, title="", what="Nummer 85.07.30-033.28 is van Jan.")
    said = wrong.content.decode()
    assert wrong.status_code == 422
    assert "rijksregisternummer" in said
    assert "Kom langs." in said
    assert not WelcomeSheet.objects.exists()


def test_a_draft_that_misses_its_heart_says_so_when_shown(partner):
    client = signed_in(partner)
    written(client, partner, what="")
    sheet = WelcomeSheet.objects.get()
    refused = client.post(f"/werk/noord/drukwerk/onthaalbladen/{sheet.pk}/tonen/")
    assert refused.status_code == 422
    assert "Zeg eerst wat het is" in refused.content.decode()
