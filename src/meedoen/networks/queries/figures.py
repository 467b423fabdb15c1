"""Reads of open figures: exact, because they were published; only the version in use unless asked otherwise."""

from collections.abc import Collection

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from .. import policy
from ..models import Area, Figure, FigureImport, Indicator
from ..rules.measures import MEASURES, Measure


def in_use() -> QuerySet[Figure]:
    """The figures that were not revised since."""
    return Figure.objects.filter(replaced_at=None)


@query(policy.SEE_AREAS)
def inhabitants(actor: Actor, rows: QuerySet[Area], codes: list[str]) -> dict[str, Figure]:
    """The latest published number of inhabitants of each of these areas, with its year and source."""
    found = in_use().filter(area_code__in=codes, indicator="inhabitants").exclude(value=None)
    return {figure.area_code: figure for figure in found.select_related("source").order_by("year")}


@query(policy.SEE_AREAS)
def figures(actor: Actor, rows: QuerySet[Area], area_code: str) -> list[Figure]:
    """The open figures of an area, newest first, each with its source. Exact: they are published open data."""
    found = in_use().filter(area_code=area_code).select_related("source")
    return list(found.order_by("indicator", "-year"))


@query(policy.SEE_AREAS)
def figures_named(actor: Actor, rows: QuerySet[Area], indicators: Collection[str]) -> list[Figure]:
    """The figures with these names, of every area and year, newest first; those that are not known are left out."""
    found = in_use().filter(indicator__in=indicators).exclude(value=None).select_related("source")
    return list(found.order_by("-year", "area_code", "indicator"))


@query(policy.SEE_AREAS)
def measures(actor: Actor, rows: QuerySet[Area]) -> dict[str, Measure]:
    """Everything that can be measured, by code: what the product knows, then what imports of this network named."""
    return known_measures()


def known_measures() -> dict[str, Measure]:
    """The same, for reads that came through a door already."""
    found = dict(MEASURES)
    for row in Indicator.objects.all():
        if row.code not in found:
            found[row.code] = Measure(
                row.code,
                row.name,
                row.unit,
                row.kind,
                row.theme,
                tuple(row.numerator),
                tuple(row.denominator),
                row.factor,
                row.basis,
                proportion=row.kind == "share" and row.factor == 100,
            )
    return found


@query(policy.UNDO_FIGURES)
def imports(actor: Actor, rows: QuerySet[FigureImport], *, limit: int = 20) -> list[FigureImport]:
    """The latest files with figures, newest first."""
    return list(rows[:limit])
