"""A rounded count beside a published number: a range that tells no more than the count itself."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from meedoen.kernel.release import Unit, rate_of_published, release


@pytest.mark.parametrize(
    ("part", "whole", "text", "least"),
    [
        (0, 2140, "0 tot 0,2 op de 100", "minstens 0 op de 100"),
        (4, 2140, "0 tot 0,2 op de 100", "minstens 0 op de 100"),
        (35, 400, "8,2 tot 9,3 op de 100", "minstens 8,2 op de 100"),
        (35, 300, "11 tot 13 op de 100", "minstens 11 op de 100"),
        (100, 1000, "9 tot 11 op de 100", "minstens 9 op de 100"),
        (96, 100, "niet te zeggen", "niet te zeggen"),
        (300, 100, "niet te zeggen", "niet te zeggen"),
        (3, 0, "niet te zeggen", "niet te zeggen"),
    ],
)
def test_the_range_in_words(part, whole, text, least):
    with override("nl"):
        rate = rate_of_published(release(part, Unit.PERSONS), whole)
        assert (rate.text, rate.text_at_least) == (text, least)


@given(part=st.integers(0, 3000), whole=st.integers(1, 5000))
def test_every_count_that_is_shown_alike_has_the_same_rate_and_lies_in_it(part, whole):
    shown = release(part, Unit.PERSONS)
    rate = rate_of_published(shown, whole)
    assert {rate_of_published(release(one, Unit.PERSONS), whole) for one in range(shown.low, shown.high + 1)} == {rate}
    if rate.low is None:
        assert whole - shown.high < 5
    else:
        assert rate.low * whole <= 1000 * part <= rate.high * whole
