"""Signing up: a party gets its places, a turn on the waiting list, or a sentence that says why not."""

import datetime
import uuid
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, publish, remember, saw
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.typed_codes import make_code, read_code
from meedoen.people import public as people

from .. import policy
from ..events import PersonEnrolled
from ..models import Enrolment, Session
from ..rules import enrolling, leading, waiting
from ..rules.parties import Party
from ..terms import EnrolmentStatus, SessionStatus, Via

LARGEST_PARTY = 60
SHARE_AFTER = datetime.timedelta(days=31)
TELL_PLACED, TELL_MOVED, TELL_CANCELLED = "placed", "moved", "cancelled"


@command(policy.SIGN_UP)
def sign_up(
    actor: Actor,
    session: Session,
    *,
    first_name: str,
    channel: str,
    reach: str,
    party: Party,
    call_back: bool = False,
    may_wait: bool = True,
    wait_for_childcare: bool = False,
    no_reminder: bool = False,
) -> Enrolment:
    """A resident signs up on the site. The one who signs up belongs to the organiser.

    Nothing is ever sent to what was typed here before a member of the staff confirmed it (G33).
    ``may_wait`` False: who was shown a free place is not put on the waiting list unasked. Raises Refused with the
    reason when there is neither a place nor a turn.
    """
    state = _check(session, party, wait_for_childcare=wait_for_childcare)
    if not may_wait and isinstance(state, enrolling.InLine):
        raise Refused(_("De laatste plaats is net weg. Wil je op de wachtlijst?"), code="full")
    participant = people.register(
        actor,
        organisation_id=session.activity.organisation_id,
        first_name=first_name,
        channel=channel,
        reach=reach,
        language=get_language() or "nl",
        no_reminder=no_reminder,
    )
    return _add(session, party, state, via=Via.SITE, participant_id=participant.pk, call_back=call_back)


@command(policy.ENROL)
def enrol(
    actor: Actor,
    session: Session,
    *,
    party: Party,
    via: str,
    first_name: str = "",
    channel: str = people.Channel.NONE,
    reach: str = "",
    organisation_id: uuid.UUID | None = None,
    call_back: bool = False,
    language: str = "nl",
    no_reminder: bool = False,
) -> Enrolment:
    """Staff signs somebody up, by phone or at the desk, or an association its group (D15).

    ``organisation_id`` is the organisation that does it and to which the person belongs (one of the actor's own);
    the organiser may see first name and reach until a month after the session. Raises Refused as ``sign_up``.
    """
    owner = organisation_id or next(iter(actor.organisation_ids), session.activity.organisation_id)
    if not actor.is_system and owner not in actor.organisation_ids:
        raise Refused(_("Kies een organisatie waar je zelf voor werkt."), field="organisation_id")
    state = _check(session, party)
    participant = people.register(
        actor,
        organisation_id=owner,
        first_name=first_name,
        channel=channel,
        reach=reach,
        share_with=session.activity.organisation_id,
        share_until=(session.ends_at + SHARE_AFTER).date(),
        confirmed=True,
        language=language,
        no_reminder=no_reminder,
    )
    return _add(
        session, party, state, via=via, participant_id=participant.pk, by_organisation_id=owner, call_back=call_back
    )


def expect(
    session_id: uuid.UUID,
    person_id: uuid.UUID,
    *,
    by_organisation_id: uuid.UUID,
    children: int = 0,
    transport: bool = False,
    companion: bool = False,
) -> Enrolment:
    """Somebody who is led here gets a place, so that the door knows who comes. Called inside a higher command.

    Also where people just walk in: then it only says who is awaited. Who stands on the list already stays there once.
    Raises NotFound, and Refused with a sentence for a worker when it is cancelled, past or full: nobody is led to a
    closed door.
    """
    session = (
        Session.objects.select_for_update(of=("self",)).select_related("activity", "network").filter(pk=session_id)
    )
    found = session.first()
    if found is None:
        raise NotFound("session")
    standing = Enrolment.objects.filter(session=found, participant_id=person_id)
    if (there := standing.exclude(status=EnrolmentStatus.CANCELLED).first()) is not None:
        return there
    party = Party(1, children, children, transport=int(transport), companion=companion)
    state = replace(enrolling.as_seen(found), walk_in=False)
    sentence = leading.why_not_lead(party, state, now=timezone.now())
    if sentence:
        raise Refused(sentence, field="session", code="no_place")
    return _add(
        found,
        party,
        enrolling.Placed(),
        via=Via.DESK,
        participant_id=person_id,
        by_organisation_id=by_organisation_id,
    )


def _check(session: Session, party: Party, *, wait_for_childcare: bool = False) -> enrolling.Placed | enrolling.InLine:
    if party.total > LARGEST_PARTY:
        raise Refused(_("Meer dan 60 mensen tegelijk kan niet. Bel ons."), field="adults", code="too_many")
    outcome = enrolling.decide(
        party,
        enrolling.as_seen(session),
        now=timezone.now(),
        let_smaller_pass=session.network.let_smaller_pass,
        wait_for_childcare=wait_for_childcare,
    )
    if isinstance(outcome, enrolling.TurnedAway):
        raise Refused(outcome.reason.sentence, code=str(outcome.reason))
    return outcome


