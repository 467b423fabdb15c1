"""A difference in a sentence and how sure it is; charts out of numbers: as tables, without a database."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal as D

import pytest

from meedoen.networks import charts, drawing
from meedoen.networks.rules.difference import Sure, compare
from meedoen.networks.rules.measures import MEASURES
from meedoen.networks.rules.working_out import Worked
from meedoen.networks.terms import Basis, Missing

ALONE, INCOME, PEOPLE = MEASURES["share.alone"], MEASURES["income.per_return"], MEASURES["inhabitants"]
ASKED = replace(ALONE, basis=Basis.SAMPLE)


def share(above, below):
    return Worked(D(above) * 100 / D(below), D(above), D(below))


@pytest.mark.parametrize(
    ("measure", "inside", "outside", "sure", "sentence", "certainty"),
    [
        # 400 of 1,000 beside 2,400 of 10,000: Newcombe gives 0.129 to 0.191
        (ALONE, share(400, 1000), share(2400, 10000), Sure.CLEAR, "Dat is 16 meer.", "Iedereen werd geteld. Dit"),
        (ALONE, share(240, 1000), share(4000, 10000), Sure.CLEAR, "Dat is 16 minder.", "Iedereen werd geteld. Dit"),
        (ALONE, share(25, 100), share(2400, 10000), Sure.CHANCE, "Dat is 1 meer.", "Iedereen werd geteld, maar"),
        (ALONE, share(19, 30), share(2400, 10000), Sure.SMALL, "Dat is 39 meer.", "Het gaat om kleine aantallen."),
        (ALONE, share(20, 30), share(2400, 10000), Sure.CLEAR, "Dat is 43 meer.", "Iedereen werd geteld. Dit"),
        (ALONE, share(24, 100), share(2400, 10000), Sure.CHANCE, "Dat is even veel.", "Iedereen werd geteld, maar"),
        (ALONE, share(0, 100), share(5, 1000), Sure.CHANCE, "Dat is 0,5 minder.", "Iedereen werd geteld, maar"),
        (ASKED, share(400, 1000), share(2400, 10000), Sure.CLEAR, "Dat is 16 meer.", "Niet iedereen werd gevraagd. "
         "Het echte verschil ligt wellicht tussen 13 en 19."),
        (ASKED, share(25, 100), share(2400, 10000), Sure.CHANCE, "Dat is 1 meer.", "Niet iedereen werd gevraagd. Dit"),
        (ALONE, Worked(D(40)), share(24, 100), Sure.UNKNOWN, "Dat is 16 meer.", "We kennen de aantallen achter dit"),
        (ALONE, share(40, 100), Worked(D(24)), Sure.UNKNOWN, "Dat is 16 meer.", "We kennen de aantallen achter dit"),
        # 32.5 and 22.4 are shown as 33 and 22: who subtracts finds what the sentence says
        (ALONE, share(325, 1000), share(2240, 10000), Sure.CLEAR, "Dat is 11 meer.", "Iedereen werd geteld. Dit"),
        (INCOME, Worked(D(21300)), Worked(D("24929.27")), Sure.UNKNOWN, "Dat is € 3.629 minder.",
         "Van dit cijfer weten we niet hoe ver mensen uiteenliggen."),
    ],
)  # fmt: skip
def test_a_difference_says_how_much_and_how_sure(measure, inside, outside, sure, sentence, certainty):
    found = compare(measure, inside, outside, "de rest van Noord")
    assert found is not None
    assert (found.sure, found.points) == (sure, inside.value - outside.value)
    assert "in de rest van Noord" in found.sentence and found.sentence.endswith(sentence)
    assert found.certainty.startswith(certainty)


@pytest.mark.parametrize(
    ("measure", "inside", "outside"),
    [
        (PEOPLE, Worked(D(100)), Worked(D(900))),  # a larger area has more people: that says nothing
        (ALONE, Worked(Missing.HIDDEN), share(24, 100)),
        (ALONE, share(24, 100), Worked(Missing.UNKNOWN)),
    ],
)
def test_of_counts_and_of_what_is_not_known_nothing_is_said(measure, inside, outside):
    assert compare(measure, inside, outside, "de rest") is None


def widths(svg, kind):
    return [float(one.get("width")) for one in ET.fromstring(svg).iter() if one.get("class") == kind]


def test_bars_are_as_long_as_their_share_and_what_is_not_known_has_none():
    lines = [charts.BarLine("A < B", 50.0, 25.0), charts.BarLine("C", None, 0.0), charts.BarLine("D", 10.0, None)]
    svg = charts.bars(lines, key="k", title="Alles & meer", standalone=True)
    here, around = widths(svg, "chart-here"), widths(svg, "chart-around")
    assert here[0] == 2 * around[0] == 5 * here[1]
    assert (len(here), around[1]) == (2, 1.0)  # a known zero is a thin line, not nothing
    assert "A &lt; B" in svg and "Alles &amp; meer" in svg
    assert charts.bars([charts.BarLine("A", None, None)], key="k", title="") == ""
    assert "fill=" not in charts.bars(lines, key="k", title="")


@pytest.mark.parametrize(
    ("values", "begins"),
    [([1.0, 2.0, 3.0], 1), ([1.0, None, 3.0], 2), ([None, 2.0, 3.0], 1), ([None, None, 3.0], 1)],
)
def test_a_line_breaks_where_a_period_has_no_figure(values, begins):
    dots = [charts.Dot(str(2020 + at), value, None) for at, value in enumerate(values)]
    picture = ET.fromstring(charts.line(dots, key="k", title="t"))
    (path,) = [one for one in picture.iter() if one.get("class") == "chart-line-here"]
    assert path.get("d").count("M") == begins
    marks = [one for one in picture.iter() if one.get("class") == "chart-here"]
    assert len(marks) == sum(value is not None for value in values)


def test_a_line_needs_two_periods_and_a_figure():
    assert charts.line([charts.Dot("2020", 1.0, 1.0)], key="k", title="t") == ""
    assert charts.line([charts.Dot("2020", None, None)] * 2, key="k", title="t") == ""
    assert "nan" not in charts.line([charts.Dot(year, 0.0, 0.0) for year in "12"], key="k", title="t")


def test_what_is_drawn_of_a_profile():
    assert drawing.plain(Missing.HIDDEN) is None
    assert drawing.plain(D("2.5")) == 2.5
