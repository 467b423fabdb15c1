"""Answers that travel sealed in a page, and the rate of public forms."""

import pytest
import time_machine
from django.core.cache import cache

from meedoen.kernel.web import carried
from meedoen.kernel.web.throttle import Rate

TOLD = {"first_name": "Amina 👩‍👧", "adults": 2}


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


def test_sealed_answers_come_back_and_cannot_be_read():
    sealed = carried.seal("join:1", TOLD)
    assert carried.opened("join:1", sealed, seconds=60) == TOLD
    assert "Amina" not in sealed
    assert sealed != carried.seal("join:1", TOLD)


def test_what_was_changed_or_made_for_something_else_is_not_opened():
    sealed = carried.seal("join:1", TOLD)
    middle = len(sealed) // 2
    changed = sealed[:middle] + ("A" if sealed[middle] != "A" else "B") + sealed[middle + 1 :]
    assert carried.opened("join:1", changed, seconds=60) is None
    assert carried.opened("join:2", sealed, seconds=60) is None
    assert carried.opened("join:1", "", seconds=60) is None
    assert carried.opened("join:1", "A" * (carried.LONGEST + 1), seconds=60) is None


def test_sealed_answers_grow_old():
    with time_machine.travel("2026-03-11T12:00:00Z", tick=False) as clock:
        sealed = carried.seal("join:1", TOLD)
        clock.shift(60)
        assert carried.opened("join:1", sealed, seconds=60) == TOLD
        clock.shift(1)
        assert carried.opened("join:1", sealed, seconds=60) is None


def test_another_secret_opens_only_as_a_fallback(settings):
    sealed = carried.seal("join:1", TOLD)
    settings.SECRET_KEY, before = "a new secret", settings.SECRET_KEY
    assert carried.opened("join:1", sealed, seconds=60) is None
    settings.SECRET_KEY_FALLBACKS = [before]
    assert carried.opened("join:1", sealed, seconds=60) == TOLD


def test_a_rate_lets_so_many_through_and_starts_over_in_the_next_window():
    rate = Rate("proef", 3, 60)
    with time_machine.travel("2026-03-11T12:00:00Z", tick=False) as clock:
        assert [rate.take("a") for _time in range(4)] == [True, True, True, False]
        assert (rate.full("a"), rate.full("b"), rate.take("b")) == (True, False, True)
        clock.shift(60)
        assert rate.take("a")
