"""A network with two partners and people in every role; a canary in the other network."""

import pytest
from django.core.cache import cache

from meedoen.kernel.actors import Role
from tests.factories import actor_in, make_member, make_organisation


@pytest.fixture(autouse=True)
def no_guesses_yet():
    cache.clear()


@pytest.fixture
def office(noord):
    return make_organisation(noord, "Sociaal Huis")


@pytest.fixture
def club(noord):
    return make_organisation(noord, "De Kring", kind="association")


@pytest.fixture
def foreign(zuid):
    return make_organisation(zuid, "Kanarie in zuid", kind="library")


@pytest.fixture
def coordinator(in_noord, office):
    return actor_in(office, Role.COORDINATOR)


@pytest.fixture
def boss(office):
    """An account that coordinates noord."""
    return make_member(office, Role.COORDINATOR)


@pytest.fixture
def as_boss(client, boss, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(boss)
    return client
