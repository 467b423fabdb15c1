"""What a list would do: who is new, who stands there already; and the lists that were taken in."""

import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, remember
from meedoen.kernel.refusals import NotFound

from .. import policy
from ..models import ListRun
from ..rules import likeness
from ..rules.lists import Listing, Person
from .suggestions import weighed


@dataclass(frozen=True)
class Preview:
    """Who would be noted, and who stands there already (left out): rows of the list, nobody's record is opened."""

    new: list[Person]
    known: list[Person]


@query(policy.IMPORT)
def preview(actor: Actor, rows: None, *, organisation_id: uuid.UUID, listing: Listing) -> Preview:
    """What taking this list in would do. Raises NotFound for a foreign organisation."""
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    known = [person for person in listing.people if stands_there(organisation_id, person)]
    remember(read=len(listing.people), known=len(known))
    there = {person.row for person in known}
    return Preview([person for person in listing.people if person.row not in there], known)


def stands_there(organisation_id: uuid.UUID, person: Person) -> bool:
    """Whether somebody of this organisation is very likely this one: the same way to reach, or names and address."""
    said = likeness.of_address(person.first_name, person.last_name, person.reach, person.address)
    return any(one.weight >= likeness.SURE for one in weighed([organisation_id], said).values())


@query(policy.UNDO_IMPORT)
def lists(actor: Actor, rows: QuerySet[ListRun]) -> list[ListRun]:
    """The lists that were taken in by the actor's organisations, newest first."""
    return list(rows.order_by("-at")[:20])
