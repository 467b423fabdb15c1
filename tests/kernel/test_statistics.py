"""Statistics for the planner are there after the night, on the database that does not keep them itself."""

import pytest
from django.db import connection

from meedoen.kernel import nightly
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db


def test_the_night_counts_how_the_rows_are_spread(two_networks):
    make_organisation(two_networks["noord"])
    nightly.sweep(None)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT DISTINCT stat FROM sqlite_stat1 WHERE tbl = 'networks_network'")
            assert cursor.fetchall() == [("2 1",)]
    else:
        assert connection.vendor == "postgresql"  # there autovacuum does it
