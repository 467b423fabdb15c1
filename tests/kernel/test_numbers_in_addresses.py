"""A number in an address: what is none, or lies beyond the bounds, is as if nothing was asked."""

import pytest
from django.test import RequestFactory

from meedoen.kernel.web.request import number_asked


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("7", 7),
        ("2015", 2015),
        ("0", 1),
        ("-3", 1),
        ("", 1),
        ("12a", 1),
        ("٣", 1),
        ("²", 1),
        ("3000", 1),
        ("9" * 5000, 1),
    ],
)
def test_only_a_number_within_the_bounds_counts(asked, found):
    request = RequestFactory().get("/", {"jaar": asked})
    assert number_asked(request, "jaar", 1, most=2026) == found
    assert number_asked(request, "bladzijde", 4) == 4
