"""When an offer must be looked at again."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from meedoen.activities.rules.freshness import Freshness, Offer, confirm_by, freshness

CONFIRMED = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (0, Freshness.FRESH),
        (76, Freshness.FRESH),
        (77, Freshness.SOON),
        (90, Freshness.SOON),
        (91, Freshness.STALE),
        (900, Freshness.STALE),
    ],
)
def test_after_so_many_days(days, state):
    assert freshness(Offer(CONFIRMED, has_sessions_ahead=True), today=CONFIRMED + timedelta(days=days)) is state


def test_without_sessions_ahead_it_is_over_however_fresh():
    assert freshness(Offer(CONFIRMED, has_sessions_ahead=False), today=CONFIRMED) is Freshness.OVER
    always = Offer(CONFIRMED, has_sessions_ahead=False, always_open=True)
    assert freshness(always, today=CONFIRMED) is Freshness.FRESH


def test_a_network_chooses_its_own_term():
    offer = Offer(CONFIRMED, has_sessions_ahead=True)
    assert freshness(offer, today=CONFIRMED + timedelta(days=91), stale_after_days=180) is Freshness.FRESH
    assert confirm_by(offer, stale_after_days=30) == date(2026, 1, 31)
    with pytest.raises(ValueError, match="one day"):
        confirm_by(offer, stale_after_days=0)


def test_words():
    with override("nl"):
        assert [state.label for state in Freshness] == ["actueel", "binnenkort nakijken", "na te kijken", "afgelopen"]


@given(st.integers(0, 400), st.integers(1, 365))
def test_confirming_today_is_never_stale_and_time_only_makes_it_worse(days, term):
    offer = Offer(CONFIRMED, has_sessions_ahead=True)
    order = [Freshness.FRESH, Freshness.SOON, Freshness.STALE]
    today, tomorrow = (
        freshness(offer, today=CONFIRMED + timedelta(days=n), stale_after_days=term) for n in (days, days + 1)
    )
    assert order.index(today) <= order.index(tomorrow)
    assert freshness(offer, today=CONFIRMED, stale_after_days=term) is not Freshness.STALE
