"""Who counts once: read for one person, it says the same as read for the whole network."""

import pytest

from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.networks.identity import actor_of
from meedoen.people import public
from meedoen.people.models import Household, Resident, Same
from tests.factories import make_member, make_organisation, make_participant

pytestmark = pytest.mark.django_db


def test_one_person_is_read_as_in_the_whole_network(in_noord, django_assert_max_num_queries):
    home = make_organisation(in_noord)
    actor = actor_of(make_member(home, Role.WORKER), in_noord.pk)
    mother, child, twice, neighbour, alone = (make_participant(home) for _one in range(5))
    with seeding("test"):
        one, two = (Household.objects.create(organisation=home) for _one in range(2))
        for house, person in ((one, mother), (one, child), (two, child), (two, neighbour)):
            Resident.objects.create(household=house, participant=person, relation="adult")
        Same.objects.create(kept=mother, other=twice, by_code="x")
    whole = public.together(actor)
    for person in (mother, child, twice, neighbour, alone):
        with django_assert_max_num_queries(9):
            near = public.together_around(actor, person.pk)
        assert near.same(person.pk) == whole.same(person.pk)
        assert near.home(person.pk) == whole.home(person.pk)
        assert near.every_home(person.pk) == whole.every_home(person.pk)
        home_of = whole.home(person.pk)
        mates = {key for key in whole.homes if whole.home(key) == home_of}
        assert {key for key in near.homes if near.home(key) == home_of} == mates
    assert set(public.together_around(actor, alone.pk).homes) == set()
