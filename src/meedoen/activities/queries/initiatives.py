"""Reads of initiatives: the list, one of them, and the activities under it."""

import uuid
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, UUIDField

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Many, Statement

from .. import policy
from ..models import Activity, Initiative
from ..terms import Status


@dataclass(frozen=True)
class Listed:
    """An initiative with how many activities stand under it that everybody sees."""

    initiative: Initiative
    organisation: str
    activities: int


@query(policy.EDIT_INITIATIVE)
def listed(actor: Actor, rows: QuerySet[Initiative]) -> list[Listed]:
    """The initiatives of the partners for whom this actor plans: those that go on first, then by name."""
    shown = Count("activities", filter=Q(activities__status=Status.PUBLISHED))
    found = rows.select_related("organisation").annotate(shown=shown)
    ordered = found.order_by(F("ended_on").desc(nulls_first=True), "name")
    return [Listed(row, row.organisation.name, row.shown) for row in ordered]


_RUNNING = Statement(
    lambda rows, *, own: (
        rows.filter(organisation__pk__in=own, ended_on=None).order_by("name").values_list("pk", "name")
    ),
    own=Many(UUIDField()),
)


@query(policy.EDIT_INITIATIVE)
def running(actor: Actor, rows: QuerySet[Initiative]) -> dict[uuid.UUID, str]:
    """The initiatives of the actor's own organisations that go on, by key, in order of name."""
    return dict(_RUNNING(rows, own=tuple(actor.organisation_ids)))


@query(policy.EDIT_INITIATIVE)
def initiative(actor: Actor, rows: QuerySet[Initiative], initiative_id: uuid.UUID) -> Initiative:
    """One initiative with its organisation. Raises NotFound."""
    return one(rows.select_related("organisation"), pk=initiative_id)


@query(policy.SEE_OFFER)
def activities_of(actor: Actor, rows: QuerySet[Activity], initiative_id: uuid.UUID) -> list[Activity]:
    """The activities under an initiative that this actor sees: those that go on first, then by title."""
    found = rows.filter(initiative_id=initiative_id)
    return sorted(found, key=lambda row: (row.status == Status.ENDED, row.title.casefold()))
