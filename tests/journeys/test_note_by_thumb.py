"""A community worker notes contacts with a thumb, on a phone of 360 pixels: how many taps does it take?"""

import datetime
import re

import pytest

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.networks.models import Area
from meedoen.outreach.models import Contact, FollowUp
from tests.factories import make_member, make_organisation, make_place

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("without_second_key")]


@pytest.fixture
def worker(noord):
    partner = make_organisation(noord, "De Dreef")
    with seeding("test"), tenancy.use_network(noord.pk):
        area = Area.objects.create(
            code="w1", kind="neighbourhood", name="Zandberg", valid_from=datetime.date(2020, 1, 1)
        )
    make_place(noord, "Speelplein", organisation=partner, area=area)
    return make_member(partner, Role.WORKER)


def kept(noord):
    with tenancy.use_network(noord.pk):
        return list(Contact.objects.order_by("noted_at").values_list("kind", "themes", "who", "persons"))


def chip(me, word):
    me.touch(me.page.locator(".chip, .choice", has_text=re.compile(f"^{word}$")).first)


def begin(me):
    me.go("/werk/noord/")
    begun = me.taps
    me.press("Noteer een contact")
    return begun


def test_a_contact_in_at_most_eight_taps(walk, noord, worker):
    me = walk(thumb=True).go("/werk/noord/").sign_in(worker)
    begun = begin(me)
    chip(me, "Op straat")
    chip(me, "Wonen")
    me.press("Bewaar")
    assert "Het contact is genoteerd." in me.said
    street = me.taps - begun
    begun = begin(me)
    assert me.page.locator("[name=kind][value=street]").is_checked()
    chip(me, "Huisbezoek")
    chip(me, "Een voornaam")
    me.touch(me.page.locator("[name=first_name]"))
    me.fill(first_name="Amina")
    chip(me, "Inkomen")
    me.press("Bewaar")
    named = me.taps - begun
    begun = begin(me)
    chip(me, "Huisbezoek")
    me.touch(me.page.locator("summary", has_text="Meer mensen, of niemand thuis"))
    me.touch(me.page.locator("label", has_text="Niemand thuis, of niet opgenomen"))
    me.press("Bewaar")
    assert "Het bezoek telt mee" in me.said
    closed = me.taps - begun
    begun = begin(me)
    me.touch(me.page.locator("summary", has_text="Een vraag, een belofte"))
    me.touch(me.page.locator("[name=question]"))
    me.fill(question="zoekt opvang")
    me.press("Bewaar")
    asked = me.taps - begun
    print(f"taps: street {street}, home visit by first name {named}, nobody home {closed}, a question {asked}")
    assert kept(noord) == [
        ("street", ["housing"], "nobody", 1),
        ("home_visit", ["income"], "first_name", 1),
        ("home_visit", [], "nobody", 0),
        ("home_visit", [], "nobody", 1),
    ]
    assert (street, max(street, named, closed, asked)) == (4, 6)
    with tenancy.use_network(noord.pk):
        assert FollowUp.objects.count() == 1
    smallest = me.go("/werk/noord/contacten/noteer/").page.evaluate(
        "() => Math.min(...[...document.querySelectorAll('main .chip, main summary, main .choice')]"
        ".filter(el => el.offsetParent).map(el => el.getBoundingClientRect().height))"
    )
    assert smallest >= 44
    me.go("/werk/noord/contacten/").go("/werk/noord/contacten/huisbezoeken/").go("/werk/noord/contacten/cijfers/")
