"""Missing codes, sums over areas, shares, and what may never be given away (R20 to R22)."""

import datetime
from decimal import Decimal

import pytest

from meedoen.networks.intake.numbers import NotRead, number, period, year_in
from meedoen.networks.rules import values
from meedoen.networks.rules.measures import MEASURES
from meedoen.networks.rules.telling import line, with_unit
from meedoen.networks.rules.tree import Node, Tree
from meedoen.networks.rules.working_out import Held, outside, worked
from meedoen.networks.terms import Missing

U, H, N, E = Missing.UNKNOWN, Missing.HIDDEN, Missing.NOT_APPLICABLE, Missing.EMPTY
D = Decimal


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([D(3), D(4)], D(7)),
        ([D(0), D(0)], D(0)),  # a known zero is a figure
        ([D(3), U], U),
        ([D(3), H], H),
        ([D(3), N], D(3)),
        ([D(3), E], D(3)),
        ([D(0), N, E], D(0)),
        ([U, H], H),
        ([N, N], N),
        ([N, E], E),
        ([E, E], E),
        ([U, N], U),
        ([H, E], H),
        ([], U),
    ],
)
def test_hidden_and_unknown_spread_the_others_add_nothing(given, expected):
    assert values.total(given) == expected
    assert values.total(reversed(given)) == expected


@pytest.mark.parametrize(
    ("whole", "inside", "others", "expected"),
    [
        (D(100), D(30), (), D(70)),
        (D(100), D(30), (D(50), D(20)), D(70)),
        (D(100), D(30), (D(68), H), H),  # 100 - 30 - 68 would give the hidden one away
        (D(100), H, (), H),
        (D(100), U, (), U),
        (H, D(30), (), H),
        (U, D(30), (), U),
        (D(100), N, (), D(100)),
        (D(100), E, (), D(100)),
        (D(20), D(30), (), U),  # two sources that do not fit
        (D(30), D(30), (), D(0)),
    ],
)
def test_the_rest_of_the_municipality_gives_no_hidden_figure_away(whole, inside, others, expected):
    assert values.rest(whole, inside, others) == expected


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (D(1), D(4), D(25)),
        (D(0), D(4), D(0)),
        (D(1), D(0), U),
        (H, D(4), H),
        (D(1), H, H),
        (U, H, H),
        (U, D(4), U),
        (N, D(4), N),
        (D(1), E, E),
    ],
)
def test_a_share_is_as_known_as_its_counts(above, below, expected):
    assert values.ratio(above, below, 100) == expected


@pytest.mark.parametrize(
    ("value", "threshold", "expected"),
    [(D(4), 5, H), (D(5), 5, D(5)), (D(0), 5, D(0)), (D(4), None, D(4)), (U, 5, U), (D("4.9"), 5, H)],
)
def test_the_threshold_of_a_source_is_followed_and_zero_is_shown(value, threshold, expected):
    assert values.guarded(value, threshold) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (0, ("0", "")), (12, ("12", "")), (12.5, ("12.5", "")), (1.234, ("1.234", "")), ("12,5", ("12.5", "")),
        ("1.234,5", ("1234.5", "")), ("1 234", ("1234", "")), ("1.234.567", ("1234567", "")), ("28 %", ("28", "")),
        ("€ 21.300,50", ("21300.5", "")), ("258002682.7", ("258002682.7", "")), ("-3", ("-3", "")),
        (-99999, ("", U)), ("-99999", ("", U)), (-99999.0, ("", U)), ("?", ("", U)),
        (-99997, ("", H)), ("x", ("", H)), ("<5", ("", H)),
        (-99998, ("", N)), ("n.v.t.", ("", N)), (".", ("", N)),
        (-99996, ("", E)), ("", ("", E)), (None, ("", E)), ("-", ("", E)),
        (-99995, ("-99995", "")),
    ],
)  # fmt: skip
def test_a_cell_is_a_number_or_the_reason_why_not(cell, expected):
    assert number(cell) == expected


