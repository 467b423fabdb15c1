"""A partner with a neighbourhood, a place and a team; a key that this team may use."""

import datetime

import pytest

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.networks.identity import actor_of
from meedoen.networks.models import Area
from tests.factories import make_member, make_organisation, make_place


@pytest.fixture
def partner(noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_organisation(noord, "De Dreef")


@pytest.fixture
def area(noord):
    with seeding("test"), tenancy.use_network(noord.pk):
        return Area.objects.create(
            code="w1", kind="neighbourhood", name="Zandberg", valid_from=datetime.date(2020, 1, 1)
        )


@pytest.fixture
def place(noord, partner, area):
    return make_place(noord, "Speelplein", organisation=partner, area=area)


@pytest.fixture
def user(partner):
    return make_member(partner, Role.WORKER)


@pytest.fixture
def worker(user, in_noord):
    return actor_of(user, in_noord.pk)


@pytest.fixture
def colleague(partner, in_noord):
    return actor_of(make_member(partner, Role.WORKER), in_noord.pk)
