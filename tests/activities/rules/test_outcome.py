"""Visits, persons and households apart; who was counted without a name is never a unique person."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.activities.rules.attendance import Mark
from meedoen.activities.rules.outcome import (
    UNITS,
    Attended,
    Bounds,
    OthersAttended,
    Worked,
    outcome,
    persons_by_area,
)
from meedoen.kernel.release import Basis, Figure, Period, Unit, release_figure

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
MONDAY, TUESDAY, APRIL = date(2026, 3, 2), date(2026, 3, 3), date(2026, 4, 1)
SEEN = {"amina": MONDAY, "bram": date(2024, 5, 5), "carl": TUESDAY, "dina": MONDAY}

ROWS = [
    Attended("s1", MONDAY, "amina", "h1", brought=True),
    Attended("s1", MONDAY, "bram", "h1"),
    Attended("s2", TUESDAY, "amina", "h1", childcare=1),
    Attended("s2", TUESDAY, "carl", None, brought=True),
    Attended("s2", TUESDAY, "carl", None, brought=True),
    Attended("s2", TUESDAY, "dina", "h2", mark=Mark.ABSENT),
    Attended("s3", APRIL, "dina", "h2"),
]
OTHERS = [
    OthersAttended("s1", MONDAY, 10, children=4, households=3),
    OthersAttended("s2", TUESDAY, 12, households=None, childcare=2),
    OthersAttended("s3", APRIL, 50, households=20),
]
HOURS = [Worked(MONDAY, Decimal("2.5")), Worked(TUESDAY, Decimal("1.25")), Worked(APRIL, Decimal(8))]


def test_one_month():
    found = outcome(ROWS, OTHERS, HOURS, first_seen=SEEN, period=MARCH)
    assert (found.sessions, found.visits, found.persons, found.households) == (2, 4 + 22, 3, 1)
    assert (found.new, found.known, found.brought_by_others) == (2, 1, 2)
    assert found.persons_uncounted == Bounds(12, 22)
    assert found.households_uncounted == Bounds(3, 3)
    assert (found.childcare_used, found.hours) == (3, Decimal("3.75"))


def test_an_empty_month():
    found = outcome([], first_seen={}, period=MARCH)
    assert set(found.figures().values()) == {Figure(unit, 0, Basis.EXACT, MARCH) for unit in set(UNITS.values())}
    assert found.hours == 0


def test_who_was_absent_is_not_reached():
    found = outcome([Attended("s", MONDAY, "dina", "h2", mark=Mark.ABSENT)], first_seen=SEEN, period=MARCH)
    assert (found.sessions, found.visits, found.persons, found.households) == (0, 0, 0, 0)


def test_a_person_whose_first_day_is_unknown_is_an_error_and_not_new():
    with pytest.raises(KeyError):
        outcome([Attended("s", MONDAY, "nobody")], first_seen=SEEN, period=MARCH)


def test_each_figure_leaves_in_its_own_unit():
    found = outcome(ROWS, OTHERS, HOURS, first_seen=SEEN, period=MARCH)
    shown = {name: release_figure(figure).text_with_unit for name, figure in found.figures().items()}
    assert shown == {
        "sessions": "2 keren",
        "visits": "ongeveer 25 bezoeken",
        "persons": "0–4 personen",
        "households": "0–4 gezinnen",
        "new": "0–4 personen",
        "known": "0–4 personen",
        "brought_by_others": "0–4 personen",
        "childcare_used": "0–4 bezoeken",
    }
    assert found.figures()["visits"] == Figure(Unit.VISITS, 26, Basis.EXACT, MARCH)


def test_a_family_under_one_name_and_a_stamp_card_without():
    rows = [
        Attended("s1", MONDAY, "amina", "amina", company=3, childcare=2),
        Attended("s2", TUESDAY, "amina", "amina", company=3, brought=True),
        Attended("s2", TUESDAY, None, company=1, brought=True),
        Attended("s2", TUESDAY, None, company=1),
    ]
    found = outcome(rows, first_seen=SEEN, period=MARCH)
    assert (found.visits, found.persons, found.households, found.brought_by_others) == (10, 1, 1, 1)
    assert found.persons_uncounted == Bounds(5, 8)
    assert found.childcare_used == 2
    assert persons_by_area(rows, area_of={}, period=MARCH, unknown="?") == {"?": 1}


def test_areas_count_persons_once():
    areas = persons_by_area(ROWS, area_of={"amina": "noord", "bram": "noord"}, period=MARCH, unknown="onbekend")
    assert areas == {"noord": 2, "onbekend": 1}


DAYS = st.integers(0, 60).map(lambda n: date(2026, 2, 15) + timedelta(days=n))
PEOPLE = st.sampled_from("abcdef")
rows = st.lists(
    st.builds(
        lambda session, person, mark, brought: Attended(
            session, date(2026, 2, 15) + timedelta(days=session * 5), person, person.upper(), mark, brought
        ),
        st.integers(0, 12),
        PEOPLE,
        st.sampled_from(list(Mark)),
        st.booleans(),
    )
)
nameless = st.lists(
    st.builds(
        lambda session, number: OthersAttended(session, date(2026, 2, 15) + timedelta(days=session * 5), number),
        st.integers(0, 12),
        st.integers(0, 40),
    )
)
first_days = st.fixed_dictionaries(dict.fromkeys("abcdef", DAYS))


class TestLaws:
    @given(rows, nameless, first_days)
    def test_counts_fit_together(self, attended, others, first_seen):
        found = outcome(attended, others, first_seen=first_seen, period=MARCH)
        assert found.new + found.known == found.persons
        assert found.households <= found.persons <= found.visits
        assert found.brought_by_others <= found.persons
        assert found.persons_uncounted.at_least <= found.persons_uncounted.at_most <= found.visits

    @given(rows, nameless, first_days, st.integers(1, 30))
    def test_others_add_visits_and_never_a_unique_person(self, attended, others, first_seen, more):
        before = outcome(attended, others, first_seen=first_seen, period=MARCH)
        extra = OthersAttended("new", MONDAY, more, households=1)
        after = outcome(attended, [*others, extra], first_seen=first_seen, period=MARCH)
        assert after.visits == before.visits + more
        assert (after.persons, after.households, after.new) == (before.persons, before.households, before.new)

    @given(rows, first_days)
    def test_a_row_twice_counts_once(self, attended, first_seen):
        once = outcome(attended, first_seen=first_seen, period=MARCH)
        assert outcome(attended + attended, first_seen=first_seen, period=MARCH) == once

    @given(rows, nameless, first_days, st.integers(0, 29))
    def test_visits_of_two_halves_add_up_and_persons_never_exceed(self, attended, others, first_seen, cut):
        middle = MARCH.first + timedelta(days=cut)
        whole = outcome(attended, others, first_seen=first_seen, period=MARCH)
        halves = [
            outcome(attended, others, first_seen=first_seen, period=period)
            for period in (Period(MARCH.first, middle), Period(middle + timedelta(days=1), MARCH.last))
        ]
        assert halves[0].visits + halves[1].visits == whole.visits
        assert max(half.persons for half in halves) <= whole.persons <= sum(half.persons for half in halves)
        assert halves[0].new + halves[1].new <= whole.new

    @given(rows)
    def test_areas_add_up_to_the_persons(self, attended):
        areas = persons_by_area(attended, area_of={"a": "x", "b": "y"}, period=MARCH, unknown="?")
        present = {row.person for row in attended if row.mark is Mark.PRESENT and row.day in MARCH}
        assert areas == dict(Counter({"a": "x", "b": "y"}.get(person, "?") for person in present))
