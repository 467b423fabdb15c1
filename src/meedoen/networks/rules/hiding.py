"""What is hidden besides what a source hides, so that no subtraction gives that away (R22). Pure arithmetic.

A cell is one count of one area in one period. Cells hang together by sums: an area is its parts, everybody is all ages.
When one cell of such a sum is hidden and the others are known, it is one subtraction away: then a second is hidden too.
"""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from ..terms import AreaKind, Missing
from .measures import AGE_BANDS, HOUSEHOLD_SIZES
from .tree import Tree
from .values import Value, of_code
from .working_out import Held, year_of

Cell = tuple[str, str]
"""Indicator and area."""
Sum = tuple[Cell, tuple[Cell, ...]]
"""A whole and its parts."""

TOGETHER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("inhabitants", AGE_BANDS),
    ("inhabitants", ("age.0_19", "age.20_59", "age.60_plus")),
    ("inhabitants", ("age.0_19", "age.20_64", "age.65_plus")),
    ("age.60_plus", ("age.60_79", "age.80_plus")),
    ("households", HOUSEHOLD_SIZES),
    ("families.single_parent", ("families.single_mother", "families.single_father")),
)
"""Counts that are the sum of others, in each area."""


def bound_to(indicators: Collection[str]) -> frozenset[str]:
    """These indicators and all that hang together with them by sums."""
    found, before = set(indicators), 0
    while len(found) > before:
        before = len(found)
        for whole, parts in TOGETHER:
            if found & {whole, *parts}:
                found |= {whole, *parts}
    return frozenset(found)


def area_sums(tree: Tree, codes: Iterable[str], year: int) -> list[tuple[str, tuple[str, ...]]]:
    """Each of these areas with what it is the sum of: sectors, neighbourhoods, villages. Several ways each count."""
    found = []
    for code in sorted(codes):
        under = tree.directly_in(code)
        ways = {tuple(sorted(one.code for one in under if one.kind == kind and one.valid_to is None))
                for kind in (AreaKind.VILLAGE, AreaKind.NEIGHBOURHOOD)}  # fmt: skip
        found += [(code, way) for way in sorted({*ways, tree.parts(code, year)}) if way]
    return found


class Hiding:
    """The cells of one period. ``thresholds``: the lowest count that the source of a cell lets us show."""

    def __init__(self, tree: Tree, year: int, own: Mapping[Cell, Value], threshold: int | None = None):
        self.tree, self.year, self.threshold = tree, year, threshold
        self.own: dict[str, dict[str, Value]] = {}
        for (indicator, area), value in own.items():
            self.own.setdefault(indicator, {})[area] = value
        self.besides: set[Cell] = set()

    def run(self) -> frozenset[Cell]:
        """The cells to hide besides those that are hidden already: until no sum has one hidden cell alone."""
        areas = {area for values in self.own.values() for area in values}
        areas |= {above for above in map(self.tree.municipality_of, areas) if above}
        around = area_sums(self.tree, self.tree.inside(areas), self.year)
        again = True
        while again:
            again = False
            for whole, parts in self._sums(around, areas):
                if (one := self._to_hide(whole, parts)) is not None and self._hide(one):
                    again = True
        return frozenset(self.besides)

    def _sums(self, around: Iterable[tuple[str, tuple[str, ...]]], areas: Iterable[str]) -> Iterable[Sum]:
        for indicator, own in list(self.own.items()):
            if Missing.HIDDEN in own.values():
                for area, parts in around:
                    yield (indicator, area), tuple((indicator, part) for part in parts)
        for whole, parts in TOGETHER:
            if any(Missing.HIDDEN in self.own.get(one, {}).values() for one in (whole, *parts)):
                for area in areas:
                    yield (whole, area), tuple((part, area) for part in parts)

    def _value(self, cell: Cell) -> Value:
        own = self.own.get(cell[0], {})
        if cell[1] in own:  # as ``of_code`` says, and quicker
            return own[cell[1]]
        return of_code(cell[1], own, lambda code: self.tree.parts(code, self.year))

    def _to_hide(self, whole: Cell, parts: tuple[Cell, ...]) -> Cell | None:
        """The second cell of this sum that must be hidden: the smallest of the parts, else the whole."""
        known, hidden = {}, []
        for cell in (whole, *parts):
            value = self._value(cell)
            if value == Missing.UNKNOWN and not self._nowhere(cell):
                return None
            if value == Missing.HIDDEN:
                hidden.append(cell)
            elif isinstance(value, Decimal):
                known[cell] = value
        if not hidden or (len(hidden) > 1 and not self._tells(whole, hidden, known)):
            return None
        others = sorted((value, cell) for cell, value in known.items() if cell != whole and value > 0)
        return others[0][1] if others else whole if whole in known else None

    def _tells(self, whole: Cell, hidden: list[Cell], known: Mapping[Cell, Decimal]) -> bool:
        """Whether several hidden cells are told by what is left for them: all of them one, or all just too low."""
        if whole not in known or any(cell in self.besides or cell[1] not in self.own[cell[0]] for cell in hidden):
            return False
        left = 2 * known[whole] - sum(known.values())
        return left <= len(hidden) or bool(self.threshold and left >= len(hidden) * (self.threshold - 1))

    def _nowhere(self, cell: Cell) -> bool:
        """The area of people without an address: without a figure there is nobody."""
        node = self.tree.by_code.get(cell[1])
        return node is not None and node.unknown

    def _hide(self, cell: Cell) -> bool:
        """Hide a cell; of an area without a figure of its own, the smallest part that it is the sum of."""
        indicator, area = cell
        if area in self.own[indicator]:
            self.own[indicator][area] = Missing.HIDDEN
            self.besides.add(cell)
            return True
        parts = [(self._value((indicator, one)), one) for one in self.tree.parts(area, self.year)]
        known = sorted((value, one) for value, one in parts if isinstance(value, Decimal) and value > 0)
        return bool(known) and self._hide((indicator, known[0][1]))


def hide_besides(held: Held, counts: Collection[str]) -> None:
    """Hide, in every period with a hidden count, what would give it away. A share or mean is no part of a sum."""
    hidden: dict[str, set[str]] = {}
    for (indicator, period), values in held.values.items():
        if indicator in counts and Missing.HIDDEN in values.values():
            hidden.setdefault(period, set()).add(indicator)
    for period, indicators in hidden.items():
        keys = [(one, period) for one in bound_to(indicators) if (one, period) in held.values]
        own = {(key[0], area): value for key in keys for area, value in held.values[key].items()}
        threshold = held.threshold(source for key in keys for source in held.sources[key].values())
        for indicator, area in Hiding(held.tree, year_of(period), own, threshold).run():
            held.values[indicator, period][area] = Missing.HIDDEN
