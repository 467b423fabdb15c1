"""Reads of working areas."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from .. import policy
from ..models import WorkingArea


@dataclass(frozen=True, slots=True)
class WorkingAreaName:
    """A working area as other features point to it. ``part_of`` is the key of the whole of which it is a zone."""

    id: uuid.UUID
    name: str
    part_of: uuid.UUID | None
    codes: tuple[str, ...]


@query(policy.SEE_WORKING_AREAS)
def working_areas(
    actor: Actor, rows: QuerySet[WorkingArea], *, today: datetime.date | None = None, over_too: bool = False
) -> list[WorkingAreaName]:
    """The working areas in use today (or that day), each whole followed by its zones; ``over_too``: also ended ones."""
    day = today or timezone.localdate()
    if not over_too:
        rows = rows.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
    found = [WorkingAreaName(*row[:3], tuple(row[3])) for row in rows.values_list("pk", "name", "part_of_id", "codes")]
    wholes = [area for area in found if area.part_of is None]
    zones = {whole.id: [area for area in found if area.part_of == whole.id] for whole in wholes}
    loose = [area for area in found if area.part_of is not None and area.part_of not in zones]
    return [area for whole in wholes for area in (whole, *zones[whole.id])] + loose


@query(policy.SEE_WORKING_AREAS)
def working_area(actor: Actor, rows: QuerySet[WorkingArea], area_id: uuid.UUID) -> WorkingArea:
    """One working area, with the whole of which it is a zone. Raises NotFound."""
    return one(rows.select_related("part_of"), pk=area_id)
