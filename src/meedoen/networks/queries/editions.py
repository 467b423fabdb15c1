"""The figures of a closed year: kept as they left, read back as they left."""

import datetime
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

from meedoen.kernel.release.freezing import thawed

from ..models import YearEdition

F = TypeVar("F")


@dataclass(frozen=True)
class Edition:
    """One edition of a year: 1 is the close, each later one a correction with its reason."""

    number: int
    made_on: datetime.date
    why: str


@dataclass(frozen=True)
class Kept(Generic[F]):
    """The figures of a closed year in one edition, and every edition there is, the newest first."""

    figures: F
    edition: Edition
    editions: list[Edition]

    @property
    def earlier(self) -> list[Edition]:
        """The editions beside the one that is shown."""
        return [one for one in self.editions if one != self.edition]


def kept_year(
    rows: QuerySet[YearEdition], year: int, read: Callable[[dict[str, Any]], F], *, number: int = 0
) -> Kept[F] | None:
    """A year as it was closed, in its newest edition or in the one that is asked; None while it is open. ``read`` makes
    the record of the feature out of what ``kernel.release.freezing`` gives back.

    Called inside the read of the feature, with the rows that came through its door. One query.
    """
    kept = list(rows.filter(year=year).order_by("-number"))
    if not kept:
        return None
    shown = next((row for row in kept if row.number == number), kept[0])
    editions = [Edition(row.number, row.made_on, row.why) for row in kept]
    return Kept(read(thawed(shown.figures)), editions[kept.index(shown)], editions)


def years_closed(about: str, years: Collection[int]) -> list[int]:
    """Which of these years a feature closed. Called behind a door of that feature."""
    found = YearEdition.objects.filter(about=about, year__in=years).order_by("year")
    return sorted(set(found.values_list("year", flat=True)))
