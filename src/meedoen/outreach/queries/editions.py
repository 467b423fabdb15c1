"""The figures of a closed year: kept as they left, read back as they left."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Unit
from meedoen.kernel.release.freezing import thawed
from meedoen.networks import public as networks

from .. import policy
from ..policy import paths as path_policy
from .figures import Figures, Period
from .paths import OfTemplate, PathFigures


@dataclass(frozen=True)
class Closed:
    """The figures of a closed year in one edition, and every edition there is, the newest first."""

    figures: Figures
    edition: networks.Edition
    editions: list[networks.Edition]
    earlier: list[networks.Edition]


@dataclass(frozen=True)
class ClosedPaths:
    """The same of the paths."""

    figures: PathFigures
    edition: networks.Edition
    earlier: list[networks.Edition]


@query(policy.SEE_EDITIONS)
def closed_year(actor: Actor, rows: QuerySet[networks.YearEdition], year: int, *, number: int = 0) -> Closed | None:
    """The contacts of a year as it was closed, in its newest edition or in the one that is asked; None while open."""
    kept = networks.kept_year(rows, year, number=number)
    if kept is None:
        return None
    period = Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31), year)
    return Closed(Figures(period=period, **thawed(kept.figures)), kept.edition, kept.editions, kept.earlier)


@query(path_policy.SEE_PATH_EDITIONS)
def closed_paths(
    actor: Actor, rows: QuerySet[networks.YearEdition], year: int, *, number: int = 0
) -> ClosedPaths | None:
    """The paths of a year as it was closed, in its newest edition or in the one that is asked; None while open."""
    kept = networks.kept_year(rows, year, number=number)
    return ClosedPaths(_paths(thawed(kept.figures)), kept.edition, kept.earlier) if kept else None


def _paths(told: dict[str, Any]) -> PathFigures:
    return PathFigures(
        templates=[OfTemplate(**{**one, "unit": Unit(one["unit"])}) for one in told["templates"]],
        units=[Unit(one) for one in told["units"]],
        thresholds=[(word, numbers) for word, numbers in told["thresholds"]],
    )
