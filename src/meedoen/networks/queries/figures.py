"""What is measured, which figures are in use, and the files that brought them."""

import uuid
from collections.abc import Mapping

from django.db.models import QuerySet

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.intake.summary import Summary
from meedoen.kernel.refusals import NotFound

from .. import figure_plan as plans
from .. import policy
from ..intake.drafts import Reading
from ..models import Figure, FigureImport, Indicator, Network
from ..rules.measures import MEASURES, Measure


def in_use() -> QuerySet[Figure]:
    """The figures that were not revised since."""
    return Figure.objects.filter(replaced_at=None)


def known_measures() -> dict[str, Measure]:
    """Everything that can be measured, by code: what the product knows, then what imports of this network named."""
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


def measure_named(code: str) -> Measure:
    """What is measured under this code. Raises NotFound."""
    found = known_measures().get(code)
    if found is None:
        raise NotFound("indicator")
    return found


@query(policy.UNDO_FIGURES)
def imports(actor: Actor, rows: QuerySet[FigureImport], *, limit: int = 20) -> list[FigureImport]:
    """The latest files with figures, newest first."""
    return list(rows[:limit])


@query(policy.UNDO_FIGURES)
def import_named(actor: Actor, rows: QuerySet[FigureImport], key: uuid.UUID) -> FigureImport | None:
    """The import with this key, unless it was taken back; None when there is none."""
    return rows.filter(pk=key, undone_at=None).first()


@query(policy.IMPORT_FIGURES)
def preview_figures(
    actor: Actor, rows: None, *, reading: Reading, choices: Mapping[str, tuple[str, str]] = {}
) -> tuple[Summary, plans.Plan]:
    """What a file would do; nothing is written. The sources of the file do not count: whether only the source changes
    is known once the file is taken in."""
    network = Network.objects.get(pk=tenancy.here())
    plan = plans.planned(reading, network.municipalities, choices)
    summary = plans.summary(plan)
    new, revised, summary.unchanged = plans.compare(plans.figures_of(plan, _any_source), same_source=False)
    summary.created, summary.updated = len(new), len(revised)
    return summary, plan


class _AnySource(dict[int, uuid.UUID]):
    def __missing__(self, key: int) -> uuid.UUID:
        return uuid.UUID(int=0)


_any_source = _AnySource()
