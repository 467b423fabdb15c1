"""A referral begins: who, where to, what is needed, and the own yes of the person."""

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.activities import public as activities
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks import public as networks
from meedoen.people import public as people

from .. import policy, standing
from ..models import Referral
from ..rules import due
from ..rules.steps import Step
from ..terms import State


@dataclass(frozen=True)
class Target:
    """Where to: an activity, perhaps a session of it; or a service (an organisation), perhaps on a day."""

    activity_id: uuid.UUID | None = None
    session_id: uuid.UUID | None = None
    receiver_id: uuid.UUID | None = None
    on: datetime.date | None = None


@dataclass(frozen=True)
class Needs:
    """The practical needs: all that who receives gets to know beside the first name (R24)."""

    transport: bool = False
    children: int = 0
    language: str = "nl"
    company: bool = False


@command(policy.REFER)
def refer(
    actor: Actor, *, organisation_id: uuid.UUID, who: Mapping[str, Any], to: Target, needs: Needs, asked: str = ""
) -> Referral:
    """Begin a referral (W12): no reason, no status, no proof. With ``asked`` the person said yes already, and how.

    ``who`` is what the form of ``people`` gives (``people.PersonForm``). Raises Refused: nobody chosen, not one's own
    organisation, already on the way there, a session that is cancelled, past or full, a partner that left.
    """
    if not actor.is_system and organisation_id not in actor.organisation_ids:
        raise Refused(_("Kies een organisatie waar je zelf voor werkt."), field="organisation")
    person_id = _person(actor, who, organisation_id)
    receiver_id, moment = _where(actor, to)
    _not_twice(person_id, to.activity_id, receiver_id)
    today = timezone.localdate()
    row = Referral(
        organisation_id=organisation_id,
        by_id=actor.user_id,
        person_id=person_id,
        receiver_id=receiver_id,
        activity_id=to.activity_id,
        session_id=to.session_id,
        transport=needs.transport,
        children=needs.children,
        language=needs.language,
        company=needs.company,
        proposed_on=today,
        expected_on=moment,
    )
    row.code_index = standing.index_of(standing.code_of(row))
    row.save(force_insert=True)
    standing.follow_person(row)
    if asked:
        row.agreed_on, row.expected_on = today, due.expected(today, moment)
        standing.take(row, Step.AGREE, asked=asked)
        standing.open_to(actor, row)
        row.save()
    remember(state=row.state)
    saw(person_id)
    return row


def _person(actor: Actor, who: Mapping[str, Any], organisation_id: uuid.UUID) -> uuid.UUID:
    person_id = people.resolve_person(actor, who, organisation_id)
    if person_id is None:
        raise Refused(_("Kies wie je toeleidt."), field="who")
    try:
        people.purpose_of(actor, person_id)
    except NotFound:
        raise Refused(_("Deze code kennen we niet. Kijk na wat er op de kaart staat."), field="code") from None
    return person_id


def _where(actor: Actor, to: Target) -> tuple[uuid.UUID, datetime.date | None]:
    """Who receives, and on which day. Raises Refused and NotFound."""
    if to.activity_id is None:
        if to.receiver_id is None:
            raise Refused(_("Kies waar de persoon naartoe wil."), field="to")
        _still_a_partner(networks.partner(actor, to.receiver_id))
        if to.on is not None and to.on < timezone.localdate():
            raise Refused(_("Deze dag is voorbij. Kies een latere dag."), field="on")
        return to.receiver_id, to.on
    found = activities.activity(actor, to.activity_id)
    if found.status != activities.Status.PUBLISHED:
        raise Refused(_("Deze activiteit staat niet in het programma. Kies een andere."), field="to", code="not_open")
    if to.session_id is None:
        return found.organisation_id, None
    session = activities.session(actor, to.session_id)
    if session.activity_id != found.pk:
        raise Refused(_("Kies een moment van deze activiteit."), field="session")
    return found.organisation_id, timezone.localdate(session.starts_at)


def _still_a_partner(partner: Any) -> None:
    if partner.left_on is not None and partner.left_on < timezone.localdate():
        raise Refused(_("Deze partner is niet meer in het netwerk. Kies een andere."), field="to", code="left")


def _not_twice(person_id: uuid.UUID, activity_id: uuid.UUID | None, receiver_id: uuid.UUID) -> None:
    same = Referral.objects.filter(person_id=person_id, activity=activity_id, receiver_id=receiver_id)
    if same.exclude(state__in=(State.ENDED, State.STAYED)).exists():
        raise Refused(_("Deze persoon is hier al naar op weg. Kijk bij je toeleidingen."), field="who", code="already")
