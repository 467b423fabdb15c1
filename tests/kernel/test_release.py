"""The laws of the release door: what leaves is rounded, small counts look alike, nothing narrows a true value."""

from datetime import date
from itertools import product

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from meedoen.kernel.release import (
    Basis,
    Figure,
    Period,
    UniqueTotals,
    Unit,
    narrowed_cells,
    release,
    release_figure,
    release_share,
    release_table,
    unit_word,
)

OF_PEOPLE = [unit for unit in Unit if unit.counts_people]
OF_THINGS = [unit for unit in Unit if not unit.counts_people]
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))

counts = st.integers(0, 100_000)
units_of_people = st.sampled_from(OF_PEOPLE)


@st.composite
def _tables(draw):
    rows = [f"r{n}" for n in range(draw(st.integers(1, 4)))]
    columns = [f"k{n}" for n in range(draw(st.integers(1, 4)))]
    values = st.integers(0, 20)
    return rows, columns, {(row, column): draw(values) for row in rows for column in columns}


tables_of_counts = _tables()


@pytest.fixture(autouse=True)
def in_dutch():
    with override("nl"):
        yield


def test_which_units_are_about_people():
    assert set(Unit) - set(OF_PEOPLE) == {
        Unit.PLACES, Unit.SESSIONS, Unit.ACTIVITIES, Unit.ORGANISATIONS, Unit.HOURS, Unit.MEETINGS
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0–4 personen"),
        (1, "0–4 personen"),
        (4, "0–4 personen"),
        (5, "ongeveer 5 personen"),
        (7, "ongeveer 5 personen"),
        (8, "ongeveer 10 personen"),
        (12, "ongeveer 10 personen"),
        (13, "ongeveer 15 personen"),
        (33, "ongeveer 35 personen"),
        (37, "ongeveer 35 personen"),
        (38, "ongeveer 40 personen"),
        (1203, "ongeveer 1.205 personen"),
    ],
)
def test_text_of_people(value, text):
    assert release(value, Unit.PERSONS).text_with_unit == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0, Unit.SESSIONS, "0 keren"),
        (1, Unit.PLACES, "1 plaats"),
        (3, Unit.PLACES, "3 plaatsen"),
        (41, Unit.ORGANISATIONS, "41 organisaties"),
        (1, Unit.HOURS, "1 uur"),
        (12, Unit.ACTIVITIES, "12 activiteiten"),
    ],
)
def test_things_are_exact(value, unit, text):
    assert release(value, unit).text_with_unit == text


@pytest.mark.parametrize("unit", list(Unit))
def test_every_unit_has_two_words(unit):
    assert unit_word(unit, 1) != unit_word(unit, 2)


def test_imported_open_figures_are_exact_even_when_small():
    assert release(3, Unit.HOUSEHOLDS, basis=Basis.OPEN).text_with_unit == "3 gezinnen"
    assert release(0, Unit.HOUSEHOLDS, basis=Basis.OPEN).text == "0"


@pytest.mark.parametrize("wrong", [-1, 2.5, True, "4"])
def test_what_is_no_count_is_refused(wrong):
    with pytest.raises((ValueError, TypeError)):
        release(wrong, Unit.PERSONS)


@given(counts, units_of_people)
def test_band_is_exactly_the_values_that_look_alike(value, unit):
    shown = release(value, unit)
    alike = [other for other in range(max(0, value - 12), value + 13) if release(other, unit) == shown]
    assert alike == list(range(shown.low, shown.high + 1))
    assert value in alike


@given(counts, units_of_people)
def test_five_values_look_alike_and_only_five_itself_stands_for_three(value, unit):
    shown = release(value, unit)
    assert shown.high - shown.low + 1 == (3 if shown.value == 5 else 5)


@given(st.integers(0, 4), st.integers(5, 1000), units_of_people)
def test_small_and_not_small_never_look_alike(small, large, unit):
    assert release(small, unit) == release(0, unit)
    assert release(small, unit) != release(large, unit)


@given(counts, st.sampled_from(list(Unit)))
def test_releasing_twice_changes_nothing(value, unit):
    once = release(value, unit)
    assert release(once.value, unit) == once


@given(counts, counts, units_of_people)
def test_more_people_never_look_like_fewer(one, other, unit):
    low, high = sorted((one, other))
    assert release(low, unit).value <= release(high, unit).value


@given(counts, units_of_people)
def test_error_is_at_most_two_above_the_threshold(value, unit):
    assert abs(release(value, unit).value - value) <= (4 if value < 5 else 2)


