"""The addresses that are written out are those of the table of routes."""

import uuid

from django.urls import reverse

from meedoen.activities.views import addresses


def test_they_are_those_of_the_table_of_routes():
    one, other = uuid.uuid4(), uuid.uuid4()
    assert addresses.activity("noord", one) == reverse("site:activity", args=["noord", one])
    assert addresses.join("noord", one, other) == reverse("site:join", args=["noord", one, other])
    assert addresses.calendar("noord", one, other) == reverse("site:session_calendar", args=["noord", one, other])
    assert addresses.leaflet("noord", one) == reverse("site:leaflet", args=["noord", one])
    assert addresses.place_map("noord", one) == reverse("site:place_map", args=["noord", one])
