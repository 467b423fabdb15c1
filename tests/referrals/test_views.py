"""The pages: what was typed stays, twice is once, a wrong code is a guess, foreign looks like absent."""

import datetime
import uuid

import pytest
from django.utils import timezone

from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.referrals import services
from meedoen.referrals.models import Referral
from tests.factories import make_member, make_participant, make_session, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, home, settings):
    """A browser in which a worker of the house that refers is signed in."""
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(make_member(home, user=make_user()))
    return client


def answers(home, session, **changed):
    return {
        "organisation": home.pk,
        "who": "first_name",
        "first_name": "Bilal",
        "channel": "none",
        "session": session.pk,
        "needs": ["transport"],
        "children": "1",
        "language": "ar",
        "said": "face",
        **changed,
    }


def where(activity):
    return f"/werk/noord/toeleiding/nieuw/wie/?activiteit={activity.pk}"


def test_what_was_typed_stays_when_the_session_is_full_meanwhile(desk, home, activity, session):
    with seeding("somebody was faster"):
        type(session).objects.update(taken=2)
    page = desk.post(where(activity), answers(home, session))
    text = page.content.decode()
    assert page.status_code == 422
    assert "Dit moment is volzet. Kies een ander moment, of laat het moment nog open." in text
    assert 'value="Bilal"' in text and "(volzet)" in text
    assert not Referral.objects.exists()


def test_a_double_submit_counts_once(desk, home, activity, session):
    sent = answers(home, session, once=uuid.uuid4())
    first, again = (desk.post(where(activity), sent) for _time in range(2))
    assert (first.status_code, again.status_code) == (303, 303)
    assert first["Location"] == again["Location"]
    assert Referral.objects.count() == 1


def test_each_way_on_stands_on_the_page_once(desk, lead, activity, session):
    made = lead(to=services.Target(activity.pk, session.pk), needs=services.Needs(company=True))
    assert desk.get(f"/werk/noord/toeleiding/{made.pk}/").content.decode().count("Zoek wie meegaat") == 1
    other = lead(
        to=services.Target(activity.pk, session.pk), needs=services.Needs(), person=make_participant(made.organisation)
    )
    assert desk.get(f"/werk/noord/toeleiding/{other.pk}/").content.decode().count("Zoek wie meegaat") == 1


def test_no_page_asks_why(desk, activity):
    text = desk.get(where(activity)).content.decode().casefold()
    assert not {word for word in ("waarom wil", "statuut", "inkomen", "bewijs van", "rijksregister") if word in text}


def test_two_workers_on_one_referral_the_second_hears_it_and_loses_nothing(desk, lead, referrer):
    made = lead()
    address = f"/werk/noord/toeleiding/{made.pk}/nodig/"
    services.change_needs(referrer, made.pk, needs=services.Needs(language="fr"), seen=made.version)
    page = desk.post(address, {"needs": ["company"], "children": "2", "language": "tr", "seen": made.version})
    assert page.status_code == 422
    assert "Een collega paste deze toeleiding intussen aan" in page.content.decode()
    assert 'value="2"' in page.content.decode()


def test_a_wrong_code_says_no_more_than_that(client, noord, lead):
    lead()
    page = client.post("/noord/toch-niet/", {"code": "K7P4-QX2M"})
    assert page.status_code == 422
    assert "Deze code kennen we niet" in page.content.decode()


def test_nobody_is_asked_whether_somebody_came_before_the_moment_is_there(client, club, lead, settings, time_machine):
    settings.SECOND_FACTOR_REQUIRED = False
    one, house = lead(), make_member(club, Role.PROVIDER)
    client.force_login(house)
    page = f"/werk/noord/toeleiding/onthaal/{one.pk}/"
    early = client.get(page).content.decode()
    assert ("Kwam deze persoon?" in early, "we verwachten deze persoon" in early) == (False, True)
    assert "Kwam de persoon al vroeger, of komt die niet?" in early
    time_machine.move_to(timezone.now() + datetime.timedelta(minutes=70))
    late = client.get(page).content.decode()
    assert ("Kwam deze persoon?" in late, "al vroeger" in late) == (True, False)


def test_a_moment_of_today_that_has_begun_is_not_named_as_the_next_one(desk, activity):
    make_session(activity, timezone.now() - datetime.timedelta(minutes=2))
    shown = desk.get("/werk/noord/toeleiding/nieuw/").content.decode()
    assert (activity.title in shown, " uur" in shown.split("Naaiatelier")[1].split("</li>")[0]) == (True, False)
