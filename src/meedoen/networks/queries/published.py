"""Published figures one by one, for other features and for the facts: as they may be shown, never past the hiding."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from .. import policy
from ..models import Area, FigureSource
from ..rules.working_out import year_of
from ..terms import Missing
from .figures import in_use
from .lines import held_for, tree_of


@dataclass(frozen=True, slots=True)
class OpenFigure:
    """One figure of one area, exact, with what must be shown beside it."""

    area_code: str
    indicator: str
    year: int
    value: Decimal
    credit: str


@query(policy.SEE_AREAS)
def figures_named(
    actor: Actor, rows: QuerySet[Area], areas: Collection[str], indicators: Collection[str]
) -> list[OpenFigure]:
    """The figures with these names of these areas, of every year, newest first. What is not known is left out, and so
    is what lies under the threshold of its source or would give a hidden figure away."""
    held = held_for(tree_of(rows), areas, indicators)
    credits = dict(FigureSource.objects.values_list("pk", "credit"))
    found = [
        OpenFigure(area, indicator, year_of(period), value, credits[held.sources[indicator, period][area]])
        for (indicator, period), values in held.values.items()
        for area, value in values.items()
        if area in areas and isinstance(value, Decimal)
    ]
    return sorted(found, key=lambda one: (-one.year, one.area_code, one.indicator))


@query(policy.SEE_AREAS)
def figure_facts(actor: Actor, rows: QuerySet[Area]) -> Iterator[tuple[Any, ...]]:
    """One row for each figure in use, exact; without a value its reason stands in it, also where it is hidden here
    because its source or a figure around it asks so. The source is its credit line."""
    hidden = _hidden(rows)
    columns = ("area_code", "level", "indicator", "period", "year", "unit", "value", "missing", "version",
               "source__credit")  # fmt: skip
    for area, level, indicator, period, *two, value, missing, version, credit in (
        in_use().order_by().values_list(*columns).iterator(5000)
    ):
        why = Missing.HIDDEN.value if (area, indicator, period) in hidden else missing
        yield (area, level, indicator, period, *two, "" if why else value, why, version, credit)


def _hidden(rows: QuerySet[Area]) -> frozenset[tuple[str, str, str]]:
    """The figures that may not be shown, as (area, indicator, period). Nothing is worked out where nothing is."""
    if not (in_use().filter(missing=Missing.HIDDEN).exists() or FigureSource.objects.exclude(threshold=None).exists()):
        return frozenset()
    there = in_use().order_by()
    areas, indicators = ({*there.values_list(name, flat=True).distinct()} for name in ("area_code", "indicator"))
    held = held_for(tree_of(rows), areas, indicators)
    return frozenset(
        (area, *key) for key, values in held.values.items() for area, value in values.items() if value == Missing.HIDDEN
    )
