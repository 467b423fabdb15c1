"""Rules of money: the drawing right, co-financing, regimes, baskets, rounding, the year. Tables and laws."""

import datetime
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.budgets.rules import agreements, amounts, drawing_right, regimes, spending
from meedoen.budgets.rules.drawing_right import VGC, KeyFigures
from meedoen.budgets.rules.ledger import Balance
from meedoen.kernel import money
from meedoen.kernel.release import Unit, release

Day = datetime.date
FIGURES = st.builds(KeyFigures, st.integers(0, 400_000), st.integers(0, 60_000))


@pytest.mark.parametrize(
    ("here", "total", "share"),
    [
        (KeyFigures(10, 1), KeyFigures(100, 100), Fraction(11, 200)),
        (KeyFigures(1, 0), KeyFigures(3, 7), Fraction(1, 6)),
        (KeyFigures(0, 0), KeyFigures(3, 7), Fraction(0)),
        (KeyFigures(3, 7), KeyFigures(3, 7), Fraction(1)),
    ],
)
def test_the_key_is_half_one_figure_and_half_the_other(here, total, share):
    found = drawing_right.of_municipality(1_000_000, here, total)
    assert (found.share, found.by_floor) == (share, False)
    assert found.cents == amounts.to_cents(1_000_000 * share)


def test_brussels_gets_six_per_cent_and_the_others_divide_the_rest():
    figures = {VGC: KeyFigures(2, 2), "a": KeyFigures(49, 49), "b": KeyFigures(49, 49)}
    found = drawing_right.shares(figures)
    assert found == {VGC: Fraction(6, 100), "a": Fraction(47, 100), "b": Fraction(47, 100)}
    alone = drawing_right.of_municipality(10_000, KeyFigures(49, 49), KeyFigures(100, 100), vgc=KeyFigures(2, 2))
    assert (alone.share, alone.cents, alone.by_floor) == (Fraction(47, 100), 4700, True)
    enough = {VGC: KeyFigures(10, 10), "a": KeyFigures(90, 90)}
    assert drawing_right.shares(enough)[VGC] == Fraction(1, 10)


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "d", VGC]), FIGURES, min_size=2))
def test_shares_are_one_together(figures):
    whole = sum(figures.values(), KeyFigures(0, 0))
    if not whole.increased_reimbursement or not whole.living_wage:
        with pytest.raises(ValueError, match="both figures"):
            drawing_right.shares(figures)
        return
    found = drawing_right.shares(figures)
    assert sum(found.values()) == 1
    assert VGC not in found or found[VGC] >= Fraction(6, 100)


def test_a_part_is_never_more_than_the_whole():
    with pytest.raises(ValueError, match="more than the whole"):
        drawing_right.of_municipality(100, KeyFigures(5, 1), KeyFigures(4, 1))


@pytest.mark.parametrize(
    ("right", "own", "ratio", "needed", "missing"),
    [
        (712_000, 1_424_000, Fraction(2), 1_424_000, 0),
        (712_000, 1_400_000, Fraction(2), 1_424_000, 24_000),
        (712_000, 0, None, 0, 0),
        (333, 0, Fraction(1, 2), 167, 167),
    ],
)
def test_co_financing(right, own, ratio, needed, missing):
    found = drawing_right.co_financing(right, own, ratio)
    assert (found.needed, found.missing) == (needed, missing)


def test_dilbeek_puts_twice_its_right_beside_it_until_the_new_regime():
    old = regimes.regime("participation_decree_2008", Day(2020, 1, 1))
    new = regimes.regime("supralocal_transition", Day(2027, 1, 1))
    assert drawing_right.co_financing(712_000, 0, old.ratio).needed == 1_424_000
    assert drawing_right.co_financing(712_000, 0, new.ratio).needed == 0


@pytest.mark.parametrize(
    ("key", "first", "last", "fault", "file_by"),
    [
        ("participation_decree_2008", Day(2014, 1, 1), Day(2019, 12, 31), None, Day(2013, 10, 1)),
        ("participation_decree_2008", Day(2020, 1, 1), Day(2025, 12, 31), None, Day(2019, 10, 1)),
        ("participation_decree_2008", Day(2026, 1, 1), Day(2026, 12, 31), None, None),
        ("participation_decree_2008", Day(2020, 1, 1), Day(2026, 12, 31), "term", None),
        ("participation_decree_2008", Day(2027, 1, 1), Day(2032, 12, 31), "regime", None),
        ("participation_decree_2008", Day(2025, 1, 1), Day(2020, 12, 31), "order", None),
        ("supralocal_transition", Day(2027, 1, 1), Day(2032, 12, 31), None, Day(2026, 3, 31)),
        ("supralocal_transition", Day(2026, 1, 1), Day(2026, 12, 31), "regime", None),
        ("supralocal", Day(2028, 1, 1), Day(2033, 12, 31), None, None),
        ("supralocal", Day(2026, 7, 1), Day(2028, 12, 31), "regime", None),
    ],
)
def test_periods_and_filing(key, first, last, fault, file_by):
    regime = regimes.regime(key, first)
    assert regimes.period_fault(regime, first, last) == fault
    term = regimes.term_of(regime, first, last)
    assert (term.file_by if term else None) == file_by


def test_an_agreement_keeps_the_version_of_its_first_day(monkeypatch):
    first = regimes.DECREE_2008
    second = replace(first, version=2, valid_from=Day(2020, 1, 1), ratio=Fraction(3))
    monkeypatch.setattr(regimes, "REGIMES", (replace(first, valid_to=Day(2019, 12, 31)), second))
    held = [regimes.regime(first.key, Day(year, 1, 1)) for year in (2014, 2020, 1999)]
    assert [(one.version, one.ratio) for one in held] == [(1, 2), (2, 3), (2, 3)]


