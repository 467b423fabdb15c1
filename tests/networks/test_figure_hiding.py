"""Nothing that is hidden can be worked out of what is shown: attacked with every sum, again and again."""

import random
from decimal import Decimal

import pytest

from meedoen.networks.rules.hiding import TOGETHER, area_sums, bound_to, hide_besides
from meedoen.networks.rules.measures import AGE_BANDS
from meedoen.networks.rules.tree import Tree
from meedoen.networks.rules.working_out import Held
from meedoen.networks.terms import Missing
from tests.networks.test_figure_rules import node

HIDDEN = Missing.HIDDEN
COUNTS = {"inhabitants", "dwellings", *AGE_BANDS}
SECTORS = {f"1{village}{at}": f"1W{at % 4}" for village in "AB" for at in range(4)}
TREE = Tree(
    [node("1", "municipality"), node("1A", "village", "1"), node("1B", "village", "1")]
    + [node(f"1W{at}", "neighbourhood", "1A" if at < 2 else "1B") for at in range(4)]
    + [node(code, "sector", above, villages=[code[:2]]) for code, above in SECTORS.items()]
)
SUMS = area_sums(TREE, TREE.by_code, 2024)


def held_of(cells, threshold=None):
    held = Held(TREE, thresholds={"bron": threshold})
    for (indicator, area), value in cells.items():
        held.put(area, indicator, "2024", value, "bron")
    return held


def shown(held):
    return {(key[0], area): one for key, values in held.values.items() for area, one in values.items()}


def attacked(cells):
    """What subtraction finds: whenever one of a sum is not shown and the others are, it is known from then on."""
    known = {cell: value for cell, value in cells.items() if isinstance(value, Decimal)}
    indicators = {indicator for indicator, _area in cells}
    sums = [((one, whole), [(one, part) for part in parts]) for one in indicators for whole, parts in SUMS]
    sums += [((whole, area), [(part, area) for part in parts]) for whole, parts in TOGETHER for area in TREE.by_code]
    found, again = {}, True
    while again:
        again = False
        for whole, parts in sums:
            open_ = [cell for cell in (whole, *parts) if cell not in known]
            if len(open_) == 1:
                rest = sum(known.get(part, 0) for part in parts)
                known[open_[0]] = rest if open_[0] == whole else known[whole] - rest
                found[open_[0]] = known[open_[0]]
                again = True
    return found


@pytest.mark.parametrize("seed", range(60))
def test_no_subtraction_finds_what_is_hidden(seed):
    dice = random.Random(seed)
    cells = {}
    for area in SECTORS:
        bands = [dice.choice((0, 1, 3, 8, 40, 90)) for _band in AGE_BANDS]
        cells |= {(band, area): Decimal(n) for band, n in zip(AGE_BANDS, bands, strict=True)}
        cells["inhabitants", area] = Decimal(sum(bands))
    for level in ("neighbourhood", "village", "municipality"):
        for one in TREE.nodes:
            if one.kind == level and (level == "municipality" or dice.random() < 0.6):
                for indicator in ("inhabitants", *AGE_BANDS):
                    inside = TREE.parts(one.code, 2024) if level != "municipality" else SECTORS
                    cells[indicator, one.code] = sum(cells[indicator, part] for part in inside)
    held = held_of(cells, 5)
    held.guard(COUNTS)
    if dice.random() < 0.5:
        held.values[dice.choice(AGE_BANDS), "2024"][dice.choice(sorted(SECTORS))] = HIDDEN
    secret = {cell for cell, value in shown(held).items() if value == HIDDEN}
    assert secret & attacked(shown(held)).keys() or not secret  # it is worth hiding more
    hide_besides(held, COUNTS)
    assert not secret & attacked(shown(held)).keys()


def test_where_nothing_is_hidden_everything_stays():
    cells = {("inhabitants", area): Decimal(7) for area in SECTORS} | {("inhabitants", "1"): Decimal(56)}
    held = held_of(cells, 5)
    hide_besides(held, COUNTS)
    assert shown(held) == cells
    assert bound_to({"dwellings"}) == {"dwellings"}


def test_two_hidden_cells_that_can_only_be_one_each_hide_a_third():
    cells = {("dwellings", f"1W{at}"): Decimal(n) for at, n in enumerate((1, 1, 30, 40))} | {
        ("dwellings", "1"): Decimal(72)
    }
    held = held_of(cells, 5)
    held.guard(COUNTS)
    hide_besides(held, COUNTS)
    assert {area for (_one, area), value in shown(held).items() if value == HIDDEN} == {"1W0", "1W1", "1W2"}


def test_a_hidden_share_hides_no_other_share():
    cells = {("share.alone", f"1W{at}"): Decimal(20) for at in range(3)} | {("share.alone", "1"): Decimal(21)}
    held = held_of(cells | {("share.alone", "1W3"): HIDDEN})
    hide_besides(held, COUNTS)
    assert shown(held) == cells | {("share.alone", "1W3"): HIDDEN}
