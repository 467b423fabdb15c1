"""A coordinator and a fund."""

import pytest

from meedoen.kernel.actors import Role
from meedoen.networks.identity import actor_of
from tests.factories import make_member, make_organisation, make_pot


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
def pot(noord, in_noord):
    """€ 1,000 of this year's own contribution."""
    return make_pot(noord, name="Eigen inbreng")


@pytest.fixture
def worker_actor(partner, in_noord):
    return actor_of(make_member(partner, Role.WORKER), in_noord.pk)
