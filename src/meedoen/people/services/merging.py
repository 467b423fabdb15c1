"""Two rows are one person: a link that can be undone; the households are decided apart (people.5)."""

import uuid
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, publish, saw
from meedoen.kernel.refusals import Refused

from .. import policy
from ..events import PersonMerged, PersonSeparated
from ..models import Participant, Resident, Same
from ..terms import Homes
from .links import alive


@command(policy.MERGE)
def merge(actor: Actor, participant: Participant, *, other_id: uuid.UUID, homes: str = "") -> Participant:
    """From now on ``other_id`` is shown as this person. Nothing is thrown away: ``separate`` undoes it.

    Raises Refused: the other is gone, is this one itself, stands under somebody already, has somebody under itself; or
    the two live in different households and it was not said (``homes``) what is right.
    """
    alive(participant)
    other = policy.MERGE.queryset(actor).filter(pk=other_id, organisation_id=participant.organisation_id).first()
    if other is None or other.erased_at is not None or other.pk == participant.pk:
        raise Refused(_("Deze persoon staat er niet meer. Kies opnieuw."), field="other_id", code="gone")
    if Same.objects.filter(other__in=[participant, other]).exists():
        raise Refused(_("Een van de twee wordt al samen met iemand getoond. Haal die eerst uit elkaar."), code="merged")
    if Same.objects.filter(kept=other).exists():
        raise Refused(_("Onder deze persoon staat al iemand. Doe het omgekeerd."), field="other_id", code="merged")
    changed = _homes(participant, other, homes)
    Same.objects.create(kept=participant, other=other, by_code=actor.code, homes=changed)
    saw(participant.pk, other.pk)
    publish(PersonMerged(participant.pk, other.pk))
    return participant


def _homes(kept: Participant, other: Participant, homes: str) -> list[dict[str, Any]]:
    """Do what was said about two households; gives what the rows were, for the undo."""
    first, second = (list(one.homes.filter(until=None)) for one in (kept, other))
    if not first or not second or {row.household_id for row in first} & {row.household_id for row in second}:
        return []
    if homes not in Homes.values:
        raise Refused(
            _("Deze twee wonen in verschillende huishoudens. Kies wat klopt."), field="homes", code="two_households"
        )
    ending = {Homes.FIRST: second, Homes.SECOND: first}.get(Homes(homes), [])
    was = [{"id": str(row.pk), "share": row.share} for row in (ending or [*first, *second])]
    for row in ending:
        row.until = timezone.localdate()
        row.save(update_fields=["until"])
    for row in [] if ending else [*first, *second]:
        row.share = row.share // 2
        row.save(update_fields=["share"])
    return was


@command(policy.MERGE)
def separate(actor: Actor, participant: Participant, *, other_id: uuid.UUID) -> Participant:
    """They are two after all: shown apart again, each where it lived. Raises Refused when they are apart already."""
    link = Same.objects.filter(kept=participant, other_id=other_id).first()
    if link is None:
        raise Refused(_("Deze twee staan al apart."), code="gone")
    for was in link.homes:
        Resident.objects.filter(pk=was["id"]).update(share=was["share"], until=None)
    link.delete()
    saw(participant.pk, other_id)
    publish(PersonSeparated(participant.pk, other_id))
    return participant