class TestFigures:
    def test_visits_of_two_months_add_up(self):
        january = Figure(Unit.VISITS, 40, Basis.EXACT, Period(date(2026, 1, 1), date(2026, 1, 31)))
        february = Figure(Unit.VISITS, 2, Basis.EXACT, Period(date(2026, 2, 1), date(2026, 2, 28)))
        assert january + february == Figure(Unit.VISITS, 42, Basis.EXACT, Period(date(2026, 1, 1), date(2026, 2, 28)))

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (Figure(Unit.PERSONS, 4, Basis.EXACT, YEAR), Figure(Unit.PERSONS, 4, Basis.EXACT, YEAR)),
            (Figure(Unit.HOUSEHOLDS, 4, Basis.EXACT, YEAR), Figure(Unit.HOUSEHOLDS, 4, Basis.EXACT, YEAR)),
            (Figure(Unit.VISITS, 4, Basis.EXACT, YEAR), Figure(Unit.CONTACTS, 4, Basis.EXACT, YEAR)),
            (Figure(Unit.VISITS, 5, Basis.RELEASED, YEAR), Figure(Unit.VISITS, 5, Basis.EXACT, YEAR)),
        ],
    )
    def test_what_may_not_be_added(self, one, other):
        with pytest.raises(ValueError, match=r"unit|unique|exact"):
            one + other

    def test_release_follows_unit_and_basis(self):
        assert release_figure(Figure(Unit.VISITS, 3, Basis.EXACT, YEAR)).text == "0–4"
        assert release_figure(Figure(Unit.VISITS, 3, Basis.OPEN, YEAR)).text == "3"
        assert release_figure(Figure(Unit.VISITS, 35, Basis.RELEASED, YEAR)).text == "ongeveer 35"

    def test_no_negative_and_no_turned_period(self):
        with pytest.raises(ValueError, match="below zero"):
            Figure(Unit.VISITS, -1, Basis.EXACT, YEAR)
        with pytest.raises(ValueError, match="period"):
            Period(date(2026, 2, 1), date(2026, 1, 1))

    def test_a_period_holds_both_its_ends(self):
        assert [day in YEAR for day in (date(2025, 12, 31), YEAR.first, YEAR.last, date(2027, 1, 1))] == [
            False,
            True,
            True,
            False,
        ]


class TestShares:
    @pytest.mark.parametrize(
        ("part", "whole", "text"),
        [
            (26, 31, "ongeveer 85 %"),
            (8, 31, "ongeveer 35 %"),
            (50, 100, "ongeveer 50 %"),
            (4, 100, "te weinig om te tonen"),
            (0, 100, "te weinig om te tonen"),
            (96, 100, "te weinig om te tonen"),
            (100, 100, "te weinig om te tonen"),
            (5, 9, "te weinig om te tonen"),
            (5, 10, "ongeveer 50 %"),
            (0, 0, "te weinig om te tonen"),
        ],
    )
    def test_share(self, part, whole, text):
        assert release_share(part, whole, Unit.HOUSEHOLDS).text == text

    def test_a_part_larger_than_the_whole_is_an_error(self):
        with pytest.raises(ValueError, match="part"):
            release_share(9, 8, Unit.PERSONS)

    def test_a_share_of_things_does_not_come_here(self):
        with pytest.raises(ValueError, match="things"):
            release_share(5, 20, Unit.PLACES)

    @given(st.data(), st.integers(10, 5000))
    def test_only_what_both_rounded_counts_tell(self, data, whole):
        part = data.draw(st.integers(5, whole - 5))
        share = release_share(part, whole, Unit.PERSONS)
        shown_part, shown_whole = release(part, Unit.PERSONS), release(whole, Unit.PERSONS)
        corners = [(shown_part.low, shown_whole.high), (shown_part.high, shown_whole.high), (part, whole)]
        for other_part, other_whole in corners:
            if other_whole - other_part >= 5:
                assert release_share(other_part, other_whole, Unit.PERSONS) == share

    @given(st.data(), st.integers(10, 5000))
    def test_the_true_share_lies_within_the_bounds(self, data, whole):
        part = data.draw(st.integers(5, whole - 5))
        share = release_share(part, whole, Unit.PERSONS)
        assert share.low <= 100 * part / whole <= share.high
        assert 0 <= share.percent <= 100


