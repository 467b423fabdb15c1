"""What a leaver has in hand, to whom it can go, and who still has to hear it."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from meedoen.kernel import leaving
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.doors import query, saw
from meedoen.kernel.refusals import NotFound
from meedoen.networks import public as networks
from meedoen.people import public as people

from .. import policy
from ..models import ToTell


@dataclass(frozen=True)
class InHand:
    """One kind of work: its key, how many things, what they are called after a number."""

    key: str
    count: int
    label: str


@dataclass(frozen=True)
class Leaving:
    """What one worker has in hand in one organisation, whose it may become, and for whom the actor may do this."""

    organisation_id: uuid.UUID
    user_id: uuid.UUID
    parts: list[InHand]
    persons: int
    colleagues: list[networks.Colleague]
    leavers: list[networks.Colleague]


@dataclass(frozen=True)
class Untold:
    """Somebody who still has to hear who helps now: first name, how to reach, since when."""

    id: uuid.UUID
    label: str
    channel: str
    reach: str
    since: datetime.date


@query(policy.HAND_OVER)
def in_hand(actor: Actor, rows: None, *, organisation_id: uuid.UUID, user_id: uuid.UUID) -> Leaving:
    """Everything that this worker has in hand there. Raises NotFound: not one's own, and no coordinator there."""
    leads = organisation_id in actor.organisations_as(Role.COORDINATOR)
    if organisation_id not in actor.organisation_ids or (user_id != actor.user_id and not leads):
        raise NotFound("user")
    staff = networks.colleagues(actor, organisation_id, roles=policy.LEAVER)
    held = [(part, part.held(user_id, organisation_id)) for part in leaving.parts()]
    persons = {person for _part, found in held for person in found.person_ids}
    saw(*persons)
    return Leaving(
        organisation_id=organisation_id,
        user_id=user_id,
        parts=[InHand(part.key, found.count, str(part.label)) for part, found in held],
        persons=len(persons),
        colleagues=[one for one in staff if one.user_id != user_id],
        leavers=staff if leads else [one for one in staff if one.user_id == actor.user_id],
    )


@query(policy.TELL_WHO)
def who_to_tell(actor: Actor, rows: QuerySet[ToTell]) -> list[Untold]:
    """Who the actor still has to tell that somebody else helps from now on, who waits longest first."""
    found = list(rows.filter(user=actor.user_id, settled_at=None).exclude(person=None)[:100])
    known = people.to_call(actor, [row.person_id for row in found if row.person_id]) if found else {}
    return [
        Untold(row.pk, one.label, str(people.Channel(one.channel).label), one.reach, row.since)
        for row in found
        if row.person_id and (one := known.get(row.person_id)) is not None
    ]
