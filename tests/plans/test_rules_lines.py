"""Somebody who knows all totals of a result exactly cannot work out a group of fewer than five."""

import itertools
import random
from collections import defaultdict

import pytest

from meedoen.kernel.release import Unit, narrowed_cells, release, release_table
from meedoen.plans.rules import bank
from meedoen.plans.rules.asking import Asked, Choice, screens
from meedoen.plans.rules.lines import in_two, joined
from meedoen.plans.rules.results import Given, Plan, result
from meedoen.plans.terms.surveys import QuestionKind

SMALL = set(range(5))


def told(lines, counted):
    return tuple((line, release(sum(counted[code] for code in line), Unit.PERSONS).value) for line in lines)


@pytest.mark.parametrize(("groups", "most"), [(2, 40), (3, 26), (4, 17)])
def test_with_the_exact_total_a_small_group_can_still_be_every_number_under_five(groups, most):
    """Every table up to a size, by what is told of it: the small values of a group stand together or not at all."""
    alike = defaultdict(list)
    for counts in itertools.product(range(most), repeat=groups):
        if 10 <= sum(counts) <= most - 3:
            counted = dict(zip("abcd", counts, strict=False))
            alike[told(joined(counted), counted), sum(counts)].append(counts)
    assert len(alike) > 3
    for worlds in alike.values():
        for group in zip(*worlds, strict=True):
            assert set(group) & SMALL in (set(), SMALL)


@pytest.mark.parametrize("inside", ["a", "bc", "c"])
def test_beside_a_share_whose_two_sides_are_known_exactly_too(inside):
    alike = defaultdict(list)
    for counts in itertools.product(range(24), repeat=3):
        counted = dict(zip("abc", counts, strict=True))
        part, whole = sum(counted[code] for code in inside), sum(counts)
        if not 10 <= whole <= 23:
            continue
        shown = part if part >= 5 and whole - part >= 5 else None
        alike[told(in_two(counted, inside), counted), whole, shown].append(counts)
    for (_lines, _whole, shown), worlds in alike.items():
        for group in zip(*worlds, strict=True):
            values = set(group) & SMALL
            assert values in (set(), SMALL), (shown, worlds)


def counts_in(kept):
    """Every released count of a result, but those of a question with more answers: there is no total of those."""
    if isinstance(kept, dict) and kept.get("kind") != "several":
        for key, value in kept.items():
            if key in ("answers", "of", "count"):
                yield value
            yield from counts_in(value)
    elif isinstance(kept, list):
        for one in kept:
            yield from counts_in(one)


def some(draw, number):
    """So many people who answer a scale and two questions, with an age, a part and a way; some leave things open."""
    scale = bank.instrument("djg6")
    lean = draw.random()
    for _number in range(number):
        answers = {
            item.key: draw.choices(list(item.points), [lean + 0.05] + [1.05 - lean] * (len(item.points) - 1))[0]
            for item in scale.items
            if draw.random() > 0.02
        }
        answers["k"] = draw.choices("abc", (6, 3, 1))[0]
        answers["s"] = [one for one in "xy" if draw.random() < 0.4]
        age = draw.choices(("0", "18", "60", "80", ""), (1, 6, 9, 2, 1))[0]
        yield Given(answers, age, draw.choices("pqr", (5, 4, 1))[0], draw.choices(("phone", "paper"), (7, 2))[0])


def test_no_whole_result_holds_a_small_count_that_a_total_narrows():
    choices = {code: tuple(Choice(one, {"nl": one}) for one in code) for code in ("abc", "xy")}
    asked = [
        Asked("djg6", QuestionKind.SCALE, instrument="djg6"),
        Asked("k", QuestionKind.ONE, {"nl": "Wat?"}, choices["abc"]),
        Asked("s", QuestionKind.SEVERAL, {"nl": "Wat nog?"}, choices["xy"]),
    ]
    plan, draw, tables = Plan(screens(asked), "none", parts=["p", "q", "r"]), random.Random(7), 0
    for _time in range(150):
        sets = list(some(draw, draw.randint(10, 60)))
        found = result(plan, sets)
        assert not [one for one in counts_in({**found, "answers": None}) if one is not None and one[1] < 5]
        scale = found["scales"][0]
        assert "scored" not in scale
        everybody = [scale["bands"], *scale["sub"].values(), found["ages"], found["parts"], found["ways"]]
        for lines in (*everybody, found["questions"][0]["options"]):
            cells = {(str(line["codes"]), "n"): (line.get("answers") or line["count"])[0] for line in lines}
            table = release_table([row for row, _n in cells], ["n"], cells, unit=Unit.PERSONS)
            assert narrowed_cells(table) == {}
            assert len(lines) != 1
            tables += len(lines) > 1
    assert tables > 300
