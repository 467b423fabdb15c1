"""What a list would do: who is new, who stands there already; and the lists that were taken in."""

import uuid
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, remember
from meedoen.kernel.refusals import NotFound

from .. import marking, policy
from ..models import ListRun, Mark, Participant
from ..rules import likeness, naming
from ..rules.lists import PeopleListing, Person
from .suggestions import weighed


@dataclass(frozen=True)
class Preview:
    """Who would be noted, and who stands there already (left out): rows of the list, nobody's record is opened."""

    new: list[Person]
    known: list[Person]


@query(policy.IMPORT)
def preview(actor: Actor, rows: None, *, organisation_id: uuid.UUID, listing: PeopleListing) -> Preview:
    """What taking this list in would do. Raises NotFound for a foreign organisation."""
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    known = [person for person in listing.people if stands_there(organisation_id, person)]
    remember(read=len(listing.people), known=len(known))
    there = {person.row for person in known}
    return Preview([person for person in listing.people if person.row not in there], known)


def stands_there(organisation_id: uuid.UUID, person: Person) -> bool:
    """Whether somebody of this organisation is very likely this one: the first name with the same way to reach or the
    same address. Who shares only the telephone of the house, or only a first name, is somebody else."""
    said = likeness.of_address(person.first_name, person.last_name, person.reach, person.address)
    found = weighed([organisation_id], said)
    if any(likeness.same_person(said, one.weight, one.kinds) for one in found.values()):
        return True
    reached = [key for key, one in found.items() if "reach" in one.kinds]
    return bool(reached) and _named_so(organisation_id, reached, person.first_name)


def _named_so(organisation_id: uuid.UUID, among: Collection[uuid.UUID], first_name: str) -> bool:
    """Whether one of these carries this first name, as it is written or as it sounds: of a large family that shares a
    telephone, the names were not looked at yet."""
    prints = marking.prints(organisation_id, naming.search_texts(first_name, ""))
    return Mark.objects.filter(participant_id__in=among, print__in=prints).exists()


@query(policy.UNDO_IMPORT)
def lists(actor: Actor, rows: QuerySet[ListRun]) -> list[ListRun]:
    """The lists that were taken in by the actor's organisations, newest first."""
    return list(rows.order_by("-at")[:20])


@dataclass(frozen=True)
class Recognised:
    """Whose codes these are, and who carries these first names: keys, by what was said; who is not there is absent."""

    codes: dict[str, uuid.UUID]
    names: dict[str, set[uuid.UUID]]


@query(policy.SUGGEST)
def recognised(
    actor: Actor,
    rows: QuerySet[Participant],
    *,
    organisation_id: uuid.UUID,
    codes: Collection[str],
    first_names: Collection[str],
) -> Recognised:
    """Who of one organisation is meant by the codes and first names of a list. Nobody's record is opened.

    Who is protected is not recognised, as if absent. Three queries, however long the list is.
    """
    here = rows.filter(organisation_id=organisation_id, erased_at=None)
    plain = {naming.plain_code(code): code for code in codes}
    by_code = {plain[code]: pk for pk, code in here.filter(code__in=plain).values_list("pk", "code")}
    said = {f"name {naming.folded(name)}": name for name in first_names}
    prints = {mark: said[text] for mark, text in marking.by_print(organisation_id, said).items()}
    names: dict[str, set[uuid.UUID]] = defaultdict(set)
    carried = Mark.objects.filter(print__in=prints, participant__in=here.order_by().values("pk"))
    for person, mark in carried.values_list("participant_id", "print"):
        names[prints[mark]].add(person)
    remember(read=len(codes) + len(first_names), known=len(by_code) + len(names))
    return Recognised(by_code, dict(names))
