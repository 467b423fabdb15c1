"""The largest gap stands first, and nothing in the order tells more than the rounded counts."""

from hypothesis import given
from hypothesis import strategies as st

from meedoen.activities.rules.missing import Place, by_gap
from meedoen.kernel.release import Unit, release


def place(name, inhabitants, now, before=0):
    return Place(name, inhabitants, release(now, Unit.PERSONS), release(before, Unit.PERSONS))


def test_the_largest_gap_stands_first_and_what_no_source_tells_last():
    lines = by_gap(
        [place("Vol", 1000, 60), place("Onbekend", None, 90), place("Groot", 3000, 20), place("Leeg", 90, 0)]
    )
    assert [(line.place.name, line.gap, line.few) for line in lines] == [
        ("Groot", 40, False), ("Vol", 0, False), ("Leeg", 0, True), ("Onbekend", None, False),
    ]  # fmt: skip
    assert lines[-1].rate is None


def test_where_nobody_took_part_there_is_no_gap():
    assert [line.gap for line in by_gap([place("A", 500, 0), place("B", 900, 4)])] == [0, 0]
    assert [line.place.name for line in by_gap([place("A", 500, 4), place("B", 900, 0)])] == ["B", "A"]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(1, 5000)), min_size=1, max_size=6))
def test_counts_that_are_shown_alike_give_the_same_page(rows):
    def page(counts):
        return by_gap(place(f"b{at}", rows[at][2], *one) for at, one in enumerate(counts))

    def lowest(count):
        return release(count, Unit.PERSONS).low

    true = [(now, before) for now, before, _people in rows]
    assert page(true) == page([(lowest(now), lowest(before)) for now, before in true])
