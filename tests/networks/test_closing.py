"""A partner leaves the network and comes back: its people, its offer, who takes part, the last coordinator."""

import pytest
from django.utils import timezone

from meedoen.activities.models import Activity, Initiative, Session
from meedoen.activities.rules.parties import Party
from meedoen.activities.services import enrolment
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Refused
from meedoen.networks import queries, services
from meedoen.networks.identity import actor_of
from meedoen.networks.models import Invitation, Membership, Organisation, Place
from meedoen.people import public as people
from tests.factories import make_activity, make_member, make_organisation, make_place, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker_of_club(club):
    return make_member(club, Role.WORKER)


def closed(organisation):
    return Organisation.objects.get(pk=organisation.pk).left_on is not None


def test_its_people_are_out_at_the_next_request_and_invitations_end(
    coordinator, club, worker_of_club, client, in_noord, settings
):
    settings.SECOND_FACTOR_REQUIRED = False
    services.invite(coordinator, club.pk, name="Bo", role=Role.WORKER, email="bo@club.be")
    client.force_login(worker_of_club)
    assert client.get("/werk/noord/").status_code == 200
    services.close_organisation(coordinator, club.pk)
    assert client.get("/werk/noord/").status_code == 404
    assert actor_of(worker_of_club, in_noord.pk).organisation_ids == frozenset()
    assert Invitation.objects.get().expires_at <= timezone.now()
    assert club.pk not in {one.pk for one in queries.partners(coordinator)}
    assert club.pk not in {one.pk for one in queries.organisations_of(coordinator)}
    with pytest.raises(Refused, match="al gesloten"):
        services.close_organisation(coordinator, club.pk)


def test_it_comes_back_and_nobody_gets_a_role_by_itself(coordinator, club, worker_of_club, in_noord):
    services.close_organisation(coordinator, club.pk)
    assert [one.pk for one in queries.closed_partners(coordinator)] == [club.pk]
    services.reopen_organisation(coordinator, club.pk)
    assert club.pk in {one.pk for one in queries.partners(coordinator)}
    assert not Membership.objects.filter(organisation=club, until=None).exists()


def test_what_is_to_come_stands_in_the_way_until_somebody_takes_over(coordinator, office, club, in_noord):
    activity = make_activity(club, sign_up="sign_up")
    session = make_session(activity)
    ended = make_activity(club, title="Oud", status="ended")
    with seeding("test"):
        studio = Initiative.objects.create(organisation=club, name="Atelier")
    place = make_place(in_noord, organisation=club)
    member = actor_of(make_member(club, Role.WORKER), in_noord.pk)
    party = enrolment.enrol(
        member, session.pk, first_name="Amina", channel="none", reach="", party=Party(adults=1), via="desk"
    )
    with pytest.raises(Refused, match="Er komt nog 1 keer") as refusal:
        services.close_organisation(coordinator, club.pk)
    assert refusal.value.field == "hand_over_to" and not closed(club)
    services.close_organisation(coordinator, club.pk, hand_over_to=office.pk)
    owners = dict(Activity.objects.values_list("title", "organisation_id"))
    assert owners == {activity.title: office.pk, ended.title: club.pk}
    assert Initiative.objects.get(pk=studio.pk).organisation_id == office.pk
    assert Place.objects.get(pk=place.pk).organisation_id == office.pk
    receiver = actor_of(make_member(office, Role.WORKER), in_noord.pk)
    assert people.names(receiver, [party.participant_id])[party.participant_id].first_name == "Amina"


def test_what_everybody_still_sees_stands_in_the_way_too(coordinator, club):
    make_activity(club, title="Telefoonlijn")
    with pytest.raises(Refused, match="1 activiteit staat nog in het programma"):
        services.close_organisation(coordinator, club.pk)
    assert Session.objects.count() == 0 and not closed(club)


def test_the_partner_of_the_last_coordinator_stays(coordinator, office):
    with pytest.raises(Refused, match="laatste coördinator"):
        services.close_organisation(coordinator, office.pk)


def test_nobody_takes_over_who_is_not_there(coordinator, club, zuid):
    for other in (make_organisation(zuid).pk, club.pk):
        with pytest.raises(Refused, match="Kies een partner"):
            services.close_organisation(coordinator, club.pk, hand_over_to=other)
    assert not closed(club)


def test_on_screen_one_reads_what_it_means_before(client, boss, club, worker_of_club, settings, in_noord):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(boss)
    where = f"/werk/noord/partners/{club.pk}/sluiten/"
    shown = client.get(where).content.decode()
    assert "1 medewerker kan bij de volgende klik niets meer openen" in shown
    make_session(make_activity(club))
    answer = client.post(where, {"hand_over_to": ""})
    assert answer.status_code == 422 and "Er komt nog 1 keer" in answer.content.decode()
    with seeding("test"):
        Session.objects.all().update(status="cancelled")
        Activity.objects.all().update(status="ended")
    assert client.post(where, {"hand_over_to": ""}).status_code == 303
    assert "1 gesloten partner" in client.get("/werk/noord/partners/").content.decode()
    assert client.post(f"/werk/noord/partners/{club.pk}/heropenen/").status_code == 303
    assert not closed(club)
