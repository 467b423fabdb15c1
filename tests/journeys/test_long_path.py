"""A coordinator makes a kind of path from an example; a worker walks it with somebody, with a thumb, to its outcome."""

import datetime
import re

import pytest
from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.networks.identity import actor_of
from meedoen.outreach.models import Path, PathTemplate
from meedoen.people import public as people
from tests.factories import make_member, make_organisation, make_participant

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("without_second_key")]


@pytest.fixture
def partner(noord):
    return make_organisation(noord, "Huis van Welzijn")


@pytest.fixture
def worker(noord, partner):
    """Amina stands on the list of this worker."""
    user = make_member(partner, Role.WORKER)
    with tenancy.use_network(noord.pk):
        people.take_on(actor_of(user, noord.pk), make_participant(partner).pk)
    return user


def test_from_an_example_to_the_outcome(walk, noord, partner, worker):
    lead = walk()
    lead.go("/werk/noord/trajecten/soorten/").sign_in(make_member(partner, Role.COORDINATOR))
    lead.press("Premie voor de woning").press("Bewaar")
    assert "Premie voor de woning staat klaar" in lead.said
    me = walk(thumb=True)
    me.go("/werk/noord/trajecten/").sign_in(worker)
    me.press("Begin een traject")
    me.page.get_by_label("Iemand van mijn mensen").check()
    me.page.locator("[name=mine]").select_option(label="Amina")
    me.press("Begin")
    assert "Het traject is begonnen" in me.said and "Amina" in me.text
    taps = me.taps
    me.press("Stap gedaan")
    me.fill(next_on=(timezone.localdate() + datetime.timedelta(days=9)).isoformat()).press("Bewaar")
    assert "Genoteerd" in me.said and "Offertes gevraagd" in me.text
    print(f"a step is done and the next one planned: {me.taps - taps} taps and a day")
    assert me.taps - taps == 2
    me.go("/werk/noord/trajecten/")
    assert "1 van 5 stappen gedaan" in me.text
    me.press(re.compile("^Stap gedaan")).press("Bewaar")
    me.press(re.compile("rond het af"))
    me.press("Rond af", status=422)
    me.page.get_by_label("Werken klaar en premie betaald").check()
    me.press("Rond af")
    assert "Werken klaar en premie betaald" in me.text
    with tenancy.use_network(noord.pk):
        path = Path.objects.get()
        assert (path.outcome, path.done.count(), PathTemplate.objects.count()) == ("reached", 2, 1)
    lead.go("/werk/noord/trajecten/cijfers/")
    assert "0–4" in lead.text and "Amina" not in lead.text
