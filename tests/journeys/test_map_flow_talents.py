"""A worker looks at the network map and the flow of a group, and makes an activity of an idea; no name leaves."""

import datetime
import re

import pytest
from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.networks.identity import actor_of
from meedoen.outreach.models import Contact, Talent
from meedoen.people import public as people
from tests.factories import make_activity, make_member, make_organisation, make_participant, make_place, make_session

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("without_second_key")]


@pytest.fixture
def partner(noord):
    return make_organisation(noord, "Huis van Welzijn")


@pytest.fixture
def worker(noord, partner):
    """Twelve people met on a square, who come to a group; one of them has an idea."""
    from meedoen.activities.models import Attendance, Initiative

    user = make_member(partner, Role.WORKER)
    square = make_place(noord, "Marktplein", organisation=partner)
    yesterday = timezone.now() - datetime.timedelta(days=1)
    with seeding("test"), tenancy.use_network(noord.pk):
        group = Initiative.objects.create(organisation=partner, name="Naaiatelier")
    session = make_session(make_activity(partner, "Naaien", initiative=group, place=square), starts_at=yesterday)
    for number in range(12):
        person = make_participant(partner, f"Kanarie{'abcdefghijkl'[number]}")
        with seeding("test"), tenancy.use_network(noord.pk):
            Contact.objects.create(
                organisation=partner, kind="street", on=timezone.localdate(), participant=person, who="first_name",
                place=square, met="known",
            )  # fmt: skip
            Attendance.objects.create(session=session, participant=person, at=yesterday)
    with tenancy.use_network(noord.pk):
        people.take_on(actor_of(user, noord.pk), person.pk)
    return user


def test_from_the_map_to_a_draft(walk, noord, worker):
    me = walk(thumb=True)
    me.go("/werk/noord/netwerkkaart/").sign_in(worker)
    assert "Marktplein" in me.text and "ongeveer 10" in me.text and "Kanarie" not in me.text
    me.go("/werk/noord/doorstroom/").press("Naaiatelier")
    assert "ongeveer 10" in me.text and "Kanarie" not in me.text
    me.go("/werk/noord/talenten/").press("Noteer een talent")
    me.page.get_by_label("Iemand van mijn mensen").check()
    me.page.locator("[name=mine]").select_option(label="Kanariel")
    me.page.get_by_label("Koken").check()
    me.page.get_by_label("Wil hiermee iets beginnen").check()
    me.page.locator("[name=offered]").check()
    me.press("Bewaar")
    me.go("/werk/noord/talenten/ideeen/")
    taps = me.taps
    me.press(re.compile("^Maak er iets van")).press("Maak er een ontwerp van")
    print(f"an idea becomes a draft: {me.taps - taps} taps")
    assert me.taps - taps == 2
    assert me.page.locator("[name=title]").input_value() == "Samen koken"
    assert "Kanarie" not in me.page.content()
    with tenancy.use_network(noord.pk):
        assert Talent.objects.get().activity.status == "draft"
