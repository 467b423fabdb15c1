"""The value of a measure in an area and a period, worked out of the figures that are held. Pure arithmetic."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..terms import Missing
from .measures import Measure
from .tree import Tree
from .values import Value, guarded, known, negative, of_codes, ratio, rest, total


@dataclass(frozen=True)
class Worked:
    """What a measure comes to. ``above`` and ``below`` are the counts of a share or mean, where they are known."""

    value: Value
    above: Value | None = None
    below: Value | None = None
    sources: frozenset[Any] = frozenset()

    @property
    def known(self) -> bool:
        return known(self.value)


NOTHING = Worked(Missing.UNKNOWN)


@dataclass
class Held:
    """The figures that are held, by indicator and period, then by area, each with its source; and what lies where.

    ``thresholds``: the lowest count that a source lets us show.
    """

    tree: Tree
    values: dict[tuple[str, str], dict[str, Value]] = field(default_factory=dict)
    sources: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    thresholds: Mapping[Any, int | None] = field(default_factory=dict)
    _sums: dict[tuple[str, tuple[str, ...], str], Worked] = field(default_factory=dict, init=False, repr=False)

    def put(self, area: str, indicator: str, period: str, value: Value, source: Any = None) -> None:
        self._sums.clear()
        self.values.setdefault((indicator, period), {})[area] = value
        self.sources.setdefault((indicator, period), {})[area] = source

    def guard(self, counts: Collection[str]) -> None:
        """Hide each count that lies under the threshold of its own source."""
        for key, values in self.values.items():
            if key[0] in counts:
                limits = self.sources[key]
                values.update(
                    {area: guarded(value, self.thresholds.get(limits[area])) for area, value in values.items()}
                )

    def narrowed(self, areas: Collection[str], indicators: Collection[str] | None = None) -> "Held":
        """Only these areas and indicators (all unless they are named)."""
        found = Held(self.tree, thresholds=self.thresholds)
        for key, values in self.values.items():
            if indicators is None or key[0] in indicators:
                for area in values.keys() & areas:
                    found.put(area, *key, values[area], self.sources[key][area])
        return found

    def periods(self, measure: Measure) -> list[str]:
        """The periods for which there is something to work with, oldest first."""
        own = {period for code, period in self.values if code == measure.code}
        if not measure.denominator:
            return sorted(own)
        sets = [{period for code, period in self.values if code == part} for part in sorted(measure.parts)]
        return sorted(own | set.intersection(*sets))

    def speaks_of(self, measure: Measure, period: str, codes: frozenset[str]) -> bool:
        """Whether anything of this measure is held of one of these areas: quick to ask before it is worked out."""
        if not codes.isdisjoint(self.values.get((measure.code, period), {})):
            return True
        parts = measure.parts if measure.denominator else ()
        return bool(parts) and all(not codes.isdisjoint(self.values.get((part, period), {})) for part in parts)

    def sum_of(self, indicator: str, codes: Iterable[str], period: str) -> Worked:
        """The sum of one count over areas, guarded by the strictest threshold of its sources."""
        wanted = tuple(codes)
        key = indicator, wanted, period
        if key not in self._sums:
            self._sums[key] = self._sum_of(indicator, wanted, period)
        return self._sums[key]

    def _sum_of(self, indicator: str, wanted: tuple[str, ...], period: str) -> Worked:
        own, year = self.values.get((indicator, period), {}), year_of(period)
        value = of_codes(wanted, own, lambda code: self.tree.parts(code, year))
        inside = self.tree.inside(wanted)
        sources = frozenset(one for code, one in self.sources.get((indicator, period), {}).items() if code in inside)
        return Worked(guarded(value, self.threshold(sources)), sources=sources)

    def threshold(self, sources: Iterable[Any]) -> int | None:
        return max((found for source in sources if (found := self.thresholds.get(source))), default=None)

    def hidden_outside(self, indicator: str, codes: Iterable[str], whole: str, period: str) -> list[Value]:
        """The values of the areas of the whole that lie outside these codes, where they are held one by one."""
        own = self.values.get((indicator, period), {})
        inside, around = self.tree.inside(codes), self.tree.inside([whole]) - {whole}
        return [value for code, value in own.items() if code in around and code not in inside]

    def stored(self, code: str, indicator: str, period: str) -> "Worked":
        """What was published for one area as it is: a share without its counts, a mean."""
        value = self.values.get((indicator, period), {}).get(code)
        return NOTHING if value is None else Worked(value, sources=frozenset([self.sources[indicator, period][code]]))


def year_of(period: str) -> int:
    """The year of a period: "2024", "2024Q1", "2024-2025"."""
    return int(period[:4])


def worked(measure: Measure, codes: Iterable[str], period: str, held: Held) -> Worked:
    """The measure for these areas together. A share or mean out of its counts; else, for one area, as published."""
    wanted = tuple(codes)
    if not wanted:
        return NOTHING
    alone = wanted[0] if len(wanted) == 1 else ""
    if measure.denominator:
        made = _of_parts(measure, [held.sum_of(part, wanted, period) for part in measure.numerator_codes],
                         [held.sum_of(part, wanted, period) for part in measure.denominator])  # fmt: skip
        stored = held.stored(alone, measure.code, period) if alone and made.value == Missing.UNKNOWN else NOTHING
        return made if stored is NOTHING else stored
    if measure.sums:
        return held.sum_of(measure.code, wanted, period)
    return held.stored(alone, measure.code, period)


def outside(measure: Measure, codes: Iterable[str], whole: str, period: str, held: Held) -> Worked:
    """The same for the rest of the municipality: the whole less these areas, hidden where it would give one away."""
    wanted = tuple(codes)

    def rest_of(indicator: str) -> Worked:
        all_of_it = held.sum_of(indicator, [whole], period)
        inside = held.sum_of(indicator, wanted, period)
        others = held.hidden_outside(indicator, wanted, whole, period)
        sources = all_of_it.sources | inside.sources
        value = guarded(rest(all_of_it.value, inside.value, others), held.threshold(sources))
        return Worked(value, sources=sources)

    if measure.denominator:
        return _of_parts(measure, [rest_of(part) for part in measure.numerator_codes],
                         [rest_of(part) for part in measure.denominator])  # fmt: skip
    return rest_of(measure.code) if measure.sums else NOTHING


def _of_parts(measure: Measure, above: list[Worked], below: list[Worked]) -> Worked:
    signs = [part.startswith("-") for part in measure.numerator]
    top = total(negative(part.value) if minus else part.value for part, minus in zip(above, signs, strict=True))
    bottom = total(part.value for part in below)
    sources = frozenset().union(*(part.sources for part in (*above, *below)))
    return Worked(ratio(top, bottom, measure.factor), top, bottom, sources)
