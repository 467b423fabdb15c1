"""One figure of many areas, for a map and its table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from .. import policy
from ..models import Area
from ..rules.measures import Measure
from ..rules.working_out import NOTHING, Held, Worked, worked
from .figures import known_measures, measure_named
from .lines import held_for, tree_of

FIRST = "inhabitants"


@dataclass(frozen=True)
class Layer:
    """What a map of areas shows: the figure and its period (empty without any), what it comes to in each of them, and
    which other figures could be shown, as (code, name)."""

    measure: Measure
    period: str
    found: Mapping[str, Worked]
    choices: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, codes: Sequence[str], asked: str, held: Held, measures: Mapping[str, Measure]) -> "Layer":
        """The figure that was asked for, out of what is held; inhabitants when it is not known for two of them."""
        inside = held.tree.inside(codes)
        choices = tuple(
            (one.code, str(one.name))
            for one in measures.values()
            if one.listed and _known_in_two(one, codes, inside, held)
        )
        measure = measures[asked if asked in dict(choices) else FIRST]
        return cls(measure, *_newest(measure, codes, held), choices)


@query(policy.SEE_AREAS)
def layer(actor: Actor, rows: QuerySet[Area], codes: Sequence[str], asked: str = "") -> Layer:
    """The figure that was asked for, of these areas; inhabitants when it is not known for two of them or more."""
    return Layer.of(codes, asked, held_for(tree_of(rows), codes), known_measures())


@query(policy.SEE_AREAS)
def by_area(
    actor: Actor, rows: QuerySet[Area], codes: Sequence[str], indicator: str, period: str | None = None
) -> tuple[Measure, str, dict[str, Worked]]:
    """One measure for each of these areas, in the newest period with a figure for one of them, or in the one named."""
    measure = measure_named(indicator)
    held = held_for(tree_of(rows), codes, {measure.code, *measure.parts})
    if period:
        return measure, period, {code: worked(measure, [code], period, held) for code in codes}
    return measure, *_newest(measure, codes, held)


def _newest(measure: Measure, codes: Sequence[str], held: Held) -> tuple[str, dict[str, Worked]]:
    for one in reversed(held.periods(measure)):
        found = {code: worked(measure, [code], one, held) for code in codes}
        if any(value.known for value in found.values()):
            return one, found
    return "", dict.fromkeys(codes, NOTHING)


def _known_in_two(measure: Measure, codes: Sequence[str], inside: frozenset[str], held: Held) -> bool:
    """In whichever period: the municipality or Flanders may have a newer figure than the areas."""
    for period in reversed(held.periods(measure)):
        if not held.speaks_of(measure, period, inside):
            continue
        known = (code for code in codes if worked(measure, [code], period, held).known)
        if len(list(islice(known, 2))) == 2:
            return True
    return False
