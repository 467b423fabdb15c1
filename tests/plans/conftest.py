"""A coordinator, an analyst and a worker of one partner."""

import pytest

from meedoen.kernel.actors import Role
from meedoen.networks.identity import actor_of
from tests.factories import make_member, make_organisation


@pytest.fixture
def partner(noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_organisation(noord, "OCMW Noord")


@pytest.fixture
def user(partner):
    return make_member(partner, Role.COORDINATOR)


@pytest.fixture
def lead(user, in_noord):
    return actor_of(user, in_noord.pk)


@pytest.fixture
def worker(partner, in_noord):
    return actor_of(make_member(partner, Role.WORKER), in_noord.pk)


@pytest.fixture
def me(client, user, in_noord):
    client.force_login(user)
    return client