def test_every_regime_says_from_when_and_where_it_was_read():
    assert [one.key for one in regimes.on(Day(2024, 1, 1))] == ["participation_decree_2008"]
    assert [one.key for one in regimes.on(Day(2028, 1, 1))] == ["supralocal_transition", "supralocal"]
    assert all(one.source and one.asks and one.version >= 1 for one in regimes.REGIMES)
    assert [one.key for one in regimes.REGIMES if not one.composed] == ["supralocal"], "R4 holds for the local ones"
    assert regimes.next_term(Day(2026, 11, 30))[1].first == Day(2027, 1, 1)
    with pytest.raises(LookupError):
        regimes.regime("kermis", Day(2024, 1, 1))


@pytest.mark.parametrize(
    ("cents", "shares", "parts"),
    [
        (3500, (Fraction(20, 100), Fraction(40, 100), Fraction(40, 100)), [700, 1400, 1400]),
        (1, (Fraction(20, 100), Fraction(40, 100), Fraction(40, 100)), [0, 0, 1]),
        (1001, (Fraction(1, 2), Fraction(1, 2)), [501, 500]),
    ],
)
def test_a_price_is_split_and_rounded_once(cents, shares, parts):
    assert amounts.split(cents, shares) == parts


@given(st.integers(0, 10**9), st.lists(st.integers(0, 1000), min_size=1, max_size=5).filter(any))
def test_split_always_adds_up_and_is_never_negative(cents, weights):
    parts = amounts.split(cents, [Fraction(one, sum(weights)) for one in weights])
    assert sum(parts) == cents
    assert min(parts) >= 0


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("7120", 712_000), ("7.120", 712_000), ("7 120,50", 712_050), ("€ 12,5", 1250), ("12.50", 1250),
        ("1.234.567,89", 123_456_789), ("0,01", 1), ("", None), ("-5", None), ("12,345", None), ("twaalf", None),
    ],
)  # fmt: skip
def test_amounts_as_people_type_them(typed, cents):
    assert money.read_euros(typed) == cents
    if cents is not None:
        assert money.read_euros(money.typed_euros(cents)) == cents


def test_baskets_count_what_came_back_too():
    lines = [("participation_cost", "expense", 500), ("own_initiative", "payment", 300), ("", "budget", 9000),
             ("participation_cost", "correction", 200)]  # fmt: skip
    assert spending.paid_by(lines) == {"participation_cost": 300, "own_initiative": 300}
    assert spending.needs_basket("drawing_right")
    assert not spending.needs_basket("federal_participation")


@pytest.mark.parametrize(
    ("paid", "aside", "today", "closed", "cents", "known"),
    [
        (1000, 0, Day(2026, 1, 10), False, 1000, True),
        (1000, 200, Day(2026, 7, 1), False, 1000 * 365 // 182 + 200, False),
        (9000, 0, Day(2026, 4, 1), False, 10_000, False),
        (1000, 200, Day(2027, 2, 1), False, 1200, True),
        (1000, 0, Day(2026, 12, 31), False, 1000, True),
        (1000, 0, Day(2026, 7, 1), True, 1000, True),
    ],
)
def test_where_a_year_will_end(paid, aside, today, closed, cents, known):
    found = spending.forecast(Balance(10_000, aside, 0, paid), year=2026, today=today, closed=closed)
    assert (found.cents, found.left, found.known) == (cents, 10_000 - cents, known)


@pytest.mark.parametrize(
    ("day", "fault"),
    [(Day(2026, 1, 1), None), (Day(2026, 12, 31), None), (Day(2025, 12, 31), "year"), (Day(2027, 1, 1), "year")],
)
def test_the_last_second_of_a_year_belongs_to_that_year(day, fault):
    assert spending.day_fault(day, year=2026, today=Day(2027, 1, 5)) == fault
    assert spending.day_fault(Day(2026, 6, 1), year=2026, today=Day(2026, 5, 1)) == "future"


def test_what_is_due_about_an_agreement():
    assert agreements.filing(Day(2019, 10, 1), None, Day(2019, 5, 1)) is None
    assert agreements.filing(Day(2019, 10, 1), None, Day(2019, 9, 1)).late is False
    assert agreements.filing(Day(2019, 10, 1), None, Day(2019, 10, 2)).late is True
    assert agreements.filing(Day(2019, 10, 1), Day(2019, 9, 20), Day(2019, 10, 2)) is None
    due = agreements.evaluations(Day(2020, 1, 1), Day(2025, 12, 31), {2024}, Day(2026, 2, 1))
    assert [(one.year, one.by, one.late) for one in due] == [(2025, Day(2026, 3, 31), False)]
    assert agreements.evaluations(Day(2027, 1, 1), Day(2032, 12, 31), set(), Day(2026, 11, 30)) == []


def test_old_promises_beside_the_new():
    pairs = agreements.beside([(1, "a"), (2, "b")], [(3, 1, "a+"), (4, None, "c")])
    assert [(one.old, one.new) for one in pairs] == [("a", "a+"), (None, "c"), ("b", None)]


@pytest.mark.parametrize(
    ("cents", "persons", "each"),
    [(100_000, 4, None), (100_000, 0, None), (0, 20, None), (-500, 20, None), (100_000, 33, 29), (100_000, 37, 29)],
)
def test_euros_for_each_first_time_come_from_the_rounded_count(cents, persons, each):
    """33 and 37 persons look alike, so what is worked out from them looks alike too."""
    assert spending.euros_each(cents, release(persons, Unit.PERSONS)) == each
    assert spending.euros_each(cents, None) is None
