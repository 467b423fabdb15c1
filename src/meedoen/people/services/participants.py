"""Writes of people."""

import datetime
import uuid

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy, textchecks, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.identifiers import short_code
from meedoen.kernel.privacy import erasure
from meedoen.kernel.refusals import Refused

from .. import marking, policy, rules
from ..models import (
    Consent,
    Emergency,
    Grant,
    Household,
    Link,
    Listed,
    Mark,
    Participant,
    Postponement,
    Resident,
    ReturnWay,
    RightsRequest,
    SafeContact,
    Same,
    SeatTie,
)
from ..rules.likeness import Said
from ..terms import FIRST_NAME, REACH, Channel, Level, Outcome

CARD_CODE, NAMED_CODE = 6, 12
"""Nobody types the code of who has a name: twelve signs (7 × 10¹⁵) never meet, so that no second try is needed."""


def _new_card(organisation_id: uuid.UUID) -> Participant:
    """A person known by a short code alone; six signs are read aloud, so another is drawn when one is taken."""
    for _attempt in range(5):
        try:
            with transaction.atomic():
                return Participant.objects.create(
                    organisation_id=organisation_id, level=Level.CODE, code=short_code(CARD_CODE)
                )
        except IntegrityError:
            continue
    raise RuntimeError("five codes in a row were taken")


@command(policy.REGISTER)
def register(
    actor: Actor,
    *,
    organisation_id: uuid.UUID,
    first_name: str,
    channel: str = Channel.NONE,
    reach: str = "",
    share_with: uuid.UUID | None = None,
    share_until: datetime.date | None = None,
    confirmed: bool = False,
    language: str = "nl",
    no_reminder: bool = False,
) -> Participant:
    """Note somebody by first name and one way to reach, both sealed with a key of their own.

    ``confirmed``: a member of the staff heard the number or address from this person. Until then nothing is sent to it.

    ``share_with`` gives the organiser (another organisation) sight of it until a day. Raises Refused on an empty
    name, a way to reach without an address, an impossible phone number, or a national register number (R23).
    """
    name, address = said(first_name, channel, reach)
    texts = {FIRST_NAME: name} | ({REACH: address} if address else {})
    person_id, sealed = vault.admit(tenancy.here(), texts)
    participant = Participant.objects.create(
        id=person_id,
        organisation_id=organisation_id,
        level=Level.FIRST_NAME,
        code=short_code(NAMED_CODE),
        first_name=sealed[FIRST_NAME],
        channel=channel,
        reach=sealed.get(REACH),
        reach_confirmed_at=timezone.now() if confirmed and address else None,
        language=language[:2],
        no_reminder=no_reminder,
    )
    marking.first_time(participant, Said(first_name=name, reach=address))
    if share_with is not None and share_with != organisation_id:
        until = share_until or timezone.localdate()
        Grant.objects.create(
            participant=participant,
            organisation_id=share_with,
            purpose="inschrijving",
            until=until,
            fields=["first_name", "reach"],
            source="people.register",
            source_id=person_id,
        )
    saw(person_id)
    return participant


def said(first_name: str, channel: str, reach: str) -> tuple[str, str]:
    """First name and address, checked. Raises Refused as ``register`` does."""
    name = textchecks.clean_text(first_name).strip()
    if not name:
        raise Refused(_("Vul een voornaam in."), field="first_name")
    if textchecks.find_register_number(f"{name} {reach}"):
        raise Refused(_("Hier staat een rijksregisternummer. Dat bewaren we niet. Haal het weg."), field="first_name")
    return name, rules.reach_address(channel, reach)


@command(policy.MARK)
def mark_some(actor: Actor) -> int:
    """Make up to 500 people findable who were noted before there was an index; gives how many."""
    found = marking.mark_some()
    saw(*found)
    remember(marked=len(found))
    return len(found)


@command(policy.CONFIRM_REACH)
def confirm_reach(actor: Actor, participant: Participant) -> Participant:
    """The staff knows now that this number or address is theirs: from here on messages may go to it."""
    saw(participant.pk)
    if participant.reach is not None and participant.reach_confirmed_at is None:
        participant.reach_confirmed_at = timezone.now()
        participant.save(update_fields=["reach_confirmed_at"])
    return participant


