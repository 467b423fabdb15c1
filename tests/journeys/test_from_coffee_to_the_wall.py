"""Said over coffee, until the answer lies in the letterbox and can hang on the wall: five roles, one run (issue 5)."""

import datetime
import re
import uuid

import pytest
from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.people.models import ReturnWay
from meedoen.voice.models import Bundle, Delivery, Group, Meeting, Signal
from tests.factories import make_member, make_organisation

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("without_second_key")]


@pytest.fixture
def house(in_noord):
    return make_organisation(in_noord, "Ontmoetingshuis")


@pytest.fixture
def council(house):
    """A council that met yesterday."""
    yesterday = timezone.now() - datetime.timedelta(days=1)
    with seeding("test"), tenancy.use_network(house.network_id):
        group = Group.objects.create(organisation=house, name="Welzijnsraad", kind="council")
        return Meeting.objects.create(
            group=group, title="Welzijnsraad", starts_at=yesterday, ends_at=yesterday + datetime.timedelta(hours=2)
        )


def pick(me, name, value):
    """Choose one of the pictures or buttons with this name."""
    me.touch(me.page.locator(f"label:has(input[name={name}][value={value}])").first)


def said_over_coffee(walk, worker):
    """A worker notes it in half a minute, and how the answer may come back: by letter."""
    me = walk(thumb=True)
    me.go("/werk/noord/signalen/geven/").sign_in(worker)
    me.fill(text="Het pad naar de bus is donker. Mensen durven er in de winter niet door.")
    pick(me, "theme", "mobility")
    me.press("Bewaar")
    assert "Hoe mag het antwoord komen?" in me.text
    pick(me, "channel", "letter")
    me.fill(name="Amina Voorbeeld", reach="Bedachte Dreef 1, 2260 Westerlo").press("Bewaar")
    assert "een brief" in me.said


def checked_and_bundled(walk, guide):
    """A second person looks, and puts it in a bundle with plain words."""
    me = walk()
    me.go("/werk/noord/signalen/nakijken/").sign_in(guide)
    me.press(re.compile("^Het pad naar de bus"), "link")
    me.press(re.compile("Nagekeken|Bewaar|Dit is in orde|Klaar"), "button", within="main")
    me.press("Ga hiermee verder", "link")
    me.fill(title="Het pad naar de bus is donker").press("Maak de bundel")
    return me


def brought_to_the_council(me, lead_walk, lead, council):
    """The lead says who can change it, takes it to the council, and it is a point there."""
    bundle = Bundle.objects.get()
    at = f"/werk/noord/bundels/{bundle.pk}/"
    lead_walk.go(at).sign_in(lead)
    lead_walk.press("Tekst", "link")
    lead_walk.page.locator("[name=addressee]").select_option("college")
    lead_walk.press("Bewaar", "button", within="main")
    for _step in range(2):
        lead_walk.page.locator(".voice__next button").first.wait_for()
        with lead_walk.page.expect_navigation():
            lead_walk.touch(lead_walk.page.locator(".voice__next button").first)
        lead_walk.look()
    bundle.refresh_from_db()
    assert bundle.phase == "report"
    me.go(f"/werk/noord/vergadering/{council.pk}/punt/")
    me.fill(title="Verlichting van trage wegen")
    me.touch(me.page.locator("details:has([name=bundle_id]) summary").first)
    me.page.locator("[name=bundle_id]").select_option(str(bundle.pk))
    me.press("Bewaar", "button", within="main")
    return bundle


def two_more_said_so(bundle, house):
    """A second voice is told at a visit; of a third nobody knows the way: it finds the answer on the wall."""
    with seeding("test"), tenancy.use_network(house.network_id):
        for token in (visit := uuid.uuid4(), uuid.uuid4()):
            Signal.objects.create(
                organisation=house, way_in="desk", state="checked", statement="In de winter valt iemand op het pad.",
                theme="mobility", promised_on=bundle.promised_on, token=token, bundle=bundle,
            )  # fmt: skip
        ReturnWay.objects.create(
            token=visit, organisation=house, channel="next_visit", confirmed_at=timezone.now(),
            until=timezone.localdate() + datetime.timedelta(days=90),
        )  # fmt: skip


