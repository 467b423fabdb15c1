"""A resident with an old phone and no script signs up and cancels; and somebody who has only a keyboard."""

import re

import pytest

from meedoen.activities.models import Enrolment
from meedoen.kernel import tenancy
from tests.factories import make_activity, make_organisation, make_place, make_session

pytestmark = pytest.mark.journey
CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")
A_PERSON_IS_SLOWER = 5.5
"""Seconds: who signs up faster than five seconds after the first screen is taken for a machine."""


@pytest.fixture
def session(noord):
    partner = make_organisation(noord, "De Dreef", phone="014 11 11 11")
    place = make_place(noord, "De Zaal", how_to_get_there="achter de kerk, de groene deur")
    activity = make_activity(
        partner, "Samen koken", sign_up="sign_up", place=place, companion_welcome=True, price_cents=0
    )
    return make_session(activity, capacity=6, place=place)


def enrolments(network):
    with tenancy.use_network(network.pk):
        return list(Enrolment.objects.order_by("pk").values_list("status", "adults", "children"))


def the_code(me):
    return CODE.search(me.page.locator(".big-code").inner_text())[0]


def test_sign_up_and_cancel_without_script_on_a_phone(walk, noord, session):
    me = walk(thumb=True, java_script_enabled=False).go("/noord/")
    page = me.page
    me.press("Samen koken", "link").press(re.compile("^Ik doe mee"))
    assert "Hoe heet je?" in me.text
    me.press("Verder", status=422)
    assert "Vul je voornaam in" in me.text
    me.fill(first_name="Amina").press("Verder")
    me.touch(page.get_by_text("Stuur een sms"))
    me.press("Verder").fill(reach="12").press("Verder", status=422)
    me.fill(reach="0470 12 34 56").press("Verder")
    me.fill(adults="1", children="2").press("Verder")
    me.touch(page.get_by_text("Laat iemand met mij meegaan"))
    me.press("Verder")
    assert "Klopt dit?" in me.text
    assert "Amina" in me.text
    me.stay("/meedoen/", seconds=A_PERSON_IS_SLOWER)
    me.press("Schrijf mij in")
    assert "Je bent ingeschreven" in me.text
    code = the_code(me)
    assert enrolments(noord) == [("placed", 1, 2)]
    me.go("/noord/").press(re.compile("Schrijf je hier uit"))
    me.fill(code="AAAA-AAAA").press("Verder", status=422)
    me.fill(code=code.lower().replace("-", " ")).press("Verder")
    assert "Samen koken" in me.text
    me.press("Ja, schrijf mij uit")
    assert "Je bent uitgeschreven" in me.text
    assert enrolments(noord) == [("cancelled", 1, 2)]
    print(f"a resident signs up and cancels: {me.taps} taps")


def test_sign_up_and_cancel_with_the_keyboard_alone(walk, noord, session):
    me = walk().go("/noord/")
    me.to("Samen koken").enter()
    me.to("Ik doe mee").enter()
    me.to("Je voornaam").type("Luc").enter()
    me.to("Bel mij").key("Space")
    me.to("Verder").enter()
    me.to("Je telefoonnummer").type("0470 12 34 56").enter()
    me.to("Volwassenen").to("Verder").enter()
    me.to("Verder").enter()
    assert "Klopt dit?" in me.text
    me.stay("/meedoen/", seconds=A_PERSON_IS_SLOWER)
    me.to("Schrijf mij in").enter()
    code = the_code(me)
    assert enrolments(noord) == [("placed", 1, 0)]
    me.to("Kijk wat er nog te doen is").enter()
    me.to("Je kunt toch niet komen").enter()
    me.to("Je code").type(code).enter()
    me.to("Ja, schrijf mij uit").enter()
    assert "Je bent uitgeschreven" in me.text
    assert enrolments(noord) == [("cancelled", 1, 0)]
    assert me.taps == 0
    print(f"the same with the keyboard: {me.keys} keys")


def test_read_larger_and_keep_the_place_without_script_in_arabic(walk, noord, session):
    me = walk(thumb=True, java_script_enabled=False).go(f"/noord/a/{session.activity_id}/?in=ar")
    assert me.page.locator("html").get_attribute("dir") == "rtl"
    me.touch(me.page.locator(".reading summary"))
    with me.page.expect_navigation():
        me.touch(me.page.locator(".reading__one").nth(2))
    me.look()
    assert me.path.startswith(f"/noord/a/{session.activity_id}/")
    assert me.page.locator("html").get_attribute("class") == "text-largest"
    assert me.page.locator("html").get_attribute("lang") == "ar"
    assert me.page.locator("[data-read-aloud]").is_hidden()
    assert me.page.locator(".keep").first.get_attribute("href").endswith(".ics")
