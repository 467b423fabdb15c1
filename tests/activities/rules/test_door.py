"""When one may tick, when a room is too full, where a bar stands, what may be counted."""

from datetime import date

import pytest

from meedoen.activities.rules import bars, door, traits
from meedoen.activities.terms import TallyKind

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("day", "word"),
    [
        (date(2026, 3, 3), "te vroeg"),
        (date(2026, 3, 2), None),
        (date(2026, 1, 30), None),
        (date(2026, 1, 29), "30 dagen"),
    ],
)
def test_the_window_of_the_door(day, word):
    sentence = door.why_not(day, today=TODAY)
    assert (sentence is None) == (word is None)
    assert word is None or word in sentence


def test_what_was_called_off_is_said_first():
    assert "gaat niet door" in door.why_not(TODAY, today=TODAY, cancelled=True)


@pytest.mark.parametrize(
    ("present", "childcare", "capacity", "over"), [(9, 0, None, 0), (4, 0, 4, 0), (6, 0, 4, 2), (6, 2, 4, 0)]
)
def test_how_many_too_many(present, childcare, capacity, over):
    assert door.over_full(present, childcare, capacity) == over


def test_bars_share_one_scale_and_small_is_still_seen():
    first, second = bars.pairs([0, 100], [1, 50])
    full = bars.HEIGHT - bars.FOOT
    assert (first.before.height, first.now.height) == (0, round(full / 100) or 1)
    assert (second.before.height, second.now.height) == (full, full // 2)
    assert second.before.y == 0
    with pytest.raises(ValueError, match="same length"):
        bars.pairs([1], [1, 2])


def test_each_kind_has_a_closed_list():
    assert {kind for kind in TallyKind.values if not traits.categories(kind)} == set()
    countries = traits.categories(TallyKind.ORIGIN_COUNTRY)
    assert (countries["MA"], "ZZ" in countries, "150" in countries) == ("Marokko", False, False)
    assert traits.categories("hair") == {}