def decided(walk, clerk):
    """The clerk of the council notes the decision with its reasons, and who does what by when."""
    me = walk()
    me.go("/werk/noord/").sign_in(clerk)
    me.press(re.compile("^1 bundel wacht op een beslissing"))
    assert "Agendapunt:" in me.text
    me.press(re.compile("^Noteer de beslissing"), "link")
    pick(me, "outcome", "taken_up")
    me.fill(
        reasons="Iedereen moet veilig naar de bus kunnen. Er is geld voor drie lampen.",
        what="Drie lampen op het pad",
        due=(timezone.localdate() + datetime.timedelta(days=40)).isoformat(),
    )
    me.page.locator("[name=owner_id]").select_option(label=clerk.name)
    me.press("Bewaar, en schrijf het antwoord")


def answered(walk, maker):
    """The policy maker writes the answer in plain words and publishes it."""
    me = walk()
    me.go("/werk/noord/").sign_in(maker)
    me.press(re.compile("^1 beslissing wacht op een antwoord"))
    me.press(re.compile("^Schrijf het antwoord"), "link")
    assert "Mensen durven er in de winter niet door" in me.text
    me.fill(asked="Het pad naar de bus is donker.", done="Drie lampen worden geplaatst door de technische dienst.")
    me.press("Kan het eenvoudiger?")
    assert "Zeg wie het doet" in me.text
    me.fill(done="De gemeente zet drie lampen op het pad.", not_yet="De lampen komen pas in de lente.")
    me.press("Bewaar, en maak het bekend")
    assert "Bekend" in me.said


def brought(walk, worker):
    """The worker prints the letter, posts it, and everything is done."""
    me = walk(thumb=True)
    me.go("/werk/noord/").sign_in(worker)
    me.press(re.compile("^3 antwoorden te brengen"))
    assert "Amina Voorbeeld" in me.text and "Bedachte Dreef 1" in me.text
    delivery = Delivery.objects.get(signal__statement__contains="Mensen durven")
    for address in ("brieven.pdf", f"affiche/{delivery.answer_id}.pdf"):
        paper = me.page.request.get(f"{me.site}/werk/noord/antwoorden/brengen/{address}")
        assert paper.ok and paper.body().startswith(b"%PDF"), address
    me.press(re.compile("^Gepost"), "button")
    assert "1 brief is gepost" in me.said
    me.press(re.compile("^Bij een bezoek"), "link").press(re.compile("^Verteld"), "button")
    assert "1 antwoord is verteld" in me.said
    me.press(re.compile("^Op het bord"), "link").press(re.compile("^Het hangt op"), "button")
    assert "De affiche hangt op" in me.said
    return delivery


def done_and_closed(walk, maker, lead, bundle):
    """Who promised the lamps says that they are there; then everybody has the answer, and it is closed."""
    me = walk()
    at = f"/werk/noord/bundels/{bundle.pk}/antwoord/"
    me.go(at).sign_in(maker)
    me.press(re.compile("^Hoever staat het"), "link")
    pick(me, "progress", "done")
    me.press("Bewaar", "button", within="main")
    you = walk()
    you.go(at).sign_in(lead)
    you.press("Rond: iedereen kreeg het antwoord", "button")
    assert "Wie het zei, kreeg antwoord" in you.said
    bundle.refresh_from_db()
    assert bundle.phase == "closed"


def test_what_was_said_over_coffee_comes_back_as_an_answer(walk, in_noord, house, council):
    roles = (Role.WORKER, Role.GROUP_GUIDE, Role.COORDINATOR, Role.COUNCIL_CLERK, Role.POLICY_MAKER)
    worker, guide, lead, clerk, maker = (make_member(house, role) for role in roles)
    said_over_coffee(walk, worker)
    me = checked_and_bundled(walk, guide)
    bundle = brought_to_the_council(me, walk(), lead, council)
    two_more_said_so(bundle, house)
    decided(walk, clerk)
    answered(walk, maker)
    delivery = brought(walk, worker)
    delivery.refresh_from_db()
    bundle.refresh_from_db()
    assert (delivery.state, delivery.channel, bundle.phase) == ("delivered", "letter", "act")

    done_and_closed(walk, maker, lead, bundle)

    resident = walk(thumb=True)
    resident.go("/noord/wat-gebeurde-er/")
    assert "De gemeente zet drie lampen op het pad." in resident.text
    assert "Houden wij woord?" in resident.text
    resident.press("Zeg het met de code van je brief")
    resident.fill(code=delivery.code)
    pick(resident, "good_enough", "yes")
    resident.press("Verstuur")
    assert "We hebben het gehoord" in resident.text
