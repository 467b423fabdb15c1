"""The world of the grids, and which part of a grid a run walks."""

import copy
from dataclasses import replace
from functools import partial

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from tests import sampling
from tests.desk.demo_world import kept_apart
from tests.factories import make_network

from .hidden import fifty
from .world import make_world


@pytest.fixture(scope="module")
def standing(django_db_setup, django_db_blocker, tmp_path_factory):
    """The world, made once for a module with keys of its own; what a test changes in it is taken back."""
    keys = tmp_path_factory.mktemp("keys") / "master.json"
    with (
        django_db_blocker.unblock(),
        override_settings(SECOND_FACTOR_REQUIRED=False, MEEDOEN_MASTER_KEY_FILE=keys),
        kept_apart(),
    ):
        yield make_world(*(make_network(slug) for slug in ("noord", "zuid")))


@pytest.fixture(autouse=True)
def two_networks(standing, db):
    """Here the two networks are those of the world."""
    return {"noord": standing.own.network, "zuid": standing.foreign.network}


@pytest.fixture
def world(standing):
    """The same world in every test, with browsers of its own in which nothing was done yet."""
    cache.clear()
    found = copy.deepcopy(replace(standing, clients={}))
    return replace(found, clients={seat: _the_same(client) for seat, client in standing.clients.items()})


@pytest.fixture
def hidden(world):
    """Fifty protected people in it, each with the words that nobody may read."""
    return fifty(world.own)


def _the_same(client):
    """Another browser with the same cookies."""
    found = Client()
    found.cookies = copy.deepcopy(client.cookies)
    return found


@pytest.fixture
def seed():
    """What the grids of this run are drawn with."""
    return sampling.seed()


@pytest.fixture
def sample(seed):
    """``sample(cells, 500)``: so many of them, or all when the grid is walked whole."""
    return partial(sampling.sample, seed=seed)
