"""The world of the grids, and which part of a grid a run walks."""

import os
import random
import time

import pytest
from django.core.cache import cache

from .world import make_world


@pytest.fixture
def own_master_keys(settings, tmp_path):
    settings.MEEDOEN_MASTER_KEY_FILE = tmp_path / "keys" / "master.json"


@pytest.fixture
def world(noord, zuid, settings, own_master_keys):
    settings.SECOND_FACTOR_REQUIRED = False
    cache.clear()
    return make_world(noord, zuid)


@pytest.fixture
def deep():
    """Whether the grids are walked whole."""
    return os.environ.get("MEEDOEN_DEEP") == "1"


@pytest.fixture
def seed():
    """A fresh seed a day, so that the sample rotates; MEEDOEN_SEED repeats a run."""
    chosen = int(os.environ.get("MEEDOEN_SEED") or time.time() // 86400)
    print(f"seed {chosen}")
    return chosen


@pytest.fixture
def sample(deep, seed):
    """``sample(cells, 500)``: so many of them, or all when the grid is walked whole."""

    def draw(things, size):
        things = list(things)
        return things if deep or len(things) <= size else random.Random(seed).sample(things, size)

    return draw
