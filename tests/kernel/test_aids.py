"""How somebody reads best: kept without script, in this browser alone, and nothing typed is lost."""

import re

import pytest
from django.test import Client, RequestFactory

from meedoen.kernel.web import aids
from tests.factories import make_activity, make_organisation, make_session


def request(**cookies):
    made = RequestFactory().get("/noord/", {"gratis": "1"})
    made.COOKIES.update(cookies)
    return made


@pytest.mark.parametrize(
    ("code", "classes"),
    [("000", ""), ("100", "text-larger"), ("210", "text-largest contrast"), ("011", "contrast calm")],
)
def test_a_code_stands_for_a_choice(code, classes):
    chosen = aids.read(code)
    assert (chosen.code, chosen.classes) == (code, classes)
    assert aids.of(request(lezen=code)) == chosen


@pytest.mark.parametrize("code", ["", "300", "0000", "00", "0x1", "٠١٠", "<b>", "100\n"])
def test_any_other_code_is_as_usual(code):
    assert aids.read(code) is None
    assert aids.of(request(lezen=code)) == aids.Aids()


def test_each_choice_changes_one_thing_and_says_which_holds():
    letters, colours, movement = aids.choices(aids.read("210"), "naar=%2Fnoord%2F%3Fgratis%3D1")
    assert [one["code"] for one in letters["options"]] == ["010", "110", "210"]
    assert [one["code"] for one in colours["options"]] == ["200", "210"]
    assert [one["code"] for one in movement["options"]] == ["210", "211"]
    assert [one["current"] for one in letters["options"]] == [False, False, True]
    assert letters["options"][0]["href"] == "/stijl/010/?naar=%2Fnoord%2F%3Fgratis%3D1"


@pytest.mark.django_db
def test_a_link_keeps_the_choice_and_the_place(client):
    answer = client.get("/stijl/210/", {"naar": "/noord/?gratis=1"})
    assert (answer.status_code, answer.url) == (302, "/noord/?gratis=1")
    assert answer.cookies["lezen"].value == "210"
    assert answer.cookies["lezen"]["httponly"]
    assert '<html lang="nl" dir="ltr" class="text-largest contrast">' in client.get("/noord/").content.decode()
    assert 'class="text' not in Client().get("/noord/").content.decode()[:200]
    client.get("/stijl/000/")
    assert 'class="text' not in client.get("/noord/").content.decode()[:200]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "target", ["https://kwaad.example/", "//kwaad.example", "/\\kwaad.example", "javascript:x", ""]
)
def test_the_way_back_never_leaves_the_site(client, target):
    assert client.get("/stijl/100/", {"naar": target}).url == "/"


@pytest.mark.django_db
def test_an_unknown_choice_is_not_there(client):
    assert client.get("/stijl/999/").status_code == 404


@pytest.mark.django_db
def test_in_the_middle_of_a_form_nothing_typed_is_lost(client, in_noord):
    partner = make_organisation(in_noord, "De Dreef", phone="014 11 11 11")
    session = make_session(make_activity(partner, "Samen koken", sign_up="sign_up"))
    url = f"/noord/a/{session.activity_id}/meedoen/{session.pk}/"
    state = re.search(r'name="state" value="([^"]+)"', client.get(url).content.decode())[1]
    answer = client.post(url, {"state": state, "step": "name", "first_name": "Amina", "lezen": "200"})
    page = answer.content.decode()
    assert answer.cookies["lezen"].value == "200"
    assert 'class="text-largest"' in page
    assert 'value="Amina"' in page
    assert 'name="step" value="name"' in page
