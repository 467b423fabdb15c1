"""A leaver hands over, in one go; the colleague tells whoever wishes to know it."""

import uuid
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import leaving, tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks import public as networks

from .. import policy
from ..models import ToTell
from ..terms import Told


@command(policy.HAND_OVER)
def hand_over(
    actor: Actor,
    *,
    organisation_id: uuid.UUID,
    user_id: uuid.UUID,
    to_user_id: uuid.UUID,
    keys: Sequence[str],
    tell: bool,
) -> int:
    """Everything of these kinds goes from one worker to a colleague of the same organisation; gives how many things.

    One's own work, or as coordinator that of a colleague. ``tell``: the people still have to hear it, and stand on a
    list of the colleague until it is said. Raises NotFound, and Refused when there is nothing to choose from.
    """
    _may(actor, organisation_id, user_id)
    if to_user_id == user_id:
        raise Refused(_("Kies een collega, niet dezelfde persoon."), field="to")
    if to_user_id not in {one.user_id for one in networks.colleagues(actor, organisation_id, roles=policy.LEAVER)}:
        raise Refused(_("Deze collega werkt hier niet (meer). Kies iemand anders."), field="to")
    chosen = [part for part in leaving.parts() if part.key in keys]
    if not chosen:
        raise Refused(_("Kies wat je overdraagt."), field="keys")
    persons = {person for part in chosen for person in part.held(user_id, organisation_id).person_ids}
    moved = sum(part.move(actor, user_id, to_user_id, organisation_id) for part in chosen)
    if tell:
        _list(persons, to_user_id, organisation_id)
    saw(*persons)
    remember(things=moved, persons=len(persons))
    return moved


@command(policy.TELL_WHO)
def told(actor: Actor, row: ToTell, *, outcome: str) -> ToTell:
    """Somebody heard who helps from now on, or does not want to hear it. Twice is no fault."""
    if outcome not in Told.values:
        raise Refused(_("Kies of je het verteld hebt."), field="outcome")
    if row.person_id:
        saw(row.person_id)
    if row.settled_at is None:
        row.settled_at, row.outcome = timezone.now(), outcome
        row.save(update_fields=["settled_at", "outcome"])
    return row


@command(policy.TELL_WHO)
def not_told(actor: Actor, row: ToTell) -> ToTell:
    """The undo of ``told``."""
    row.settled_at, row.outcome = None, ""
    row.save(update_fields=["settled_at", "outcome"])
    return row


def _may(actor: Actor, organisation_id: uuid.UUID, user_id: uuid.UUID) -> None:
    """One's own work, in an organisation of one's own; a coordinator hands over for a colleague of the own house."""
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    if user_id != actor.user_id and organisation_id not in actor.organisations_as(Role.COORDINATOR):
        raise NotFound("user")


def _list(persons: set[uuid.UUID], user_id: uuid.UUID, organisation_id: uuid.UUID) -> None:
    standing = ToTell.objects.filter(person_id__in=persons, settled_at=None).values_list("person_id", flat=True)
    waiting = set(standing)
    ToTell.objects.filter(person_id__in=waiting, settled_at=None).update(user_id=user_id)
    fresh = [
        ToTell(network_id=tenancy.here(), organisation_id=organisation_id, user_id=user_id, person_id=person)
        for person in sorted(persons - waiting, key=str)
    ]
    ToTell.objects.bulk_create(fresh)
