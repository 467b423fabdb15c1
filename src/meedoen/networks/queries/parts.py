"""Villages with their neighbourhoods: to choose from without having to know which is which."""

import uuid
from typing import Any

from django.db.models import Q, QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.statements import TODAY, Statement

from .. import policy
from ..models import Area
from ..terms import AreaKind

VillageParts = list[tuple[str, uuid.UUID | None, list[tuple[uuid.UUID, str]]]]
"""For each village its name, its own key (None when only its parts are in use) and its neighbourhoods, by name."""


def _lived_in(rows: QuerySet[Area]) -> QuerySet[Area, Any]:
    kinds = (AreaKind.NEIGHBOURHOOD, AreaKind.VILLAGE)
    in_use = rows.filter(Q(valid_to=None) | Q(valid_to__gte=TODAY), kind__in=kinds, unknown=False)
    return in_use.order_by("name", "code").values_list("pk", "name", "kind", "parent__name")


_LIVED_IN = Statement(_lived_in)


@query(policy.SEE_AREAS)
def village_parts(actor: Actor, rows: QuerySet[Area]) -> VillageParts:
    """The villages in use today, each with its neighbourhoods; all by name. One query, no outlines."""
    keys: dict[str, uuid.UUID | None] = {}
    parts: dict[str, list[tuple[uuid.UUID, str]]] = {}
    for key, name, kind, parent in _LIVED_IN(rows):
        if kind == AreaKind.VILLAGE:
            keys[name] = key
        else:
            parts.setdefault(parent or "", []).append((key, name))
    return [(name, keys.get(name), parts.get(name, [])) for name in sorted({*keys, *parts})]
