"""Writes of consent: a yes for one purpose, and its end, which counts at once."""

import datetime
import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, publish, remember, saw
from meedoen.kernel.refusals import Refused

from .. import policy
from ..events import ConsentWithdrawn
from ..models import Consent, Grant, Participant
from ..rules import consents as rules
from ..terms import Given, Purpose
from .links import alive


@command(policy.CHANGE)
def give_consent(
    actor: Actor, participant: Participant, *, purpose: str, given: str, until: datetime.date | None = None
) -> Consent:
    """Somebody said yes to one purpose: when, how it was given, until when. A yes that holds already is renewed.

    Raises Refused: a purpose or a way that does not exist, a day that is past, erased meanwhile.
    """
    alive(participant)
    if purpose not in Purpose.values:
        raise Refused(_("Kies waarvoor de persoon ja zegt."), field="purpose")
    if given not in Given.values:
        raise Refused(_("Kies hoe de persoon ja zei."), field="given")
    today = timezone.localdate()
    if until is not None and until < today:
        raise Refused(_("Deze dag is voorbij. Kies een latere dag."), field="until")
    end = rules.ends_on(purpose, today, until)
    remember(purpose=purpose, given=given)
    saw(participant.pk)
    held = participant.consents.filter(purpose=purpose, withdrawn_at=None, until__gte=today).first()
    if held is not None:
        held.given, held.given_on, held.until, held.by_code = given, today, end, actor.code
        held.save(update_fields=["given", "given_on", "until", "by_code"])
        return held
    return Consent.objects.create(participant=participant, purpose=purpose, given=given, until=end, by_code=actor.code)


@command(policy.CHANGE)
def withdraw_consent(actor: Actor, participant: Participant, *, consent_id: uuid.UUID) -> Participant:
    """A yes is taken back: what was shared because of it closes at once, and who had received it is told.

    Twice is no fault. Raises Refused when it is no yes of this person.
    """
    given = participant.consents.filter(pk=consent_id).first()
    if given is None:
        raise Refused(_("Deze toestemming staat er niet meer. Open de pagina opnieuw."), code="gone")
    saw(participant.pk)
    remember(purpose=given.purpose)
    if given.withdrawn_at is None:
        given.withdrawn_at = timezone.now()
        given.save(update_fields=["withdrawn_at"])
        received = Grant.objects.filter(consent=given)
        organisations = tuple(sorted(set(received.values_list("organisation_id", flat=True)), key=str))
        received.delete()
        publish(ConsentWithdrawn(participant.pk, given.purpose, organisations))
    return participant