@pytest.mark.parametrize("cell", ["1.234", "12a", "1,2,3", float("nan"), float("inf"), True, "1e5", 10**14, "١٢"])
def test_what_could_be_two_numbers_or_none_is_refused(cell):
    with pytest.raises(NotRead):
        number(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (2024, "2024"), (2024.0, "2024"), ("2024", "2024"), ("2024Q1", "2024Q1"), ("2024 K3", "2024Q3"),
        ("2023-2024", "2023-2024"), ("1/01/2024", "2024"), (datetime.date(2024, 1, 1), "2024"),
    ],
)  # fmt: skip
def test_a_period_is_a_year_a_quarter_or_a_school_year(cell, expected):
    assert period(cell) == expected


@pytest.mark.parametrize("cell", ["", None, "24", "2024Q5", "gisteren", 1e300])
def test_what_is_no_period_is_refused(cell):
    with pytest.raises(NotRead):
        period(cell)


def test_the_year_in_the_name_of_a_file_counts_only_when_there_is_one():
    assert year_in("statsec2024_bevolking.csv") == "2024"
    assert year_in("inkomens_2005_2013.csv") == year_in("lijst.csv") == year_in("12024.csv") == ""


def node(code, kind, parent="", *, since=2020, until=None, villages=()):
    end = datetime.date(until, 12, 31) if until else None
    return Node(code, kind, f"naam {code}", parent, tuple(villages), datetime.date(since, 1, 1), end)


TREE = Tree(
    [
        node("1", "municipality"),
        node("1A", "village", "1"),
        node("1W1", "neighbourhood", "1A", since=2025),
        node("1W2", "neighbourhood", "1A", since=2025),
        node("1W3", "neighbourhood", "1A", since=2025),
        node("1A00", "sector", "1W1", villages=["1A"]),
        node("1A01", "sector", "1W1", until=2024, villages=["1A"]),
        node("1A0X", "sector", "1W1", since=2025, villages=["1A"]),
        node("1A02", "sector", "1W2", villages=["1A"]),
        node("1A03", "sector", "1W3", villages=["1A"]),
    ]
)


def test_an_area_has_the_parts_of_its_year():
    assert TREE.parts("1W1", 2024) == ("1A00", "1A01")
    assert TREE.parts("1W1", 2026) == ("1A00", "1A0X")
    assert TREE.parts("1", 2024) == ("1W1", "1W2", "1W3")
    assert TREE.parts("1A", 2024) == ("1A00", "1A01", "1A02", "1A03")
    assert TREE.parts("1A00", 2024) == TREE.parts("elders", 2024) == ()
    assert TREE.municipality_of("1A0X") == "1"
    assert TREE.municipality_of("elders") == ""
    assert TREE.smallest(["1W1", "1A00", "1A02", "1W1"]) == ("1A02", "1W1")


def held(figures, threshold=None):
    found = Held(TREE, thresholds={"bron": threshold})
    for (area, indicator), value in figures.items():
        found.put(area, indicator, "2024", value, "bron")
    return found


PEOPLE, ALONE = MEASURES["inhabitants"], MEASURES["share.alone"]


def test_an_area_without_its_own_figure_is_the_sum_of_its_sectors():
    given = held({("1A00", "inhabitants"): D(10), ("1A01", "inhabitants"): D(5), ("1W2", "inhabitants"): D(7)})
    assert worked(PEOPLE, ["1W1"], "2024", given).value == D(15)
    assert worked(PEOPLE, ["1W1", "1W2"], "2024", given).value == D(22)
    assert worked(PEOPLE, ["1W1", "1W3"], "2024", given).value == U  # nobody handed in 1W3: never zero
    assert worked(PEOPLE, ["1W1"], "2026", given).value == U
    assert worked(PEOPLE, [], "2024", given).value == U


