"""What a finding lacks, how two SWOTs differ, which light an action has, where the tour was: tables, no database."""

import datetime
import itertools
import uuid
from decimal import Decimal

import pytest
from django.forms import ValidationError

from meedoen.plans.forms.fields import NumberField, told
from meedoen.plans.rules.findings import Placed, beside, missing, moved
from meedoen.plans.rules.findings_told import Stale, stale
from meedoen.plans.rules.goals import Facts, needs_a_look, reached, standing
from meedoen.plans.rules.touring import Covered, Stop, coverage
from meedoen.plans.terms.findings import Missing
from meedoen.plans.terms.goals import Light, Why

TODAY = datetime.date(2026, 11, 30)
A, B, C, D = (uuid.UUID(int=number) for number in range(1, 5))


def days(number):
    return TODAY + datetime.timedelta(days=number)


@pytest.mark.parametrize("shown", list(itertools.product((0, 1), repeat=4)))
def test_what_a_finding_lacks_is_what_is_not_there(shown):
    figure, voice, right, duty = shown
    lacks = missing(figures=figure, voices=voice, right="work" * right, duty="college" * duty)
    assert lacks == tuple(name for name, there in zip(Missing, shown, strict=True) if not there)


@pytest.mark.parametrize(
    ("taken", "now", "differs"),
    [
        (("2024", "28"), ("28", "2024", "28"), None),
        (("2024", "28"), ("29", "2024", "29"), Stale(revised="29")),
        (("2021", "28"), ("28", "2024", "31"), Stale(newer="2024", newer_number="31")),
        (("2021", "28"), ("27", "2024", "31"), Stale(revised="27", newer="2024", newer_number="31")),
        (("2021", "28"), ("", "", ""), Stale(gone=True)),
        (("2024", "28"), ("", "2021", "20"), Stale(gone=True)),
        (("2024", ""), ("29", "2024", "29"), None),
    ],
)
def test_a_figure_that_was_taken_over_is_held_against_what_it_is_now(taken, now, differs):
    period, number = taken
    here, newest, newest_number = now
    assert stale(period=period, number=number, now=here, newest=newest, newest_number=newest_number) == differs


def placed(key, quadrant, follows=None):
    return Placed(key, follows, "tekst", quadrant)


def test_the_very_same_finding_goes_before_one_that_follows_it():
    pairs = beside([placed(A, "weakness")], [placed(B, "threat", follows=A), placed(A, "weakness")])
    found = [(pair.old and pair.old.finding_id, pair.new and pair.new.finding_id, pair.change) for pair in pairs]
    assert found == [(A, A, "stays"), (None, B, "new")]


def test_two_swots_beside_each_other():
    old = [placed(A, "weakness"), placed(B, "threat"), placed(C, "strength")]
    new = [placed(A, "strength"), placed(D, "threat", follows=B)]
    pairs = beside(old, new)
    found = [(pair.old and pair.old.finding_id, pair.new and pair.new.finding_id, pair.change) for pair in pairs]
    assert found == [(C, None, "gone"), (A, A, "moved"), (B, D, "stays")]
    assert [pair.change for pair in beside([], new)] == ["new", "new"]


@pytest.mark.parametrize(
    ("place", "order"), [(0, [C, A, B]), (1, [A, C, B]), (2, [A, B, C]), (9, [A, B, C]), (-3, [C, A, B])]
)
def test_a_card_moves_to_its_place(place, order):
    assert moved([A, B, C], C, place) == order
    assert moved([A, B], C, place) == order


@pytest.mark.parametrize(
    ("facts", "light", "why"),
    [
        (Facts("done", days(-9)), Light.GREEN, Why.DONE),
        (Facts("stopped", days(-9)), Light.GREY, Why.STOPPED),
        (Facts("to_do", days(-1)), Light.RED, Why.LATE),
        (Facts("busy", days(-1)), Light.RED, Why.LATE),
        (Facts("busy", TODAY), Light.GREEN, Why.ON_COURSE),
        (Facts("to_do", days(30)), Light.ORANGE, Why.SOON),
        (Facts("to_do", days(31)), Light.GREY, Why.AHEAD),
        (Facts("to_do", days(90), days(-1)), Light.ORANGE, Why.NOT_BEGUN),
        (Facts("busy", days(50), days(-50), Decimal(0), Decimal(100), Decimal(24)), Light.ORANGE, Why.BEHIND),
        (Facts("busy", days(50), days(-50), Decimal(0), Decimal(100), Decimal(25)), Light.GREEN, Why.ON_COURSE),
        (Facts("busy", days(50), days(-50), Decimal(100), Decimal(0), Decimal(80)), Light.ORANGE, Why.BEHIND),
        (Facts("busy", days(50), days(-50), Decimal(0), Decimal(100), None), Light.GREEN, Why.ON_COURSE),
    ],
)
def test_the_light_of_an_action(facts, light, why):
    found = standing(facts, TODAY)
    assert (found.light, found.why) == (light, why)
    assert needs_a_look(facts, TODAY) == (light in (Light.RED, Light.ORANGE))


@pytest.mark.parametrize(
    ("start", "target", "last", "part"),
    [(0, 10, 5, "0.5"), (10, 0, 5, "0.5"), (0, 10, 20, "1"), (0, 10, -5, "0"), (5, 5, 5, None), (0, 10, None, None)],
)
def test_how_far_a_figure_came(start, target, last, part):
    found = reached(Decimal(start), Decimal(target), None if last is None else Decimal(last))
    assert found == (None if part is None else Decimal(part))


def test_the_tour_counts_a_visit_in_the_year_of_the_visit():
    stops = [
        Stop(A, datetime.date(2026, 3, 1), datetime.date(2026, 3, 2)),
        Stop(A, datetime.date(2026, 12, 1), None),
        Stop(B, datetime.date(2025, 12, 30), datetime.date(2026, 1, 3)),
        Stop(C, datetime.date(2026, 12, 1), None),
        Stop(D, datetime.date(2025, 3, 1), datetime.date(2025, 3, 1)),
        Stop(uuid.UUID(int=9), datetime.date(2026, 3, 1), None),
    ]
    now = {A: Covered.DONE, B: Covered.DONE, C: Covered.PLANNED, D: Covered.NONE}
    assert coverage([A, B, C, D], stops, 2026) == now
    assert coverage([A, B, C, D], stops, 2025) == {A: Covered.NONE, B: Covered.NONE, C: Covered.NONE, D: Covered.DONE}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", "12"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1.200", "1200"),
        ("1.200,75", "1200.75"),
        ("-3", "-3"),
        ("", None),
    ],
)
def test_a_number_as_people_type_it(typed, number):
    found = NumberField(required=False).clean(typed)
    assert found == (None if number is None else Decimal(number))


@pytest.mark.parametrize("typed", ["twaalf", "0.125", "1234.567", "1.23.456", "1,2,3", "NaN", "1e30", "1,234567"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValidationError):
        NumberField(required=False).clean(typed)


def test_a_number_is_told_without_needless_noughts():
    assert [told(Decimal(one)) for one in ("12.50", "12.00", "100", "0")] == ["12,5", "12", "100", "0"]
