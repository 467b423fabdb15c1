"""From a network without anything to a folder in the hand: area, plan, finding, SWOT, goal, action, paper."""

import io

import pytest
from pypdf import PdfReader

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.networks import services
from meedoen.networks.identity import actor_of
from meedoen.networks.models import Network
from tests.factories import make_member, make_organisation

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("without_second_key")]
AT = "/werk/noord/"


@pytest.fixture
def lead(noord):
    with seeding("where it lies"):
        Network.objects.filter(pk=noord.pk).update(municipalities=["12040"])
    user = make_member(make_organisation(noord, "OCMW Noord"), Role.COORDINATOR)
    with tenancy.use_network(noord.pk):
        services.load_areas(actor_of(user, noord.pk), nis="12040")
    return user


def folder(me):
    """The words on the folder that the button gives, in small letters."""
    link = me.page.get_by_role("link", name="Neem de folder (PDF)").get_attribute("href")
    answer = me.page.request.get(f"{me.site}{link}")
    assert answer.headers["content-type"] == "application/pdf"
    return " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.body())).pages).split())


def test_from_an_area_to_a_folder(walk, lead):
    me = walk().go(f"{AT}gebieden/").sign_in(lead)
    me.press("Teken een werkgebied").fill(name="Buurt Noord")
    for code in ("12040W13", "12040W14"):
        me.touch(me.page.locator(f"input[value='{code}']"))
    me.press("Bewaar")
    assert "Buurt Noord" in me.text and "28.238 personen" in me.text

    me.go(f"{AT}buurtplannen/").press("Maak het eerste plan").fill(name="Zorgzaam Noord")
    me.page.locator("[name=working_area_id]").select_option(label="Buurt Noord")
    me.press("Bewaar").press("Bevindingen").press("Nieuwe bevinding")
    me.fill(text="Weinig bussen op zondag.", figure_words="Op zondag rijdt er geen bus.", figure_source="De Lijn, 2026")
    me.touch(me.page.locator("label", has=me.page.locator("input[name=theme]")).first)
    me.page.locator("[name=duty]").select_option(index=1)
    me.press("Bewaar").press("SWOT")
    me.page.get_by_role("button", name="Begin SWOT").click()
    me.page.wait_for_url("**jaar=*")
    card = me.page.locator("[data-finding]", has_text="Weinig bussen")
    with me.page.expect_response(lambda answer: answer.url.endswith("/zet/")):
        card.drag_to(me.page.locator(".swot__box--weakness"))

    me.press("Doelen en acties").press("Nieuw doel").fill(text="Iedereen geraakt erbij.").press("Bewaar")
    me.press("Actie erbij : Iedereen geraakt erbij.").fill(text="Een belbus op zondag.", due_on="2028-06-01")
    me.press("Bewaar")
    me.press("Folder en verslag")
    first = folder(me)
    assert all(said in first for said in ("Weinig bussen op zondag.", "Een belbus op zondag.", "Zorgzaam Noord"))

    me.press("Voor de raad")
    assert "Wie moet handelen" in folder(me)
    me.press("Bevindingen").press("Weinig bussen op zondag.").fill(text="Op zondag rijdt geen enkele bus.")
    me.press("Bewaar").press("Op papier")
    changed = folder(me)
    assert ("Op zondag rijdt geen enkele bus." in changed, "Weinig bussen op zondag." in changed) == (True, False)
