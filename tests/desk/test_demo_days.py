"""The demo can be loaded on any day of any year: each test begins without it."""

import datetime

import pytest

from meedoen.activities.models import Session
from meedoen.activities.queries import outcome
from meedoen.activities.rules.villages import VillageState
from meedoen.desk.demo import harelbeke

from .demo_world import BRUSSELS, World, children_of_families, local_days, on_day

pytestmark = [pytest.mark.django_db, pytest.mark.once]
SPECIAL = [
    datetime.date(2026, 2, 28),
    datetime.date(2028, 2, 29),
    datetime.date(2026, 3, 28),
    datetime.date(2027, 1, 1),
]
TODAYS = SPECIAL[1:3]
"""Of every day; the long run takes them all, with the figures, on both databases."""


@pytest.mark.parametrize("day", TODAYS, ids=str)
def test_any_day_will_do(day):
    """The end of February, a leap day, the eve of the clock change and New Year: no refusal, and W2 and W13 hold."""
    with on_day(day):
        found = World(day, only=["westerlo"])
        with found.within("westerlo") as actor:
            days = set(local_days(activity__status="published"))
            states = dict(outcome.villages_of_year(actor, day.year, today=day))
            hours = {
                start.astimezone(BRUSSELS).hour
                for start in Session.objects.filter(activity__title="Koffie in De Dreef").values_list(
                    "starts_at", flat=True
                )
            }
    coming = [day + datetime.timedelta(days=number) for number in range(31)]
    assert [one for one in coming if one.weekday() < 5 and one not in days] == []
    assert VillageState.NOT_YET in states.values()
    assert hours == {9}


@pytest.mark.deep
@pytest.mark.parametrize("day", [*SPECIAL, datetime.date(2026, 10, 24), datetime.date(2028, 8, 31)], ids=str)
def test_the_figures_hold_on_any_day(day):
    with on_day(day):
        found = World(day)
        households = [
            found.outcome("harelbeke", harelbeke.GROCERY, month).outcome.households for month in found.full_months()
        ]
        assert all(110 <= number <= 130 for number in households), households
        assert found.outcome("harelbeke", harelbeke.STUDIO).outcome.persons == 70
        assert found.outcome("harelbeke", harelbeke.HOLIDAY).outcome.persons == 31
        with found.within("harelbeke"):
            assert children_of_families("Speelruimte in de vakantie") == 70
