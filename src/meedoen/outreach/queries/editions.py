"""The figures of a closed year: kept as they left, read back as they left."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from .. import policy
from ..models import YearEdition
from ..rules.freezing import thawed
from .figures import Figures, Period


@dataclass(frozen=True)
class Edition:
    """One edition of a year: 1 is the close, each later one a correction with its reason."""

    number: int
    made_on: datetime.date
    why: str


@dataclass(frozen=True)
class Closed:
    """The figures of a closed year in one edition, and every edition there is, the newest first."""

    figures: Figures
    edition: Edition
    editions: list[Edition]


@query(policy.SEE_EDITIONS)
def closed_year(actor: Actor, rows: QuerySet[YearEdition], year: int, *, number: int = 0) -> Closed | None:
    """A year as it was closed, in its newest edition or in the one that is asked; None while it is open. One query."""
    kept = list(rows.filter(year=year).order_by("-number"))
    if not kept:
        return None
    shown = next((row for row in kept if row.number == number), kept[0])
    editions = [Edition(row.number, row.made_on, row.why) for row in kept]
    return Closed(_figures(shown.figures, year), editions[kept.index(shown)], editions)


def _figures(kept: dict[str, Any], year: int) -> Figures:
    return Figures(period=Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31), year), **thawed(kept))
