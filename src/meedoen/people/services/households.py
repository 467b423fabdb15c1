"""Who lives together: one adult signs up the children, a child lives in two homes, people move apart and together."""

import uuid
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.refusals import Refused

from .. import policy
from ..models import Household, Participant, Resident
from ..rules import households as rules
from ..terms import Relation
from .links import alive, follow
from .participants import register

MOST_CHILDREN = 20


@command(policy.CHANGE)
def add_children(
    actor: Actor, participant: Participant, *, names: Sequence[str] = (), nameless: int = 0
) -> Participant:
    """One adult signs up the children of the household: by first name, or only how many (people.2).

    A child has no way to reach of its own: it is reached through the adult. Raises Refused: nobody filled in, too many.
    """
    alive(participant)
    wanted = [name for name in names if name.strip()]
    if not 1 <= len(wanted) + nameless <= MOST_CHILDREN or nameless < 0:
        raise Refused(_("Vul de voornaam van een kind in, of hoeveel kinderen er zijn."), field="names")
    home = home_of(participant, Relation.ADULT)
    for name in wanted:
        child = register(actor, organisation_id=participant.organisation_id, first_name=name)
        Resident.objects.create(household=home, participant=child, relation=Relation.CHILD)
        follow(actor, child.pk, participant.organisation_id)
    Resident.objects.bulk_create(
        [Resident(network_id=home.network_id, household=home, relation=Relation.CHILD) for _child in range(nameless)]
    )
    saw(participant.pk)
    remember(children=len(wanted) + nameless)
    return participant


def home_of(participant: Participant, relation: str) -> Household:
    """Where this person lives now; a household of their own is made when there is none. Called inside a command."""
    living = participant.homes.filter(until=None).select_related("household").order_by("-share", "since").first()
    if living is not None:
        return living.household
    home = Household.objects.create(organisation_id=participant.organisation_id)
    Resident.objects.create(household=home, participant=participant, relation=relation)
    return home


def home_for(person_id: uuid.UUID) -> uuid.UUID:
    """The household in which this person lives, made when there is none. Called inside a higher feature's command."""
    return home_of(Participant.objects.get(pk=person_id), Relation.ADULT).pk


@command(policy.CHANGE)
def move_in(
    actor: Actor, participant: Participant, *, with_id: uuid.UUID, relation: str, part_of_the_time: bool = False
) -> Participant:
    """This person lives with ``with_id`` from today: instead of where it was, or (``part_of_the_time``) in both homes.

    Raises Refused: not one of the own organisation, or there already.
    """
    alive(participant)
    other = policy.CHANGE.queryset(actor).filter(pk=with_id, erased_at=None).exclude(pk=participant.pk).first()
    if other is None:
        raise Refused(_("Deze persoon staat er niet meer. Kies opnieuw."), field="with_id", code="gone")
    home, today = home_of(other, Relation.ADULT), timezone.localdate()
    living = list(participant.homes.filter(until=None))
    if any(row.household_id == home.pk for row in living):
        raise Refused(_("Deze twee wonen al samen."), field="with_id")
    shares = [rules.WHOLE]
    if part_of_the_time and living:
        *kept, share = rules.halved([row.share for row in living])
        for row, part in zip(living, kept, strict=True):
            row.share = part
            row.save(update_fields=["share"])
        shares = [share]
    else:
        for row in living:
            _leave(row)
    Resident.objects.create(household=home, participant=participant, relation=relation, share=shares[0], since=today)
    saw(participant.pk, other.pk)
    return participant


@command(policy.CHANGE)
def move_out(actor: Actor, participant: Participant, *, household_id: uuid.UUID) -> Participant:
    """This person lives there no more from today; what is left of the time is spent in the other homes.

    Raises Refused when it did not live there.
    """
    row = participant.homes.filter(household_id=household_id, until=None).first()
    if row is None:
        raise Refused(_("Deze persoon woont daar al niet meer."), code="gone")
    _leave(row)
    left = list(participant.homes.filter(until=None).order_by("since"))
    for home, part in zip(left, rules.halved([0] * (len(left) - 1)) if left else [], strict=True):
        home.share = part
        home.save(update_fields=["share"])
    saw(participant.pk)
    return participant


def _leave(row: Resident) -> None:
    """The stay ends today; one of today is taken back; a household where nobody lives any more has ended."""
    today = timezone.localdate()
    if row.since >= today:
        row.delete()
    else:
        row.until = today
        row.save(update_fields=["until"])
    if not Resident.objects.filter(household_id=row.household_id, until=None, participant__isnull=False).exists():
        Household.objects.filter(pk=row.household_id, until=None).update(until=today)
