"""Villages and their neighbourhoods: to choose from without having to know which is which."""

import uuid
from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet, UUIDField

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.statements import TODAY, Many, Statement

from .. import policy
from ..models import Area
from ..terms import AreaKind

VillageParts = list[tuple[str, uuid.UUID | None, list[tuple[uuid.UUID, str]]]]
"""For each village its name, its own key (None when only its parts are in use) and its neighbourhoods, by name."""


def _lived_in(rows: QuerySet[Area], *columns: str) -> QuerySet[Area, Any]:
    """Neighbourhoods and villages in use today, in order of name."""
    kinds = (AreaKind.NEIGHBOURHOOD, AreaKind.VILLAGE)
    in_use = rows.filter(Q(valid_to=None) | Q(valid_to__gte=TODAY), kind__in=kinds, unknown=False)
    return in_use.order_by("name", "code").values_list("pk", "name", *columns)


_AREAS = Statement(_lived_in)
_THESE_AREAS = Statement(lambda rows, *, ids: _lived_in(rows.filter(pk__in=ids)), ids=Many(UUIDField()))
_PARTS = Statement(lambda rows: _lived_in(rows, "kind", "code", "parent__code", "parent__name"))


@query(policy.SEE_AREAS)
def area_names(actor: Actor, rows: QuerySet[Area], *, ids: Collection[uuid.UUID] | None = None) -> dict[uuid.UUID, str]:
    """The neighbourhoods and villages in use today by their key, in order of name (or of some keys); no outlines.

    Where a network has neighbourhoods the villages around them are there too: somebody may know no more than that.
    """
    return dict(_AREAS(rows) if ids is None else _THESE_AREAS(rows, ids=ids))


@query(policy.SEE_AREAS)
def village_parts(actor: Actor, rows: QuerySet[Area]) -> VillageParts:
    """The villages in use today, each with its neighbourhoods; all by name, and two of one name each with its own. One
    query, no outlines."""
    names: dict[str, str] = {}
    keys: dict[str, uuid.UUID] = {}
    parts: dict[str, list[tuple[uuid.UUID, str]]] = {}
    for key, name, kind, code, around, village in _PARTS(rows):
        if kind == AreaKind.VILLAGE:
            names[code], keys[code] = name, key
        else:
            names.setdefault(around or "", village or "")
            parts.setdefault(around or "", []).append((key, name))
    by_name = sorted(names, key=lambda code: (names[code], code))
    return [(names[code], keys.get(code), parts.get(code, [])) for code in by_name]
