"""Find something, sign up, get the code, cancel: in Dutch and in Arabic; without script, by keyboard alone, at 400 %.

The ways of reading of ``trust.md`` G28. The walk goes by what the page offers (its main button, its fields), so it is
the same in each language.
"""

import pytest

from meedoen.activities.models import Enrolment
from meedoen.kernel import tenancy
from tests.factories import make_activity, make_organisation, make_place, make_session
from tests.journeys.test_resident import A_PERSON_IS_SLOWER, CODE

pytestmark = pytest.mark.journey
ZOOMED = {"viewport": {"width": 320, "height": 256}}
"""What is left of a window of 1280 × 1024 at 400 %."""


@pytest.fixture
def session(noord):
    partner = make_organisation(noord, "De Dreef", phone="014 11 11 11")
    place = make_place(noord, "De Zaal", how_to_get_there="achter de kerk, de groene deur")
    told = {"ar": {"title": "نطبخ معا"}}
    activity = make_activity(partner, "Samen koken", sign_up="sign_up", place=place, translations=told, price_cents=0)
    return make_session(activity, capacity=6, place=place)


class Thumb:
    """Goes on by touching: links and the main button of the page."""

    def __init__(self, me):
        self.me = me

    def follow(self, selector):
        with self.me.page.expect_navigation():
            self.me.touch(self.me.page.locator(selector).first)
        self.me.look()

    def answer(self, **answers):
        for name, value in answers.items():
            field = self.me.page.locator(f"main [name={name}]")
            if field.first.get_attribute("type") == "radio":
                self.me.touch(self.me.page.locator(f"main label:has([name={name}][value={value}])"))
            else:
                field.first.fill(value)
        self.follow("main form .acts button")


class Keys:
    """Goes on with Tab, Space and Enter alone; every stop on the way must be seen."""

    def __init__(self, me):
        self.me = me

    def _focused(self, selector):
        return self.me.page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector)

    def reach(self, selector):
        for _ in range(90):
            self.me.key("Tab")
            if self._focused(selector):
                return
        raise AssertionError(f"{self.me.path}: Tab never reaches {selector}")

    def follow(self, selector):
        self.reach(selector)
        self.me.enter()

    def answer(self, **answers):
        for name, value in answers.items():
            radio = self.me.page.locator(f"main [name={name}]").first.get_attribute("type") == "radio"
            self.reach(f"main [name={name}]")
            if radio:
                while not self._focused(f"[value={value}]"):
                    self.me.key("ArrowDown")
                self.me.key("Space")
            else:
                self.me.key("Control+a")
                self.me.type(value)
        self.reach("main form .acts button")
        self.me.enter()


WAYS = {
    "without script": ({"thumb": True, "java_script_enabled": False}, Thumb),
    "keyboard alone": ({}, Keys),
    "at 400 percent": ({"viewport": ZOOMED["viewport"]}, Thumb),
}


LONG_RUN = {("without script", "nl"), ("keyboard alone", "nl"), ("at 400 percent", "ar")}
"""Walked in ``make deep``: the first two are near to what ``test_resident.py`` walks every day."""


@pytest.mark.parametrize(
    ("way", "language"),
    [
        pytest.param(way, language, marks=[pytest.mark.deep] if (way, language) in LONG_RUN else [])
        for way in WAYS
        for language in ("nl", "ar")
    ],
)
def test_a_resident_signs_up_and_cancels(walk, noord, session, language, way, goal):
    options, hands = WAYS[way]
    me = walk(**options)
    me.page.context.add_cookies([{"name": "taal", "value": language, "url": me.site}])
    if me.mirror:
        me.mirror.context.add_cookies([{"name": "taal", "value": language, "url": me.site}])
    me.go("/noord/")
    assert me.page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    going = hands(me)
    going.follow(f"a[href*='/a/{session.activity_id}/']")
    going.follow(f"a[href*='/meedoen/{session.pk}/']")
    going.answer(first_name="Amina")
    going.answer(way="sms")
    going.answer(reach="0470 12 34 56")
    going.answer(adults="2")
    me.stay("/meedoen/", seconds=A_PERSON_IS_SLOWER)
    going.answer()
    code = CODE.search(me.page.locator(".big-code").inner_text())[0]
    assert _enrolments(noord) == [("placed", 2)]
    me.go("/noord/uitschrijven/")
    going.answer(code=code)
    going.answer()
    assert _enrolments(noord) == [("cancelled", 2)]
    goal(f"G28-{way}-{language}", 100, n=len(me.seen))


def _enrolments(network):
    with tenancy.use_network(network.pk):
        return list(Enrolment.objects.values_list("status", "adults"))
