"""The four quadrants without a mouse: arrow keys move a finding, and it is told; without script there are buttons.
From a finding to an action with a thumb, and every other page of a plan on a phone."""

import datetime

import pytest

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.plans.models import Plan, PlannedAction, Swot, SwotLine
from tests.factories import make_member, make_organisation
from tests.factories.plans import make_action, make_finding, make_goal, make_plan
from tests.journeys.walking import PASSWORD

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("without_second_key")]


@pytest.fixture
def plan(noord):
    plan = make_plan(noord, name="Zorgzame buurt")
    for text in ("Weinig bussen op zondag.", "Buren helpen elkaar."):
        make_finding(plan, text)
    with seeding("swot"), tenancy.use_network(noord.pk):
        Swot.objects.create(plan=plan, year=2026)
    return plan


def standing(plan):
    with tenancy.use_network(plan.network_id):
        lines = SwotLine.objects.order_by("quadrant", "order").values_list("finding__text", "quadrant")
        return [(text.split()[0], quadrant) for text, quadrant in lines]


def moved(me, *keys):
    """One arrow after another; each waits until the server drew the board again and it was told."""
    for key in keys:
        before = me.page.locator("#verteld").inner_text()
        me.key(key)
        me.page.wait_for_function("before => document.getElementById('verteld').innerText !== before", arg=before)


def test_findings_find_their_quadrant_by_keyboard_alone(walk, noord, plan):
    user = make_member(make_organisation(noord, "Analyse"), Role.ANALYST)
    me = walk().go(f"/werk/noord/buurtplannen/{plan.pk}/swot/")
    me.to("E-mailadres of aanmeldcode").type(user.email)
    me.to("Wachtwoord").type(PASSWORD).enter()
    me.to("Verplaats : Weinig bussen")
    moved(me, "ArrowLeft", "ArrowRight", "ArrowDown")
    assert me.page.evaluate("() => document.activeElement.innerText").startswith("Verplaats")
    assert standing(plan) == [("Weinig", "threat")]
    assert me.page.locator("#verteld").inner_text() == "Weinig bussen op zondag. staat nu bij Bedreiging (1)"
    me.go(f"/werk/noord/buurtplannen/{plan.pk}/swot/").to("Verplaats : Buren helpen")
    moved(me, "ArrowRight", "ArrowDown", "ArrowUp")
    assert standing(plan) == [("Weinig", "threat"), ("Buren", "weakness")]
    assert me.taps == 0
    me.look()


def test_a_finding_is_dragged_and_without_script_there_are_buttons(walk, noord, plan):
    user = make_member(make_organisation(noord, "Analyse"), Role.ANALYST)
    me = walk().go(f"/werk/noord/buurtplannen/{plan.pk}/swot/").sign_in(user)
    card = me.page.locator("[data-finding]", has_text="Weinig bussen")
    with me.page.expect_response(lambda answer: answer.url.endswith("/zet/")):
        card.drag_to(me.page.locator(".swot__box--threat"))
    assert standing(plan) == [("Weinig", "threat")]
    plain = walk(java_script_enabled=False).go(f"/werk/noord/buurtplannen/{plan.pk}/swot/").sign_in(user)
    plain.page.locator("summary", has_text="Verplaats: Buren helpen").click()
    plain.press("Sterk", "button", within="[data-quadrant='']")
    assert standing(plan) == [("Buren", "strength"), ("Weinig", "threat")]


def test_from_a_finding_to_an_action_in_two_taps_and_all_else_of_a_plan_on_a_phone(walk, noord, plan):
    user = make_member(make_organisation(noord, "OCMW"), Role.COORDINATOR)
    make_action(make_goal(plan, plain="Je geraakt overal."), plain="Er rijdt een bus.")
    with seeding("another year"), tenancy.use_network(noord.pk):
        Swot.objects.create(plan=plan, year=2020)
        Plan.objects.filter(pk=plan.pk).update(reading_since=datetime.date(2026, 11, 1))
    root = "/werk/noord/buurtplannen/"
    me = walk(thumb=True).go(f"{root}{plan.pk}/bevindingen/").sign_in(user)
    me.taps = 0
    me.press("Actie hierop : Buren helpen elkaar.").fill(text="Een prikbord in elke straat.")
    assert me.page.get_by_label("Iedereen geraakt erbij.").is_checked()
    me.press("Bewaar")
    assert (me.taps, me.said.strip()) == (2, "De actie staat erbij.")
    with tenancy.use_network(noord.pk):
        assert PlannedAction.objects.get(text="Een prikbord in elke straat.").finding.text == "Buren helpen elkaar."
    me.press("Een prikbord in elke straat.").press("Hoe staat het?").press("Bewaar")
    for page in ("swot/naast/", "tijdlijn/", "leesversie/", "bevindingen/nieuw/"):
        me.go(f"{root}{plan.pk}/{page}")
    for page in ("", "gezien/", "gezien/nieuw/", "tour/", "kist/", "kist/nieuw/", "nieuws/", "nieuws/nieuw/"):
        me.go(f"{root}{page}")
    resident = walk(thumb=True).go(f"/noord/meeschrijven/{plan.pk}/")
    resident.page.locator(".languages summary").click()
    resident.press("العربية")
    assert resident.page.locator("html").get_attribute("dir") == "rtl"
    assert "Er rijdt een bus." in resident.text
