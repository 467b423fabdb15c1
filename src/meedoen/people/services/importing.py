"""Taking an existing list of people in: all or nothing, nobody twice, taken back in one act."""

import uuid
from collections.abc import Collection, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.identifiers import short_code
from meedoen.kernel.privacy import erasure
from meedoen.kernel.refusals import NotFound, Refused

from .. import marking, policy
from ..models import Link, Listed, ListRun, Participant
from ..queries.importing import stands_there
from ..rules import levels, likeness
from ..rules.lists import PeopleListing, Person
from ..terms import ADDRESS, FIRST_NAME, LAST_NAME, REACH
from .participants import NAMED_CODE

SEALED = ((FIRST_NAME, "first_name"), (LAST_NAME, "last_name"), (REACH, "reach"), (ADDRESS, "address"))


@command(policy.IMPORT)
def take_in(actor: Actor, *, organisation_id: uuid.UUID, listing: PeopleListing, skip_refused: bool = False) -> ListRun:
    """Note everybody of the list who does not stand there yet: all, or nobody when a row is refused (``skip_refused``).

    Raises Refused: rows that cannot be taken, or nobody left to take; NotFound for a foreign organisation.
    """
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    listing.refuse_faults(skip_refused=skip_refused)
    new = [person for person in listing.people if not stands_there(organisation_id, person)]
    if not new:
        raise Refused(_("Iedereen van deze lijst staat er al. Er is niets veranderd."), code="nobody_new")
    run = ListRun.objects.create(
        organisation_id=organisation_id,
        by_code=actor.code,
        read=len(listing.people) + len(listing.faults),
        created=len(new),
        known=len(listing.people) - len(new),
        refused=len(listing.faults),
    )
    made = [_note(organisation_id, person) for person in new]
    Listed.objects.bulk_create([Listed(network_id=run.network_id, run=run, participant=one) for one in made])
    saw(*(one.pk for one in made))
    remember(created=len(made))
    return run


def _note(organisation_id: uuid.UUID, person: Person) -> Participant:
    texts = {label: getattr(person, name) for label, name in SEALED if getattr(person, name)}
    person_id, sealed = vault.admit(tenancy.here(), texts)
    made = Participant.objects.create(
        id=person_id,
        organisation_id=organisation_id,
        level=levels.level_of(True, bool(person.last_name), bool(person.address)),
        code=short_code(NAMED_CODE),
        channel=person.channel,
        language=person.language,
        reach_confirmed_at=timezone.now() if person.reach else None,
        **{name: sealed.get(label) for label, name in SEALED},
    )
    marking.first_time(made, likeness.of_address(person.first_name, person.last_name, person.reach, person.address))
    return made


def note_names(organisation_id: uuid.UUID, first_names: Sequence[str]) -> dict[str, uuid.UUID]:
    """Note somebody new for each of these first names, with nothing else. Called inside a command."""
    made = {name: _note(organisation_id, Person(row=0, first_name=name)).pk for name in first_names}
    saw(*made.values())
    return made


def take_back(person_ids: Collection[uuid.UUID]) -> int:
    """Erase those of these people whom nobody follows; gives how many. Called inside a command."""
    in_use = Link.objects.filter(until__gt=timezone.now()).values("participant_id")
    there = Participant.objects.filter(pk__in=person_ids, erased_at=None).exclude(pk__in=in_use)
    going = list(there.values_list("pk", "network_id"))
    for person_id, network_id in going:
        erasure.erase_person(person_id, network_id)
    saw(*(person_id for person_id, _network in going))
    return len(going)


@command(policy.UNDO_IMPORT)
def undo_import(actor: Actor, run: ListRun) -> ListRun:
    """Take one list back: who came with it is erased, but for whom somebody follows or saw since. Twice is no fault."""
    if run.undone_at is not None:
        return run
    came = Participant.objects.filter(pk__in=Listed.objects.filter(run=run).values("participant_id"), erased_at=None)
    number = came.count()
    going = take_back(list(came.filter(last_seen_on=None).values_list("pk", flat=True)))
    remember(erased=going, kept=number - going)
    run.undone_at = timezone.now()
    run.save(update_fields=["undone_at"])
    return run
