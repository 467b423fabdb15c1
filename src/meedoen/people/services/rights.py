"""Writes for a question about the own data: noted, made right, ended."""

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.refusals import Refused

from .. import marking, policy, rules
from ..models import Participant, RightsRequest
from ..terms import FIRST_NAME, REACH, Ask, Identified, Level, Outcome
from .participants import said


@command(policy.CORRECT)
def correct(actor: Actor, participant: Participant, *, first_name: str, channel: str, reach: str = "") -> Participant:
    """A wrong first name or way to reach becomes the right one, sealed anew; the old is not kept (GDPR art. 16).

    Raises Refused as ``register`` does, and for who was erased.
    """
    if participant.erased_at is not None:
        raise Refused(_("Deze persoon is gewist. Er is niets meer om te verbeteren."), code="erased")
    name, address = said(first_name, channel, reach)
    vault.create_key(participant.pk, participant.network_id)  # who had a stamp card alone has no key yet
    participant.first_name = vault.seal(participant.pk, FIRST_NAME, name)
    participant.reach = vault.seal(participant.pk, REACH, address) if address else None
    participant.channel, participant.level = channel, Level.FIRST_NAME
    participant.reach_confirmed_at = timezone.now() if address else None
    participant.save(update_fields=["first_name", "reach", "channel", "level", "reach_confirmed_at"])
    marking.remake(participant, *marking.opened([participant]))
    saw(participant.pk)
    return participant


@command(policy.OPEN_REQUEST)
def open_request(actor: Actor, participant: Participant, *, ask: str, identified: str) -> RightsRequest:
    """Note what somebody asks about the own data and how we know who asks: from here on there is a reason to look.

    An open request of the same person, for the same and by the same worker, is given back. Raises Refused when it
    is not said how the person was recognised, or for who was erased.
    """
    if ask not in Ask.values:
        raise Refused(_("Kies wat de persoon vraagt."), field="ask")
    if identified not in Identified.values:
        raise Refused(_("Kies hoe je weet dat het deze persoon is."), field="identified")
    if participant.erased_at is not None:
        raise Refused(_("Deze persoon is al gewist. We weten niets meer."), code="erased")
    saw(participant.pk)
    remember(ask=ask, identified=identified)
    same = RightsRequest.objects.filter(participant=participant, ask=ask, by_code=actor.code, ended_at=None)
    live = same.filter(asked_at__gt=timezone.now() - rules.LINK).first()
    return live or RightsRequest.objects.create(
        participant=participant,
        organisation_id=participant.organisation_id,
        person_code=participant.code,
        ask=ask,
        identified=identified,
        by_code=actor.code,
    )


@command(policy.END_REQUEST)
def end_request(actor: Actor, request: RightsRequest, *, outcome: str) -> RightsRequest:
    """The request is answered; the data of the person close again. Twice is no fault. Raises Refused."""
    if outcome not in (Outcome.TOLD, Outcome.CORRECTED, Outcome.STOPPED):
        raise Refused(_("Kies hoe het afliep."), field="outcome")
    if request.participant_id:
        saw(request.participant_id)
    if request.ended_at is None:
        request.ended_at, request.outcome = timezone.now(), outcome
        request.save(update_fields=["ended_at", "outcome"])
    return request
