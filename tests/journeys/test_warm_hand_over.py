"""The warm hand-over seen by both sides: who refers, who receives, who goes along, the person; and the answer back."""

import datetime
import re

import pytest
from django.utils import timezone

from meedoen.activities.models import Session
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.referrals.models import Companion, Referral
from tests.factories import make_activity, make_member, make_organisation, make_session

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("without_second_key")]


@pytest.fixture
def home(noord):
    return make_organisation(noord, "OCMW Noord")


@pytest.fixture
def club(noord):
    return make_organisation(noord, "Naaiclub", kind="association")


@pytest.fixture
def session(club):
    return make_session(make_activity(club, "Naaiatelier", sign_up="sign_up"), capacity=5)


def goes_along(home, user):
    """Somebody with an account who goes along in the afternoon."""
    with seeding("test"), tenancy.use_network(home.network_id):
        return Companion.objects.create(
            organisation=home,
            user=user,
            languages=["nl", "ar"],
            days=[str(day) for day in range(7)],
            parts=["morning", "afternoon", "evening"],
        )


def it_was_yesterday(noord):
    """The day after the moment that was agreed."""
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    with seeding("test"), tenancy.use_network(noord.pk):
        for session in Session.objects.all():
            by = timezone.localdate(session.starts_at) - yesterday
            Session.objects.filter(pk=session.pk).update(starts_at=session.starts_at - by, ends_at=session.ends_at - by)
        Referral.objects.update(expected_on=yesterday)


def lead(walk, worker):
    """Amina said yes in a talk, speaks Arabic and does not want to go alone."""
    me = walk(thumb=True)
    me.go("/werk/noord/toeleiding/").sign_in(worker)
    me.press("Leid iemand toe").press("Naaiatelier")
    me.touch(me.page.get_by_text("Een voornaam", exact=True))
    me.fill(first_name="Amina")
    me.touch(me.page.get_by_text("Iemand die meegaat", exact=True))
    me.page.locator("[name=language]").select_option("ar")
    me.touch(me.page.get_by_text("In een gesprek", exact=True))
    me.press("Noteer")
    return me


def test_led_received_accompanied_arrived_and_the_answer_back(walk, noord, home, club, session):
    worker, host = make_member(home, Role.WORKER), make_member(club, Role.PROVIDER)
    guide = make_member(home, Role.COMPANION)
    goes_along(home, guide)
    me = lead(walk, worker)
    assert "Geef de persoon deze code" in me.said and "Amina" in me.text
    me.press("Zoek wie meegaat")
    assert "spreekt Arabisch" in me.text
    me.press(re.compile("^Gaat mee"), "button")
    assert "Er gaat iemand mee" in me.text
    print(f"from the list of referrals to the yes and the company: {me.taps} taps")
    assert me.taps <= 10

    along = walk(thumb=True)
    along.go("/werk/noord/toeleiding/taken/").sign_in(guide)
    assert "Amina" in along.text and "Naaiatelier" in along.text and "OCMW" not in along.text

    there = walk()
    there.go("/werk/noord/").sign_in(host)
    there.press(re.compile("^Er komt 1 nieuw iemand")).press("Amina")
    assert "spreekt Arabisch" in there.text and "OCMW" not in there.text
    assert "Kwam deze persoon?" not in there.text
    it_was_yesterday(noord)
    there.go("/werk/noord/toeleiding/onthaal/").press("Amina").press("Ja, was er")
    assert "Wie toeleidde, krijgt dat te horen, en niets meer" in there.said

    me.go("/werk/noord/").press(re.compile("^1 antwoord")).press("Amina")
    assert "deze persoon is aangekomen. Meer vertellen we niet." in me.text
    me.press("Gelezen")
    me.go("/werk/noord/toeleiding/cijfers/")
    assert "Naaiatelier" in me.text and worker.name not in me.text


def test_the_person_stops_it_with_the_code_and_nobody_expects_her_any_more(walk, noord, home, club, session):
    me = lead(walk, make_member(home, Role.WORKER))
    code = me.page.locator("dd .code").first.inner_text()
    amina = walk(thumb=True)
    amina.go("/noord/toch-niet/").fill(code=code.lower()).press("Verder")
    assert "Naaiatelier" in amina.text and "Amina" not in amina.text
    amina.press("Ja, stop dit")
    assert "Het is gestopt" in amina.text and code not in amina.path
    amina.go("/noord/toch-niet/?in=ar")
    there = walk()
    there.go("/werk/noord/toeleiding/onthaal/").sign_in(make_member(club, Role.PROVIDER))
    assert "Er is nu niemand op weg naar jullie" in there.text
    me.go("/werk/noord/toeleiding/")
    me.press("Amina")
    assert "De persoon trok dit zelf in. Dat mag altijd." in me.text
