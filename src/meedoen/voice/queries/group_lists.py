"""What a list of groups would do, and the lists that were taken in."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, remember
from meedoen.kernel.intake.columns import folded
from meedoen.kernel.refusals import NotFound

from ..models import Group, GroupRun
from ..policy import groups as policy
from ..rules.group_lists import Draft, GroupListing


@dataclass(frozen=True)
class Preview:
    """Which groups would be made, and which are there already (left out)."""

    new: list[Draft]
    known: list[Draft]


@query(policy.IMPORT_GROUPS)
def preview_groups(actor: Actor, rows: None, *, organisation_id: uuid.UUID, listing: GroupListing) -> Preview:
    """What taking this list in would do. Raises NotFound for a foreign organisation."""
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    there = already_there(organisation_id, listing.groups)
    remember(read=len(listing.groups), known=len(there))
    return Preview(
        [draft for draft in listing.groups if draft.row not in there],
        [draft for draft in listing.groups if draft.row in there],
    )


def already_there(organisation_id: uuid.UUID, drafts: Sequence[Draft]) -> set[int]:
    """The rows of groups that the organisation has under the same name. Called behind a door."""
    own = Group.objects.filter(organisation_id=organisation_id, ended_on=None)
    names = {folded(name) for name in own.values_list("name", flat=True)}
    return {draft.row for draft in drafts if folded(draft.name) in names}


@query(policy.UNDO_GROUPS)
def group_runs(actor: Actor, rows: QuerySet[GroupRun]) -> list[GroupRun]:
    """The lists that were taken in by the own organisations, newest first."""
    return list(rows.select_related("organisation").order_by("-at")[:20])
