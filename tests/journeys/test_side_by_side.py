"""Beside somebody: an own plan is written and printed; two neighbours are brought together after two times yes."""

import re

import pytest

from meedoen.kernel import tenancy
from meedoen.referrals.models import HelpMatch, OwnPlan
from tests.factories import make_member, make_organisation

pytestmark = pytest.mark.journey


@pytest.fixture
def worker(noord, without_second_key):
    return make_member(make_organisation(noord, "De Dreef"))


def test_a_worker_and_amina_write_her_plan(walk, noord, worker):
    me = walk(thumb=True).go("/werk/noord/plannen/").sign_in(worker)
    assert "Nog geen plannen" in me.text
    before = me.taps
    me.press("Begin een plan")
    me.press("Bewaar", status=422)
    me.fill(goal="Ik wil leren fietsen", first_name="Amina").press("Bewaar")
    assert me.page.locator("h1").inner_text() == "Ik wil leren fietsen"
    me.fill(what="Een fiets lenen").press("Zet erbij")
    me.press(re.compile("^Gedaan"))
    assert "1 stap" not in me.text
    assert "Toch nog niet" in me.text
    me.press("Even rust")
    assert "Even rust" in me.text
    print(f"an own plan with a step that is done: {me.taps - before} taps")
    with tenancy.use_network(noord.pk):
        assert OwnPlan.objects.get().state == "paused"


def test_two_neighbours_meet_and_the_site_names_nobody(walk, noord, worker):
    me = walk().go("/werk/noord/buurthulp/").sign_in(worker)
    for name, side in (("Amina", "Vraagt hulp"), ("Luc", "Wil helpen")):
        me.press("Noteer hulp")
        me.touch(me.page.get_by_text(side, exact=True))
        me.touch(me.page.get_by_text("Een voornaam", exact=True))
        me.page.locator("[name=channel]").select_option("helper")
        me.fill(first_name=name, reach=f"via de buur van {name}").press("Bewaar")
        me.go("/werk/noord/buurthulp/")
    me.press("Boodschappen doen", "link")
    me.press(re.compile("^Breng samen"))
    assert "via de buur" not in me.text
    me.press(re.compile(r"^Zei ja\s*: Amina")).press(re.compile(r"^Zei ja\s*: Luc"))
    assert "via de buur" not in me.text
    me.press("Geef het contact door")
    assert "via de buur van Luc" in me.text
    with tenancy.use_network(noord.pk):
        assert HelpMatch.objects.get().stage == "passed"
    them = walk(thumb=True, java_script_enabled=False).go("/noord/buurthulp/")
    assert "Boodschappen doen" in them.text
    assert "Amina" not in them.text