def _add(
    session: Session, party: Party, outcome: enrolling.Placed | enrolling.InLine, *, via: str, **fields: object
) -> Enrolment:
    placed = isinstance(outcome, enrolling.Placed)
    now = timezone.now()
    enrolment = Enrolment(
        session=session,
        adults=party.adults,
        children=party.children,
        childcare=party.childcare,
        needs_transport=party.transport > 0,
        needs_companion=party.companion,
        via=via,
        status=EnrolmentStatus.PLACED if placed else EnrolmentStatus.WAITING,
        signed_up_at=now,
        placed_at=now if placed else None,
        **fields,
    )
    enrolment.code_index = _index(code_of(enrolment))
    enrolment.save()
    if placed:
        session.taken += party.seats
        session.childcare_taken += party.childcare
    else:
        session.waiting += 1
    session.save(update_fields=["taken", "childcare_taken", "waiting"])
    remember(placed=placed, seats=party.seats)
    publish(PersonEnrolled(session.network_id, session.pk, enrolment.pk, placed))
    return enrolment


def code_of(enrolment: Enrolment) -> str:
    """The code with which this party cancels; it can be made again, so a lost code can be told at the desk."""
    network_id = enrolment.network_id or tenancy.here()
    return make_code(bytes.fromhex(vault.keyed_index(network_id, f"cancel code of {enrolment.pk}")))


def _index(code: str) -> str:
    return vault.keyed_index(tenancy.here(), f"cancel code {code}")


@command(policy.CANCEL_BY_CODE)
def cancel_by_code(actor: Actor, *, code: str) -> Enrolment:
    """A resident cancels with the short code. Raises Refused when no open enrolment has it."""
    plain = read_code(code)
    found = None
    if plain is not None:
        open_now = Enrolment.objects.exclude(status=EnrolmentStatus.CANCELLED)
        found = open_now.select_related("session").filter(code_index=_index(plain)).first()
    if found is None or found.session.starts_at <= timezone.now():
        raise Refused(_("Deze code kennen we niet. Kijk na of bel het nummer op je kaartje."), field="code")
    return leave(found)


@command(policy.CANCEL_ENROLMENT)
def cancel_enrolment(actor: Actor, enrolment: Enrolment) -> Enrolment:
    """Staff takes a party off the list; who waits moves up. Doing it twice changes nothing."""
    return leave(enrolment)


def leave(enrolment: Enrolment) -> Enrolment:
    """Take a party off the list; who waits moves up. Called inside the commands that cancel; twice is no fault."""
    if enrolment.participant_id:
        saw(enrolment.participant_id)
    if enrolment.status == EnrolmentStatus.CANCELLED:
        return enrolment
    session = Session.objects.select_for_update().select_related("network").get(pk=enrolment.session_id)
    if enrolment.status == EnrolmentStatus.PLACED:
        session.taken = max(0, session.taken - seats(enrolment))
        session.childcare_taken = max(0, session.childcare_taken - enrolment.childcare)
    else:
        session.waiting = max(0, session.waiting - 1)
    enrolment.status, enrolment.to_tell = EnrolmentStatus.CANCELLED, ""
    enrolment.save(update_fields=["status", "to_tell"])
    promote_waiting(session)
    return enrolment


@command(policy.CANCEL_ENROLMENT)
def undo_cancel_enrolment(actor: Actor, enrolment: Enrolment) -> Enrolment:
    """Take a cancellation back: the party gets its places again if they are still free, otherwise its old turn."""
    return come_back(enrolment)


def come_back(enrolment: Enrolment) -> Enrolment:
    """What the commands that take a cancellation back have in common; it saves the counts of the session."""
    if enrolment.status != EnrolmentStatus.CANCELLED:
        return enrolment
    session = Session.objects.select_for_update().select_related("network").get(pk=enrolment.session_id)
    enrolment.status = EnrolmentStatus.WAITING
    enrolment.save(update_fields=["status"])
    session.waiting += 1
    promote_waiting(session)
    enrolment.refresh_from_db()
    return enrolment


def seats(enrolment: Enrolment) -> int:
    """Places in the activity itself: everybody but the children in the childcare."""
    return enrolment.size - enrolment.childcare


def promote_waiting(session: Session) -> list[Enrolment]:
    """Give free places to who waits, in turn and never splitting a party; they stand on the call list then.

    Called inside a command that holds the lock on the session; saves the session's counts.
    """
    moved_up: list[Enrolment] = []
    if session.status != SessionStatus.CANCELLED:
        line = {
            row.pk: row
            for row in Enrolment.objects.filter(session=session, status=EnrolmentStatus.WAITING).order_by(
                "signed_up_at"
            )
        }
        state = enrolling.as_seen(session)
        chosen = waiting.promote(
            [
                waiting.Waiting(id=row.pk, seats=seats(row), since=row.signed_up_at, childcare=row.childcare)
                for row in line.values()
            ],
            state.free_places,
            state.free_childcare,
            let_smaller_pass=session.network.let_smaller_pass,
        )
        moved_up = [line[pk] for pk in chosen]
    now = timezone.now()
    for row in moved_up:
        row.status, row.placed_at, row.to_tell = EnrolmentStatus.PLACED, now, TELL_PLACED
        row.called_at = None
        row.save(update_fields=["status", "placed_at", "to_tell", "called_at"])
        session.taken += seats(row)
        session.childcare_taken += row.childcare
        session.waiting -= 1
        publish(PersonEnrolled(session.network_id, session.pk, row.pk, placed=True, from_waiting=True))
    session.save(update_fields=["taken", "childcare_taken", "waiting"])
    return moved_up


@command(policy.CALL)
def told(actor: Actor, enrolment: Enrolment) -> Enrolment:
    """Somebody called (or told) this party what it had to know; it leaves the call list."""
    if enrolment.participant_id:
        saw(enrolment.participant_id)
    enrolment.called_at, enrolment.to_tell, enrolment.call_back = timezone.now(), "", False
    enrolment.call_tries, enrolment.tried_at = 0, None
    enrolment.save(update_fields=["called_at", "to_tell", "call_back", "call_tries", "tried_at"])
    return enrolment
