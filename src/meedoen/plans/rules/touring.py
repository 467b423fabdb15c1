"""The tour of the villages in a year (W13): where the network was, where it will come, where nothing is planned."""

import datetime
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Covered(StrEnum):
    """How far the tour is in one village."""

    DONE = "done"
    PLANNED = "planned"
    NONE = "none"


@dataclass(frozen=True)
class Stop:
    """A stop in a village: the day planned, and the day on which the network was there."""

    area_id: uuid.UUID
    planned_on: datetime.date
    done_on: datetime.date | None


def coverage(villages: Iterable[uuid.UUID], stops: Iterable[Stop], year: int) -> Mapping[uuid.UUID, Covered]:
    """Every village of the network in this year. A visit counts in the year in which it was made."""
    found = dict.fromkeys(villages, Covered.NONE)
    for stop in stops:
        if stop.area_id not in found:
            continue
        if stop.done_on is not None:
            if stop.done_on.year == year:
                found[stop.area_id] = Covered.DONE
        elif stop.planned_on.year == year and found[stop.area_id] == Covered.NONE:
            found[stop.area_id] = Covered.PLANNED
    return found
