"""Who lives together, for the page of one person."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet, UUIDField

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Many, Statement, every

from .. import policy
from ..models import Participant, Resident
from ..rules import households as rules
from ..terms import Relation
from .participants import Known, known_of


@dataclass(frozen=True)
class Housemate:
    """Somebody who lives there: a person the actor may see, or a nameless one."""

    known: Known | None
    relation_word: str
    share: int


@dataclass(frozen=True)
class Home:
    """One household of a person: since when, for how much of the time, with whom; size in persons."""

    id: uuid.UUID
    since: datetime.date
    share: int
    others: list[Housemate]
    size: float


_LIVES = Statement(lambda rows, *, pk: rows.filter(participant_id=pk, until=None).order_by("since"), pk=UUIDField())
_LIVING = Statement(
    lambda rows, *, homes: rows.filter(household__pk__in=homes, until=None).order_by("relation", "pk"),
    homes=Many(UUIDField()),
)


def homes_of(actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID) -> list[Home]:
    """Where this person lives now, with whom. Who is protected is not among them, nor in the size: no gap shows.

    Called behind a door.
    """
    mine = _LIVES(every(Resident), pk=person_id)
    living = _LIVING(every(Resident), homes=[row.household_id for row in mine])
    named = known_of(actor, rows, [row.participant_id for row in living if row.participant_id])
    seen = [row for row in living if row.participant_id is None or row.participant_id in named]
    return [
        Home(
            id=row.household_id,
            since=row.since,
            share=row.share,
            others=[
                Housemate(
                    named.get(mate.participant_id) if mate.participant_id else None,
                    str(Relation(mate.relation).label),
                    mate.share,
                )
                for mate in seen
                if mate.household_id == row.household_id and mate.participant_id != person_id
            ],
            size=rules.size(mate.share for mate in seen if mate.household_id == row.household_id),
        )
        for row in mine
    ]


def homes_now(person_id: uuid.UUID) -> list[uuid.UUID]:
    """The households in which this person lives; keys only. Called behind a door of a higher feature."""
    return [row.household_id for row in _LIVES(every(Resident), pk=person_id)]


def at_home(household_id: uuid.UUID, organisation_id: uuid.UUID) -> list[uuid.UUID]:
    """Who of the people of this organisation lives there, adults first; keys only, and nobody who is protected. Called
    behind a door of a higher feature."""
    living = Resident.objects.filter(household_id=household_id, until=None, participant__erased_at=None)
    ours = living.filter(policy.open_to_all("participant__"), participant__organisation_id=organisation_id)
    return list(ours.order_by("relation", "since").values_list("participant_id", flat=True))


@query(policy.SEE_PERSON)
def home_lived_in(
    actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID, household_id: uuid.UUID
) -> uuid.UUID:
    """That this person lives or lived there. Raises NotFound."""
    saw(person_id)
    stays = Resident.objects.filter(participant__in=rows)
    return one(stays, participant_id=person_id, household_id=household_id).pk
