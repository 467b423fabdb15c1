"""Money from end to end: a scheme is made and tried, a right and a pass are given, a door is passed, money is charged
and asked back, decided, settled and paid; and the resident reads what is left. Everybody with a window of their own."""

import datetime
import io
import re

import pytest
from django.utils import timezone
from PIL import Image

from meedoen.activities import public as activities
from meedoen.budgets.models import FundYear
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.typed_codes import show_code
from meedoen.networks.identity import actor_of
from meedoen.passes.models import Claim, Pass, Settlement
from meedoen.passes.own_codes import own_code
from meedoen.people import public as people
from tests.factories import make_activity, make_member, make_organisation, make_participant, make_pot, make_session

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("without_second_key")]
WORK = "/werk/noord"


@pytest.fixture
def scene(noord):
    """A fund, a partner with a coordinator and a worker who follows Amina, a club with a session that began."""
    made = {"home": make_organisation(noord, "OCMW Noord"), "club": make_organisation(noord, "Zwemclub Noord")}
    made |= {"lead": make_member(made["home"], Role.COORDINATOR), "worker": make_member(made["home"], Role.WORKER)}
    made |= {"coach": make_member(made["club"], Role.PROVIDER), "cashier": make_member(made["club"], Role.CASHIER)}
    with tenancy.use_network(noord.pk):
        make_pot(noord, 100_000, name="Eigen inbreng")
        made["amina"] = make_participant(made["home"])
        people.take_on(actor_of(made["worker"], noord.pk), made["amina"].pk)
        begun = timezone.now() - datetime.timedelta(hours=1)
        activity = make_activity(made["club"], title="Zwemmen", price_cents=1_000)
        made["session"] = make_session(activity, starts_at=begun)
        coach = actor_of(made["coach"], noord.pk)
        activities.tick(coach, made["session"].pk, participant_code=made["amina"].code)
    return made


def receipt():
    made = io.BytesIO()
    Image.effect_noise((400, 600), 80).save(made, "JPEG")
    return {"name": "bon.jpg", "mimeType": "image/jpeg", "buffer": made.getvalue()}


def make_the_scheme(lead):
    lead.press("Maak de eerste")
    lead.fill(name="Spoor 2", rate="80", ceiling="100")
    lead.page.get_by_role("checkbox", name="De organisator").check()
    lead.press("Bewaar het ontwerp")
    assert "Ouder met één kind van 8" in lead.text and "Van € 255,00." in lead.text.replace("\xa0", " ")
    lead.fill(starts_on=f"{timezone.localdate().year}-01-01").press("Publiceer")


def give_right_and_pass(me, amina, noord):
    me.press("Noteer een recht")
    me.page.get_by_label("Een attest of statuut").check()
    me.press("Bewaar")
    me.press("Geef een pas")
    with tenancy.use_network(noord.pk):
        held = Pass.objects.get(person=amina)
        return held.code, own_code(held.pk)


def test_from_scheme_to_settlement(by_day, walk, noord, scene):
    lead = walk().go(f"{WORK}/regelingen/").sign_in(scene["lead"])
    make_the_scheme(lead)
    me = walk().go(f"{WORK}/mensen/{scene['amina'].pk}/").sign_in(scene["worker"])
    code, own = give_right_and_pass(me, scene["amina"], noord)
    door = walk(thumb=True).go(f"{WORK}/passen/nakijken/").sign_in(scene["cashier"])
    door.fill(code=show_code(code)).press("Kijk na")
    assert "Betaalt 20 procent" in door.text and "Amina" not in door.text
    club = walk(thumb=True).go(f"{WORK}/sessie/{scene['session'].pk}/").sign_in(scene["coach"])
    club.press(re.compile("Pas aanrekenen")).fill(code=code).press("Reken aan")
    assert "Het fonds betaalt jou € 8,00" in club.said.replace("\xa0", " ")
    home = walk(thumb=True).go("/noord/pas/")
    home.fill(code=own).press("Toon mijn pas").press("Vraag geld terug")
    home.page.get_by_label("Een kamp").check()
    home.fill(cents="50").page.locator("[name=photo]").set_input_files(receipt())
    home.press("Vraag terug")
    assert "dan krijg je € 40,00" in home.text.replace("\xa0", " ")
    lead.go(f"{WORK}/aanvragen/").press(re.compile("Bekijk het bewijs"))
    assert lead.page.locator("img.receipt").evaluate("img => img.naturalWidth") == 400
    lead.press("Ja, toekennen").press(re.compile("^Betaald")).press("Noteer als betaald")
    settle(lead, scene)
    home.go("/noord/pas/").fill(code=own).press("Toon mijn pas")
    told = home.text.replace("\xa0", " ")
    assert "Nog € 52, tot" in told and told.count("Dit is betaald.") == 2
    with tenancy.use_network(noord.pk):
        row = FundYear.objects.get()
        assert (row.reserved, row.committed, row.paid) == (0, 0, 4_800)
        assert (Claim.objects.filter(state="paid").count(), Settlement.objects.get().cents) == (2, 800)


def settle(lead, scene):
    """The accounts once, then three presses: settle, the file for the bank, paid."""
    for partner, iban in ((scene["club"], "BE68539007547034"), (scene["home"], "BE71096123456769")):
        lead.go(f"{WORK}/afrekenen/rekening/{partner.pk}/").fill(iban=iban).press("Bewaar")
    lead.press(re.compile("^Reken af tot vandaag"))
    with lead.page.expect_download() as file:
        lead.touch(lead.find("Maak het SEPA-bestand"))
    assert file.value.suggested_filename == "betalingen.xml"
    lead.go(f"{WORK}/afrekenen/").press(re.compile("^De bank betaalde alles")).press("De bank betaalde alles")
    assert "Alles van dit bestand is betaald" in lead.said