class TestTables:
    ROWS, COLUMNS = ["Noord", "Zuid"], ["nieuw", "bekend"]

    def test_cells_and_totals_each_on_their_own(self):
        cells = {("Noord", "nieuw"): 3, ("Noord", "bekend"): 13, ("Zuid", "nieuw"): 4, ("Zuid", "bekend"): 8}
        table = release_table(self.ROWS, self.COLUMNS, cells, unit=Unit.VISITS)
        assert [[cell.text for cell in table.row(row)] for row in self.ROWS] == [
            ["0–4", "ongeveer 15"],
            ["0–4", "ongeveer 10"],
        ]
        assert [table.row_totals[row].text for row in self.ROWS] == ["ongeveer 15", "ongeveer 10"]
        assert [table.column_totals[column].text for column in self.COLUMNS] == ["ongeveer 5", "ongeveer 20"]
        assert table.total.text == "ongeveer 30"

    def test_a_missing_cell_and_a_small_one_look_alike(self):
        empty = release_table(self.ROWS, self.COLUMNS, {}, unit=Unit.PERSONS)
        one = release_table(self.ROWS, self.COLUMNS, {("Zuid", "nieuw"): 1}, unit=Unit.PERSONS)
        assert empty == one

    def test_unique_totals_are_not_sums(self):
        cells = {("Noord", "nieuw"): 20, ("Zuid", "nieuw"): 20}
        totals = UniqueTotals(rows={"Noord": 20, "Zuid": 20}, columns={"nieuw": 25, "bekend": 0}, total=25)
        assert release_table(self.ROWS, self.COLUMNS, cells, unit=Unit.PERSONS, totals=totals).total.value == 25

    def test_a_cell_outside_the_table_is_an_error(self):
        with pytest.raises(ValueError, match="Oost"):
            release_table(self.ROWS, self.COLUMNS, {("Oost", "nieuw"): 9}, unit=Unit.PERSONS)

    def test_totals_can_be_left_out(self):
        table = release_table(self.ROWS, self.COLUMNS, {("Zuid", "nieuw"): 9}, unit=Unit.PERSONS, show_totals=False)
        assert (table.row_totals, table.column_totals, table.total) == ({}, {}, None)

    def test_two_fours_with_their_total_are_found_out(self):
        table = release_table(
            ["Zuid"], self.COLUMNS, dict.fromkeys([("Zuid", c) for c in self.COLUMNS], 4), unit=Unit.VISITS
        )
        assert narrowed_cells(table) == {("Zuid", "nieuw"): (4, 4), ("Zuid", "bekend"): (4, 4)}

    def test_a_unique_total_narrows_less(self):
        cells = {("Zuid", "nieuw"): 4, ("Zuid", "bekend"): 4}
        totals = UniqueTotals(rows={"Zuid": 5}, columns={"nieuw": 4, "bekend": 4}, total=5)
        table = release_table(["Zuid"], self.COLUMNS, cells, unit=Unit.PERSONS, totals=totals)
        assert narrowed_cells(table) == {("Zuid", "nieuw"): (1, 4), ("Zuid", "bekend"): (1, 4)}

    def test_overlapping_cells_may_together_exceed_a_unique_total(self):
        cells = {("Zuid", "a"): 3, ("Zuid", "b"): 22, ("Zuid", "c"): 22}
        totals = UniqueTotals(rows={"Zuid": 22}, columns={"a": 3, "b": 22, "c": 22}, total=22)
        table = release_table(["Zuid"], ["a", "b", "c"], cells, unit=Unit.PERSONS, totals=totals)
        assert narrowed_cells(table) == {}

    def test_totals_that_cannot_be_are_an_error_and_not_an_endless_search(self):
        totals = UniqueTotals(rows={"Zuid": 90}, columns={"nieuw": 3, "bekend": 3}, total=90)
        table = release_table(["Zuid"], self.COLUMNS, {}, unit=Unit.PERSONS, totals=totals)
        with pytest.raises(ValueError, match="no true table"):
            narrowed_cells(table)

    @given(tables_of_counts)
    def test_without_totals_nothing_is_narrowed(self, true):
        rows, columns, cells = true
        table = release_table(rows, columns, cells, unit=Unit.PERSONS, show_totals=False)
        assert narrowed_cells(table) == {}

    @given(tables_of_counts)
    def test_the_truth_is_never_ruled_out(self, true):
        rows, columns, cells = true
        table = release_table(rows, columns, cells, unit=Unit.VISITS)
        for key, (low, high) in narrowed_cells(table).items():
            assert low <= cells.get(key, 0) <= high
            assert (low, high) != (0, 4)

    @given(st.lists(st.integers(0, 12), min_size=2, max_size=3))
    def test_one_row_is_narrowed_just_as_far_as_trying_everything_does(self, values):
        columns = [f"k{n}" for n in range(len(values))]
        cells = {("r", column): value for column, value in zip(columns, values, strict=True)}
        table = release_table(["r"], columns, cells, unit=Unit.VISITS)
        line, total = table.row("r"), table.row_totals["r"]
        possible = [
            combination
            for combination in product(*(range(cell.low, cell.high + 1) for cell in line))
            if release(sum(combination), Unit.VISITS) == total
        ]
        expected = {}
        for index, column in enumerate(columns):
            tried = (min(c[index] for c in possible), max(c[index] for c in possible))
            if line[index].is_small and tried != (0, 4):
                expected["r", column] = tried
        assert narrowed_cells(table) == expected
