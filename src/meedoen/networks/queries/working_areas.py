"""Reads of working areas."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from .. import policy
from ..models import Area, WorkingArea
from ..terms import AreaKind
from .lines import tree_of


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


@query(policy.SEE_AREAS)
def neighbourhoods(actor: Actor, rows: QuerySet[Area]) -> list[Area]:
    """The neighbourhoods of today that lie somewhere, with their outlines, by code."""
    today = timezone.localdate()
    current = rows.filter(Q(valid_to=None) | Q(valid_to__gte=today), kind=AreaKind.NEIGHBOURHOOD, unknown=False)
    return list(current.order_by("code"))


@dataclass(frozen=True, slots=True)
class ToChoose:
    """Some areas to choose from under one heading; ``fine`` for sectors."""

    name: str
    areas: tuple[tuple[str, str], ...]
    fine: bool


@query(policy.SEE_AREAS)
def to_choose_from(actor: Actor, rows: QuerySet[Area], within: Sequence[str] | None = None) -> list[ToChoose]:
    """What a working area can be made of: the neighbourhoods of each village by name, then the sectors of each
    neighbourhood. ``within``: only what lies in these codes. An area that cannot be located is left out."""
    tree = tree_of(rows)
    inside = tree.inside(within) if within is not None else None
    nodes = sorted(tree.by_code.values(), key=lambda node: (node.parent, node.name))
    found: dict[tuple[bool, str], list[tuple[str, str]]] = {}
    for node in nodes:
        usable = node.valid_to is None and not node.unknown and (inside is None or node.code in inside)
        if usable and node.kind in (AreaKind.NEIGHBOURHOOD, AreaKind.SECTOR):
            above, fine = tree.by_code.get(node.parent), node.kind == AreaKind.SECTOR
            name = f"{node.name} ({node.code})" if fine else node.name
            found.setdefault((fine, above.name if above else ""), []).append((node.code, name))
    return [ToChoose(name, tuple(areas), fine) for (fine, name), areas in sorted(found.items())]
