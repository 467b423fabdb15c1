"""A coordinator, a worker and a fund."""

import datetime

import pytest
from django.utils import timezone

from meedoen.kernel.actors import Role
from meedoen.networks.identity import actor_of
from meedoen.passes.uitpas import client
from tests.factories import make_activity, make_member, make_organisation, make_pot, make_session

from . import publiq as publiq_server


@pytest.fixture(autouse=True)
def in_daylight(by_day):
    """All of it."""


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
def colleague(partner):
    return make_member(partner, Role.WORKER)


@pytest.fixture
def worker(colleague, in_noord):
    return actor_of(colleague, in_noord.pk)


@pytest.fixture
def pot(noord, in_noord):
    """€ 1,000 of this year's own contribution."""
    return make_pot(noord, name="Eigen inbreng")


@pytest.fixture
def club(noord, partner):
    return make_organisation(noord, "Zwemclub Noord")


@pytest.fixture
def session(club):
    """Something of the club at € 10, that began an hour ago."""
    begun = timezone.now() - datetime.timedelta(hours=1)
    return make_session(make_activity(club, price_cents=1_000), starts_at=begun)


@pytest.fixture
def publiq(settings, monkeypatch):
    """A server that answers as publiq does; the network ``noord`` has keys for it."""
    server, found = publiq_server.started()
    settings.UITPAS = {"api": found.url, "login": found.url, "timeout": 5, "keys": {"noord": publiq_server.KEYS}}
    monkeypatch.setattr(client, "_tokens", {})
    yield found
    server.shutdown()
    server.server_close()