@command(policy.CONFIRM_REACH)
def unconfirm_reach(actor: Actor, participant: Participant) -> Participant:
    """The undo of a confirmation: nothing is sent any more until somebody confirms."""
    saw(participant.pk)
    participant.reach_confirmed_at = None
    participant.save(update_fields=["reach_confirmed_at"])
    return participant


@command(policy.CONFIRM_REACH)
def set_reminders(actor: Actor, participant: Participant, *, wanted: bool) -> Participant:
    """Whether this person wants to be reminded of the day before. What changes is told all the same."""
    saw(participant.pk)
    participant.no_reminder = not wanted
    participant.save(update_fields=["no_reminder"])
    return participant


def mark_everybody(network_id: uuid.UUID) -> int:
    """Make everybody of a network findable, batch after batch so that others can write in between; gives how many."""
    actor, total = Actor.system(network_id, "namenlijst"), 0
    while found := mark_some(actor):
        total += found
    return total


@command(policy.REGISTER)
def make_codes(actor: Actor, *, organisation_id: uuid.UUID, count: int) -> list[Participant]:
    """Random codes for stamp cards: nothing else is known of their holders. At most 500 at a time."""
    if not 1 <= count <= 500:
        raise Refused(_("Kies een aantal tussen 1 en 500."), field="count")
    remember(count=count)
    return [_new_card(organisation_id) for _number in range(count)]


@command(policy.ERASE)
def erase(actor: Actor, participant: Participant) -> None:
    """Erase somebody: every feature that registered empties its rows, the key is destroyed, the proof stays.

    Rows that were found to be the same person go too.
    """
    same = Same.objects.filter(kept=participant).values_list("other_id", flat=True)
    for person_id in [participant.pk, *same]:
        saw(person_id)
        erasure.erase_person(person_id, participant.network_id)


def forget(person_id: uuid.UUID) -> None:
    """What ``people`` itself empties when somebody is erased. Called by the kernel, inside its transaction."""
    ReturnWay.objects.filter(Q(participant_id=person_id) | Q(pk=person_id)).delete()
    homes = list(Resident.objects.filter(participant_id=person_id).values_list("household_id", flat=True))
    for model in (Grant, Link, Consent, SafeContact, Emergency, Postponement, Resident, Listed, Mark, SeatTie):
        model.objects.filter(participant_id=person_id).delete()
    Same.objects.filter(Q(kept_id=person_id) | Q(other_id=person_id)).delete()
    Household.objects.filter(pk__in=homes, residents=None).delete()
    asked = RightsRequest.objects.filter(participant_id=person_id)
    asked.filter(ended_at=None).update(ended_at=timezone.now(), outcome=Outcome.ERASED)
    asked.update(participant=None)
    Participant.objects.filter(brought_by_id=person_id).update(brought_by=None)
    Participant.objects.filter(pk=person_id).update(
        first_name=None,
        reach=None,
        last_name=None,
        address=None,
        protected_until=None,
        kept_until=None,
        channel=Channel.NONE,
        erased_at=timezone.now(),
    )


def seen_on(person_ids: list[uuid.UUID], day: datetime.date) -> None:
    """Keep the last day on which somebody took part; the retention term counts from there."""
    Participant.objects.filter(pk__in=person_ids).exclude(last_seen_on__gte=day).update(last_seen_on=day)


def brought(person_id: uuid.UUID, by_id: uuid.UUID) -> None:
    """Note who brought whom, once (W10). Raises Refused when that would make a circle."""
    pairs = dict(Participant.objects.exclude(brought_by=None).values_list("pk", "brought_by_id"))
    if rules.makes_circle(pairs, person_id, by_id):
        raise Refused(_("Deze twee hebben elkaar al meegebracht."), field="brought_by", code="circle")
    Participant.objects.filter(pk=person_id, brought_by=None).update(brought_by_id=by_id)


def not_brought(person_id: uuid.UUID, by_id: uuid.UUID) -> None:
    """Take back that ``by_id`` brought this person: the undo of ``brought``. Another bringer stays."""
    Participant.objects.filter(pk=person_id, brought_by_id=by_id).update(brought_by=None)
