"""A seat at a table tied to somebody of the own people: export and erasure know it, and nobody else does."""

import pytest
from django.test import Client
from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role, actor_for
from meedoen.kernel.guard import seeding
from meedoen.kernel.privacy import erasure, exports
from meedoen.people import queries, services
from meedoen.people.models import SeatTie
from meedoen.people.retention import end_seats
from meedoen.voice.models import Group, GroupMember
from tests.factories import make_member, make_organisation, make_participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(in_noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_organisation(in_noord, "De Dreef")


@pytest.fixture
def seat(house):
    with seeding("test"), tenancy.use_network(house.network_id):
        group = Group.objects.create(organisation=house, name="Praatgroep", kind="participation")
        return GroupMember.objects.create(group=group, alias="Roosje")


def test_a_seat_tied_to_somebody_is_told_erased_and_hidden_from_others(house, seat, in_noord):
    user = make_member(house, Role.WORKER)
    amina = make_participant(house)
    actor = actor_for(user, house.network_id)
    services.take_on(actor, amina.pk)
    client = Client()
    client.force_login(user)
    where = f"/werk/noord/mensen/aan-tafel/{seat.pk}/"
    assert client.post(where, {"person": ""}).status_code == 422
    assert client.post(where, {"person": str(seat.pk)}).status_code == 422
    done = client.post(where, {"person": str(amina.pk)}, follow=True)
    assert "Genoteerd wie hier zit." in done.content.decode() and "Amina" in done.content.decode()
    assert "Praatgroep" in client.get(f"/werk/noord/mensen/{amina.pk}/").content.decode()
    tie = SeatTie.objects.get()
    assert {"groep": "Praatgroep", "schuilnaam": "Roosje"}.items() <= _seat_told(amina.pk).items()
    assert amina.pk in set(queries.seats_in_use(timezone.now()).values_list("participant_id", flat=True))

    other = Client()
    other.force_login(make_member(make_organisation(in_noord, "Het Anker"), Role.COORDINATOR))
    assert "Amina" not in other.get(done.redirect_chain[-1][0]).content.decode()
    assert other.post(f"/werk/noord/mensen/aan-tafel/los/{tie.pk}/", {"seat": str(seat.pk)}).status_code == 404

    with seeding("test"):
        erasure.erase_person(amina.pk, house.network_id)
    seat.refresh_from_db()
    assert not SeatTie.objects.exists() and (seat.token, seat.alias) == (None, "")


def _seat_told(person_id):
    told = exports.export_person(person_id)
    return next(one for one in told["voice"]["wat je zei"] if "groep" in one)


def test_a_tie_is_let_go_and_ends_with_its_seat(house, seat):
    actor = actor_for(make_member(house, Role.WORKER), house.network_id)
    amina = make_participant(house)
    services.take_on(actor, amina.pk)
    tie = services.tie_seat(actor, member_id=seat.pk, participant_id=amina.pk, organisation_id=house.pk)
    again = services.tie_seat(actor, member_id=seat.pk, participant_id=amina.pk, organisation_id=house.pk)
    assert again.pk == tie.pk
    with seeding("test"):
        SeatTie.objects.update(since="2020-01-01")
        assert end_seats(timezone.now()) == 0
        seat.delete()
        assert end_seats(timezone.now()) == 1
