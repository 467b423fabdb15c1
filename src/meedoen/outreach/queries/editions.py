"""The figures of a closed year: kept as they left, read back as they left."""

import datetime
from typing import Any

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Unit
from meedoen.networks import public as networks

from .. import policy
from ..policy import paths as path_policy
from .figures import Figures, Period
from .paths import OfTemplate, PathFigures


@query(policy.SEE_EDITIONS)
def closed_year(
    actor: Actor, rows: QuerySet[networks.YearEdition], year: int, *, number: int = 0
) -> networks.Kept[Figures] | None:
    """The contacts of a year as it was closed, in its newest edition or in the one that is asked; None while open."""
    return networks.kept_year(rows, year, lambda told: _contacts(told, year), number=number)


@query(path_policy.SEE_PATH_EDITIONS)
def closed_paths(
    actor: Actor, rows: QuerySet[networks.YearEdition], year: int, *, number: int = 0
) -> networks.Kept[PathFigures] | None:
    """The paths of a year as it was closed, in its newest edition or in the one that is asked; None while open."""
    return networks.kept_year(rows, year, _paths, number=number)


def _contacts(told: dict[str, Any], year: int) -> Figures:
    return Figures(period=Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31), year), **told)


def _paths(told: dict[str, Any]) -> PathFigures:
    return PathFigures(
        templates=[OfTemplate(**{**one, "unit": Unit(one["unit"])}) for one in told["templates"]],
        units=[Unit(one) for one in told["units"]],
        thresholds=[(word, numbers) for word, numbers in told["thresholds"]],
    )