def test_shares_of_several_areas_come_out_of_their_counts_and_never_out_of_their_shares():
    given = held(
        {
            ("1W1", "households.1"): D(30), ("1W1", "households"): D(100),
            ("1W2", "households.1"): D(10), ("1W2", "households"): D(20),
            ("1", "households.1"): D(90), ("1", "households"): D(320), ("1W3", "share.alone"): D(25),
        }
    )  # fmt: skip
    both = worked(ALONE, ["1W1", "1W2"], "2024", given)
    assert (both.above, both.below, both.value) == (D(40), D(120), D(40) * 100 / D(120))
    around = outside(ALONE, ["1W1", "1W2"], "1", "2024", given)
    assert (around.above, around.below, around.value) == (D(50), D(200), D(25))
    assert worked(ALONE, ["1W3"], "2024", given).value == D(25)  # as it was published
    assert worked(ALONE, ["1W2", "1W3"], "2024", given).value == U
    assert outside(MEASURES["income.per_return"], ["1W1"], "1", "2024", given).value == U


@pytest.mark.parametrize("reason", [H, N, E])
def test_a_share_that_was_published_without_a_number_keeps_its_reason(reason):
    assert worked(ALONE, ["1W3"], "2024", held({("1W3", "share.alone"): reason})).value == reason


def test_a_sum_below_the_threshold_of_its_source_is_hidden_and_so_is_its_share():
    given = {("1W1", "households.1"): D(2), ("1W2", "households.1"): D(1), ("1W1", "households"): D(40),
             ("1W2", "households"): D(30)}  # fmt: skip
    assert worked(ALONE, ["1W1", "1W2"], "2024", held(given, 5)).value == H
    assert worked(ALONE, ["1W1", "1W2"], "2024", held(given)).above == D(3)


def test_a_hidden_neighbour_keeps_the_rest_hidden():
    given = held({("1", "inhabitants"): D(100), ("1W1", "inhabitants"): D(60), ("1W2", "inhabitants"): D(38),
                  ("1W3", "inhabitants"): H})  # fmt: skip
    assert outside(PEOPLE, ["1W1", "1W2"], "1", "2024", given).value == H
    assert worked(PEOPLE, ["1W1", "1W3"], "2024", given).value == H


def test_a_figure_in_words_has_its_year_its_source_and_says_when_it_is_old():
    given = held({("1W1", "households.1"): D(30), ("1W1", "households"): D(120)})
    told = line(ALONE, "Noord", "2024", worked(ALONE, ["1W1"], "2024", given), source="Bron: telling", this_year=2028)
    assert told.text == (
        "Gezinnen van één persoon: mensen die alleen wonen in Noord: 25 op de 100 (30 van 120), 2024. "
        "Dat is een oud cijfer. Bron: telling."
    )
    assert (told.known, told.old, told.number) == (True, True, "25")
    none = line(PEOPLE, "Noord", "2024", worked(PEOPLE, ["1W1"], "2024", given), source="", this_year=2024)
    assert (none.text, none.known, none.old) == ("Inwoners in Noord: niet bekend, 2024.", False, False)
    never = line(PEOPLE, "Noord", "–", worked(PEOPLE, ["1W3"], "2024", given), source="", this_year=2024)
    assert (never.text, never.known, never.old) == ("Inwoners in Noord: niet bekend, –.", False, False)


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("inhabitants", D(25620), "25.620 personen"), ("share.alone", D("4.04"), "4,0 op de 100"),
        ("share.alone", D("28.5"), "29 op de 100"), ("income.per_return", D("24929.274"), "€ 24.929"),
        ("household_size", D("2.345"), "2,3 personen"), ("inhabitants", D(0), "0 personen"),
        ("inhabitants", H, "verborgen door de bron"),
    ],
)  # fmt: skip
def test_numbers_as_people_read_them(code, value, expected):
    assert with_unit(value, MEASURES[code]) == expected
