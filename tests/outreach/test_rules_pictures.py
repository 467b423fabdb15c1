"""The map and the flow: what is counted, what may be drawn, and that what is not drawn cannot be worked out."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.kernel.release import Unit, release
from meedoen.outreach.rules import drawing, flow, network_map, periods
from meedoen.outreach.rules.flow import Seen
from meedoen.outreach.rules.network_map import MIXED, Met
from meedoen.outreach.rules.periods import Span

JAN, JUN = datetime.date(2026, 1, 1), datetime.date(2026, 6, 30)
KINDS = ("home", "street", "drop_in", "phone", "group")


def met(kind, where, owner, *people, nameless=0):
    named = [Met(kind, where, owner, person, 1) for person in people]
    return [*named, *([Met(kind, where, owner, None, nameless)] if nameless else [])]


def test_who_is_known_counts_once_and_who_is_not_each_time():
    rows = [
        *met("street", "plein", "a", 1, 1, 2),
        *met("home", "plein", "b", 1),
        *met("street", "plein", "a", nameless=3),
    ]
    assert network_map.tally(rows, "where") == {("plein", ""): 5}
    assert network_map.tally(rows, "kind", "where") == {("street", "plein"): 5, ("home", "plein"): 1}
    assert network_map.tally(rows)["", ""] == 5


def test_nothing_below_the_threshold_is_drawn():
    rows = [*met("street", "plein", "a", *range(20)), *met("home", "plein", "b", 30, 31, 32, 33)]
    ties = network_map.ties(rows, kinds=5, organisations=8)
    assert [(tie.start, tie.end, tie.figure.text) for tie in ties.ways] == [("street", "plein", "ongeveer 20")]
    assert [(tie.start, tie.end) for tie in ties.homes] == [("plein", "a")]
    assert ties.total.text == "ongeveer 25"
    assert network_map.ties(met("street", "plein", "a", 1, 2, 3, 4), kinds=5, organisations=8).ways == []


def test_ways_that_would_give_a_small_one_away_are_drawn_as_one():
    """22 and 4, with one organisation: "ongeveer 25" beside "ongeveer 20" would say that the other is not nought."""
    rows = [*met("street", "plein", "a", *range(22)), *met("home", "plein", "a", *range(100, 104))]
    ties = network_map.ties(rows, kinds=2, organisations=1)
    assert ties.mixed == {"plein"}
    assert [(tie.start, tie.figure.text) for tie in ties.ways] == [(MIXED, "ongeveer 25")]
    apart = network_map.ties(rows, kinds=5, organisations=1)
    assert (apart.mixed, [tie.start for tie in apart.ways]) == (frozenset(), ["street"])


def _bounds(own, choices, other, other_choices):
    """What a reader knows of one line that is not drawn: by adding up both sides of a place."""
    shown = [release(number, Unit.CONTACTS) for number in own if number >= 5]
    beside = [release(number, Unit.CONTACTS) for number in other if number >= 5]
    hidden = choices - len(shown)
    low = sum(one.low for one in beside) - sum(one.high for one in shown) - 4 * (hidden - 1)
    high = sum(one.high for one in beside) + 4 * (other_choices - len(beside)) - sum(one.low for one in shown)
    return (max(0, low), min(4, high)) if hidden > 0 else (0, 4)


@given(
    cells=st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 3)), st.integers(1, 40), min_size=1, max_size=12),
    kinds=st.integers(5, 6),
    organisations=st.integers(4, 6),
)
def test_no_line_that_is_left_out_is_known_better_than_nought_to_four(cells, kinds, organisations):
    rows = [Met(str(kind), "plein", str(owner), None, number) for (kind, owner), number in cells.items()]
    ties = network_map.ties(rows, kinds=kinds, organisations=organisations)
    ways, homes = network_map.tally(rows, "kind", "where"), network_map.tally(rows, "where", "organisation")
    whole = sum(cells.values())
    shown = [whole] if "plein" in ties.mixed and ties.ways else list(ways.values())
    choices = 1 if "plein" in ties.mixed else kinds
    if ties.ways:
        assert _bounds(list(homes.values()), organisations, shown, choices) == (0, 4)
        assert _bounds(shown, choices, list(homes.values()), organisations) == (0, 4)
    assert all(tie.figure.value >= 5 and tie.figure.value % 5 == 0 for tie in [*ties.ways, *ties.homes])


def seen(person, group, first, before=0, now=0):
    return Seen(str(person), group, datetime.date.fromisoformat(first), before, now)


def test_the_flow_of_a_group():
    rows = [
        seen(1, "studio", "2026-02-01", now=3),  # new, and nothing else
        seen(2, "studio", "2026-02-01", now=3),  # new here, came elsewhere first, still comes there
        seen(2, "tuin", "2025-01-01", before=2, now=2),
        seen(3, "studio", "2025-09-01", before=3, now=3),  # stayed, and went on to cooking
        seen(3, "koken", "2026-03-01", now=2),
        seen(4, "studio", "2025-09-01", before=3),  # left, and went on to cooking
        seen(4, "koken", "2026-03-01", now=1),
        seen(5, "studio", "2024-01-01", now=1),  # back after a year
        seen(6, "studio", "2024-01-01"),  # long ago, not in either period
        seen(6, "koken", "2026-02-01", now=1),
    ]
    found = flow.count(rows, "studio", JAN)
    assert (found.now, found.left, found.went_on) == (4, 1, 2)
    assert found.ways_in == {"new": 1, "elsewhere": 1, "stayed": 1, "back": 1}
    assert found.on_to == {"koken": 2}
    led = flow.count(rows, "studio", JAN, {"dienst": ["1", "6", "99"]})
    assert (led.on_to, led.went_on) == ({"koken": 2, "dienst": 1}, 3)


def test_small_groups_are_not_named_and_small_ways_are_put_together():
    counts = flow.Counts(now=40, ways_in={"new": 20, "elsewhere": 1, "stayed": 18, "back": 1}, left=7, went_on=9,
                         on_to={"koken": 8, "tuin": 4})  # fmt: skip
    shown = flow.released(counts)
    assert [key for key, _figure in shown.on_to] == ["koken"]
    assert (shown.now.text, shown.left.text) == ("ongeveer 40", "ongeveer 5")
    narrow = flow.released(flow.Counts(4, {"new": 4, "elsewhere": 0, "stayed": 0, "back": 0}, 0, 0, {}))
    assert narrow.now.is_small and all(figure.is_small for _way, figure in narrow.ways_in)


@given(st.tuples(*[st.integers(0, 30)] * 4))
def test_the_ways_in_beside_the_total_tell_no_small_one(numbers):
    ways = dict(zip(flow.WAYS_IN, numbers, strict=True))
    shown = flow.released(flow.Counts(sum(numbers), ways, 0, 0, {}))
    low = shown.now.low
    for way, figure in shown.ways_in:
        others = sum(other.high for name, other in shown.ways_in if name != way)
        least = sum(other.low for name, other in shown.ways_in if name != way)
        if figure.is_small:
            assert low - others <= 0 and shown.now.high - least >= 4


@pytest.mark.parametrize(
    ("code", "year", "half"),
    [("2026", 2026, 0), ("2026-1", 2026, 1), ("2026-2", 2026, 0), ("2027", 2026, 0), ("1999", 2026, 0), ("x", 2026, 0),
     ("2025-3", 2026, 0), ("2025-2", 2025, 2), ("٢٠٢٥", 2026, 0), ("", 2026, 0)],
)  # fmt: skip
def test_a_period_is_a_year_or_half_a_year_that_has_begun(code, year, half):
    found = periods.span_of(code, datetime.date(2026, 5, 4))
    assert (found.year, found.half) == (year, half)
    assert found.code in (str(year), f"{year}-{half}")


def test_periods_follow_one_another_without_a_gap():
    span = Span(2026, 1)
    assert (span.period.first, span.period.last) == (JAN, JUN)
    assert (span.before, span.after, Span(2026, 2).before, Span(2026).after) == (
        Span(2025, 2), Span(2026, 2), Span(2026, 1), Span(2027),
    )  # fmt: skip
    assert Span(2026, 2).period.first - span.period.last == datetime.timedelta(days=1)
    assert periods.around(Span(2015), datetime.date(2015, 3, 1)) == (None, None)


def test_points_stand_apart_and_lines_have_a_width_in_step_with_their_figure():
    picture = drawing.columns([["a"], ["b", "c", "d"]], [100, 500], ["end", "start"])
    ys = [picture.dots[key].y for key in "bcd"]
    assert ys == sorted(ys) and min(b - a for a, b in itertools.pairwise(ys)) >= drawing.STEP - 1
    assert all(0 < dot.y < picture.height for dot in picture.dots.values())
    assert drawing.width(10, 10) == drawing.THICKEST and drawing.width(0, 0) == drawing.THINNEST
    assert drawing.width(5, 100) < drawing.width(50, 100)
    assert drawing.ordered(["x", "y"], {"x": [(4, 5)], "y": [(0, 5)]}) == ["y", "x"]
