"""Who counts once: rows of one person together, people who live together as one household. Keys, never a name."""

import uuid
from dataclasses import dataclass, field

from django.db.models import QuerySet

from meedoen.kernel import tenancy, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from .. import policy
from ..models import Resident, Same


@dataclass(frozen=True)
class Together:
    """``kept``: a row that was found to be somebody else, and that one. ``homes``: who lives in which household now;
    ``also``: the other households of who lives in several."""

    kept: dict[uuid.UUID, uuid.UUID]
    homes: dict[uuid.UUID, uuid.UUID]
    also: dict[uuid.UUID, set[uuid.UUID]] = field(default_factory=dict)

    def person(self, key: uuid.UUID) -> uuid.UUID:
        """The person of this row."""
        return self.kept.get(key, key)

    def same(self, key: uuid.UUID) -> set[uuid.UUID]:
        """Every row of the person of this row."""
        person = self.person(key)
        return {key, person, *(other for other, kept in self.kept.items() if kept == person)}

    def home(self, key: uuid.UUID) -> uuid.UUID:
        """The household of this row; who is in none is one alone. Who lives in two counts with the first."""
        return self.homes.get(key) or self.homes.get(self.person(key)) or self.person(key)

    def every_home(self, key: uuid.UUID) -> set[uuid.UUID]:
        """All households where this person lives, by any of the rows; empty for who is in none."""
        rows = self.same(key)
        found = {self.homes[row] for row in rows if row in self.homes}
        return found.union(*(self.also.get(row, set()) for row in rows))

    def mark(self, key: uuid.UUID | None) -> str:
        """The keyed mark of this person in the nameless facts of every feature: who it is cannot be found from it."""
        return vault.keyed_index(tenancy.here(), f"facts person {self.person(key)}") if key else ""


@query(policy.COUNT_TOGETHER)
def together(actor: Actor, rows: None) -> Together:
    """For counting in the network that is named: two reads, whatever is counted. No name is opened."""
    living = Resident.objects.filter(until=None).exclude(participant=None)
    return _read(living, Same.objects.all())


@query(policy.COUNT_TOGETHER)
def together_around(actor: Actor, rows: None, person_id: uuid.UUID) -> Together:
    """The same for one person and for who lives with them: what it costs does not grow with the network.

    Of who shares a household with this person every household is known; of nobody else anything.
    """
    kept = Same.objects.filter(other_id=person_id).order_by().values_list("kept_id", flat=True).first() or person_id
    merged = Same.objects.filter(kept_id=kept)
    theirs = {person_id, kept, *merged.order_by().values_list("other_id", flat=True)}
    living = Resident.objects.filter(until=None).exclude(participant=None)
    homes = set(living.filter(participant_id__in=theirs).order_by().values_list("household_id", flat=True))
    if not homes:
        return _read(living.none(), merged)
    mates = set(living.filter(household_id__in=homes).order_by().values_list("participant_id", flat=True))
    return _read(living.filter(participant_id__in=mates), merged)


def _read(living: QuerySet[Resident], merged: QuerySet[Same]) -> Together:
    homes: dict[uuid.UUID, uuid.UUID] = {}
    also: dict[uuid.UUID, set[uuid.UUID]] = {}
    for person, household in living.order_by("-since", "-pk").values_list("participant_id", "household_id"):
        if person in homes:
            also.setdefault(person, set()).add(homes[person])
        homes[person] = household
    return Together(
        kept=dict(merged.order_by().values_list("other_id", "kept_id")),
        homes=homes,
        also=also,
    )
