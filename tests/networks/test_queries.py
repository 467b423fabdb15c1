"""Reads of networks: only of the named network, only what lives today."""

import datetime

import pytest
from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Closed, NotFound
from meedoen.networks import queries, services
from meedoen.networks.identity import actor_of
from meedoen.networks.models import Figure, FigureSource
from tests.factories import actor_in, make_member, make_organisation, make_place, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def yesterday():
    return timezone.localdate() - datetime.timedelta(days=1)


def test_partners_of_today_with_their_staff(coordinator, office, club, foreign, yesterday):
    make_organisation(office.network, "Vertrokken", left_on=yesterday)
    make_member(office, until=yesterday)
    assert [(one.name, one.staff) for one in queries.partners(coordinator)] == [("De Kring", 0), ("Sociaal Huis", 1)]


def test_composition_counts_only_who_is_there_today(coordinator, office, foreign, yesterday):
    make_organisation(office.network, "Sportdienst", kind="sport", left_on=yesterday)
    assert queries.composition(coordinator).missing == ("leisure", "poverty_association")


def test_members_of_today_and_their_second_key(coordinator, office, club, foreign, yesterday):
    make_member(foreign, user=make_user("Kanarie"))
    make_member(club, until=yesterday, user=make_user("Oud"))
    keyed = make_member(club, user=make_user("Bo"))
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=keyed, type="totp", data={})
    found = [(one.organisation.name, one.user.name, one.second_key) for one in queries.members(coordinator)]
    assert found == [("De Kring", "Bo", True), ("Sociaal Huis", "An Werker", False)]
    assert [one.user.name for one in queries.members(coordinator, organisation_id=club.pk)] == ["Bo"]


@pytest.mark.parametrize("role", [Role.WORKER, Role.POLICY_MAKER, Role.COMPANION])
def test_who_works_where_is_not_for_everybody(in_noord, office, role):
    with pytest.raises(Closed):
        queries.members(actor_in(office, role))


def test_the_operator_sees_numbers_of_all_networks(office, club, foreign):
    operator = actor_of(make_user("Oda", is_operator=True), None)
    assert [(one.slug, one.partners) for one in queries.all_networks(operator)] == [("noord", 2), ("zuid", 1)]


def test_an_area_of_today_with_its_inhabitants(coordinator, zuid):
    services.load_areas(coordinator, nis="13049")
    with tenancy.use_network(zuid.pk), seeding("test"):
        elsewhere = FigureSource.objects.create(name="x", credit="x")
        Figure.objects.create(
            area_code="13049", indicator="inhabitants", period="2030", year=2030, value=1, source=elsewhere
        )
    assert queries.area(coordinator, "13049A").parent.code == "13049"
    found = queries.figures_named(coordinator, ["13049"], ["inhabitants"])
    assert [(one.value, one.year) for one in found if one.area_code == "13049"][:1] == [(25620, 2024)]
    with pytest.raises(NotFound):
        queries.area(coordinator, "11022")


def test_places_in_use_of_all_or_of_one_partner(coordinator, office, noord, zuid, yesterday):
    make_place(zuid, "Kanarie")
    make_place(noord, "Dicht", closed_on=yesterday)
    make_place(noord, "De Dreef", organisation=office)
    make_place(noord, "Kerk")
    public = Actor.anonymous(noord.pk)
    assert [one.name for one in queries.places(public)] == ["De Dreef", "Kerk"]
    assert [one.name for one in queries.places(public, organisation_id=office.pk)] == ["De Dreef"]


@pytest.mark.parametrize(
    ("role", "names"), [(Role.COORDINATOR, ["De Kring", "Sociaal Huis"]), (Role.WORKER, ["De Kring"])]
)
def test_for_which_organisations_one_works(in_noord, office, club, foreign, role, names):
    assert [one.name for one in queries.organisations_of(actor_in(club, role))] == names
