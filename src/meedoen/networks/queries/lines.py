"""Figures of an area or a working area, worked out and in words: what plans, folders and reports point to."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.refusals import NotFound

from .. import policy
from ..models import Area, FigureSource, WorkingArea
from ..rules.hiding import bound_to, hide_besides
from ..rules.measures import Measure
from ..rules.telling import FigureLine, line, number, with_unit
from ..rules.tree import Node, Tree
from ..rules.values import Value
from ..rules.working_out import Held, worked
from ..terms import Missing
from .figures import in_use, known_measures, measure_named


@dataclass(frozen=True, slots=True)
class Ground:
    """An area to speak of: its name and the codes that together are it."""

    name: str
    codes: tuple[str, ...]
    municipality: str


def tree_of(rows: QuerySet[Area]) -> Tree:
    """Every area with its versions; no outlines are read."""
    columns = ("code", "kind", "name", "parent__code", "villages", "valid_from", "valid_to", "unknown")
    return Tree(
        Node(code, kind, name, parent or "", tuple(villages), since, until, unknown)
        for code, kind, name, parent, villages, since, until, unknown in rows.order_by().values_list(*columns)
    )


def ground_of(tree: Tree, where: uuid.UUID | str) -> Ground:
    """A working area by its key, or an area by its code. Raises NotFound."""
    if isinstance(where, uuid.UUID):
        found = WorkingArea.objects.filter(pk=where).values_list("name", "codes").first()
        if found is None:
            raise NotFound("working_area")
        codes = tree.smallest(found[1])
        return Ground(found[0], codes, _whole_of(tree, codes[0]))
    node = tree.by_code.get(where)
    if node is None:
        raise NotFound("area")
    return Ground(node.name, (node.code,), _whole_of(tree, node.code))


def _whole_of(tree: Tree, code: str) -> str:
    """The municipality of an area; the area itself where that is not known."""
    return tree.municipality_of(code) or code


def held_for(tree: Tree, codes: Collection[str], indicators: Collection[str] | None = None) -> Held:
    """The figures of these areas and of all that lies in them; of some indicators, or of all. What is held may be
    shown: what lies under the threshold of its source is hidden, and so is what would give a hidden figure away, by
    whatever is known around it."""
    asked = tree.inside(codes)
    around = asked | tree.inside(sorted({above for code in codes if (above := tree.municipality_of(code))}))
    rows = in_use().filter(area_code__in=around)
    if indicators is None:
        rows = rows.exclude(indicator__startswith="inhabitants.")  # each year of age: only its groups are shown
    else:
        rows = rows.filter(indicator__in=bound_to(indicators))
    held = Held(tree, thresholds=dict(FigureSource.objects.exclude(threshold=None).values_list("pk", "threshold")))
    columns = ("area_code", "indicator", "period", "value", "missing", "source_id")
    for area, indicator, period, value, missing, source in rows.order_by().values_list(*columns):
        found: Value = value if value is not None else Missing(missing)
        held.put(area, indicator, period, found, source)
    if held.thresholds or any(Missing.HIDDEN in values.values() for values in held.values.values()):
        measures = known_measures()
        counts = {code for code, _period in held.values if code not in measures or measures[code].sums}
        held.guard(counts)
        hide_besides(held, counts)
    return held if indicators is None and around == asked else held.narrowed(asked, indicators)


def credits_of(sources: Collection[uuid.UUID]) -> str:
    """What must be shown beside figures of these sources."""
    return " ".join(FigureSource.objects.filter(pk__in=sources).order_by("credit").values_list("credit", flat=True))


@query(policy.SEE_AREAS)
def figure_line(
    actor: Actor, rows: QuerySet[Area], where: uuid.UUID | str, indicator: str, period: str | None = None
) -> FigureLine:
    """A figure of a working area (its key) or an area (its code) in words, with year and source; the newest period
    unless one is named. Without a figure it says so (``known`` is False). Raises NotFound for an area or an indicator
    that is not there."""
    measure = measure_named(indicator)
    tree = tree_of(rows)
    ground = ground_of(tree, where)
    held = held_for(tree, ground.codes, {measure.code, *measure.parts})
    asked = period or next(iter(_known_periods(measure, ground, held)), "")
    return _told(measure, ground, asked, held)


def _told(measure: Measure, ground: Ground, period: str, held: Held) -> FigureLine:
    this_year = timezone.localdate().year
    found = worked(measure, ground.codes, period or str(this_year), held)
    return line(measure, ground.name, period or "–", found, source=credits_of(found.sources), this_year=this_year)


def _known_periods(measure: Measure, ground: Ground, held: Held) -> list[str]:
    """The periods with a figure for this ground, newest first."""
    periods = reversed(held.periods(measure))
    return [period for period in periods if worked(measure, ground.codes, period, held).known]


class KnownFigure(NamedTuple):
    """A figure that may be chosen: what it measures, its newest period, and what it says with its unit."""

    code: str
    name: str
    period: str
    said: str


class AskedFigure(NamedTuple):
    """A figure that was taken over earlier: of which place, what, and of which period."""

    where: uuid.UUID | str
    indicator: str
    period: str


@dataclass(frozen=True, slots=True)
class FigureNow:
    """That figure as it stands now: its number, empty when it is not known any more; and the newest period with its."""

    number: str
    newest: str
    newest_number: str


@query(policy.SEE_AREAS)
def figures_now(actor: Actor, rows: QuerySet[Area], asked: Collection[AskedFigure]) -> dict[AskedFigure, FigureNow]:
    """Figures that were taken over earlier, as they stand now; a place or an indicator that is gone is left out. The
    number of queries grows with the working areas that are asked of, not with the figures."""
    if not asked:
        return {}
    tree, measures = tree_of(rows), known_measures()
    grounds: dict[uuid.UUID | str, Ground] = {}
    for where in {one.where for one in asked}:
        try:
            grounds[where] = ground_of(tree, where)
        except NotFound:
            continue
    there = [one for one in asked if one.where in grounds and one.indicator in measures]
    wanted = {code for one in there for code in (one.indicator, *measures[one.indicator].parts)}
    held = held_for(tree, {code for ground in grounds.values() for code in ground.codes}, wanted)
    return {one: _now(measures[one.indicator], grounds[one.where], one.period, held) for one in there}


def _now(measure: Measure, ground: Ground, period: str, held: Held) -> FigureNow:
    def shown(at: str) -> str:
        found = worked(measure, ground.codes, at, held)
        return number(found.value, measure) if found.known else ""

    newest = next(iter(_known_periods(measure, ground, held)), "")
    return FigureNow(shown(period), newest, shown(newest) if newest else "")


@query(policy.SEE_AREAS)
def indicators_of(actor: Actor, rows: QuerySet[Area], where: uuid.UUID | str) -> list[KnownFigure]:
    """What is known of a working area or an area, each in its newest period, in the order of a profile."""
    tree = tree_of(rows)
    ground = ground_of(tree, where)
    held = held_for(tree, ground.codes)
    found = []
    for measure in known_measures().values():
        if measure.listed and (periods := _known_periods(measure, ground, held)):
            value = worked(measure, ground.codes, periods[0], held).value
            found.append(KnownFigure(measure.code, str(measure.name), periods[0], with_unit(value, measure)))
    return found
