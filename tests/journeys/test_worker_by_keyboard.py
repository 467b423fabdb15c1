"""A worker without a mouse: signs in, finds a session in the calendar, cancels it with a reason, and takes it back."""

import re

import pytest
from django.utils import timezone

from meedoen.activities.models import Session
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from tests.factories import make_activity, make_member, make_organisation, make_session
from tests.journeys.walking import PASSWORD

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("without_second_key")]


def status_of(session):
    with tenancy.use_network(session.network_id):
        return Session.objects.values_list("status", "reason").get(pk=session.pk)


def test_cancel_a_session_and_undo_it_with_the_keyboard_alone(walk, noord):
    partner = make_organisation(noord, "De Dreef")
    session = make_session(make_activity(partner, "Samen fietsen"))
    me = walk().go("/werk/noord/")
    me.to("E-mailadres of aanmeldcode").type(make_member(partner, Role.WORKER).email)
    me.to("Wachtwoord").type(PASSWORD).enter()
    assert me.path == "/werk/noord/"
    me.to("Ga naar de inhoud").key("Enter")
    assert me.page.evaluate("() => document.activeElement.id") == "inhoud"
    me.go("/werk/noord/").to("Kalender").enter()
    if timezone.localdate().isoweekday() == 7:
        me.to("Later").enter()
    me.to("Samen fietsen").enter()
    me.to("Zeg af").enter()
    me.to("Zeg af", tag="BUTTON").enter(status=422)
    assert me.page.evaluate("() => document.activeElement.className").startswith("errors")
    me.to("Waarom?").key("Enter")
    assert me.page.evaluate("() => document.activeElement.name") == "reason"
    me.type("er is storm voorspeld").enter()
    assert "dit gaat niet door" in me.said
    assert status_of(session) == ("cancelled", "er is storm voorspeld")
    assert "storm" in walk(thumb=True).go("/noord/").text
    me.to("Maak ongedaan").enter()
    assert re.search("dit gaat door zoals het was", me.said)
    assert status_of(session) == ("planned", "")
    assert me.taps == 0
    print(f"sign in, calendar, cancel, undo: {me.keys} keys")
