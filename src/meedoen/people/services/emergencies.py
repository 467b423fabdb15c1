"""Somebody is opened urgently: one person, an hour at most, the lead and the officer are told at once (T14)."""

import uuid

from django.utils import timezone

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.doors import because, command, publish, saw
from meedoen.kernel.refusals import NotFound
from meedoen.networks import public as networks

from .. import policy
from ..events import OpenedUrgently
from ..models import Emergency, Participant
from ..rules import emergency as rules
from ..terms import LinkKind
from .links import alive, checked_reason, close_links, open_link

SOURCE = "people.Emergency"


@command(policy.BREAK_GLASS)
def break_glass(actor: Actor, participant: Participant, *, why: str) -> Emergency:
    """Open this person for this user, for an hour at most; asked again while open it is the same, with the same end.

    Raises Refused: no reason, nobody to tell, another person still open, three today, erased meanwhile.
    """
    if actor.user_id is None:
        raise NotFound("user")
    alive(participant)
    said, now = checked_reason(why, participant), timezone.now()
    mine = list(Emergency.objects.filter(user_id=actor.user_id).select_for_update())
    open_now = rules.break_glass(
        [as_glass(row) for row in mine],
        user=actor.user_id,
        person=participant.pk,
        why=said,
        told=_told(actor, participant.organisation_id),
        now=now,
    )
    saw(participant.pk)
    because(said)
    held = next((row for row in mine if row.participant_id == participant.pk and as_glass(row).is_open(now)), None)
    return held or _opened(actor, participant, open_now)


def _opened(actor: Actor, participant: Participant, glass: rules.Glass) -> Emergency:
    made = Emergency.objects.create(
        participant=participant,
        organisation_id=participant.organisation_id,
        user_id=glass.user,
        by_code=actor.code,
        why=glass.why,
        opened_at=glass.opened_at,
        until=glass.until,
    )
    open_link(
        participant.pk,
        kind=LinkKind.BREAK_GLASS,
        organisation_id=participant.organisation_id,
        source=SOURCE,
        source_id=made.pk,
        user_id=glass.user,
        until=glass.until,
        why=glass.why,
    )
    publish(OpenedUrgently(actor.network_id, participant.organisation_id))
    return made


def _told(actor: Actor, organisation_id: uuid.UUID) -> set[str]:
    """Who there is to tell: the lead (of the organisation, or of the network) and the officer."""
    roles = networks.roles_held(Actor.system(actor.network_id, "dringend"))
    found = {"lead"} if Role.COORDINATOR in roles else set()
    return found | ({"officer"} if Role.DPO in roles else set())


@command(policy.END_EMERGENCY)
def end_emergency(actor: Actor, emergency: Emergency) -> Emergency:
    """Close it before its hour is over. Twice is no fault."""
    saw(emergency.participant_id)
    now = timezone.now()
    if as_glass(emergency).is_open(now):
        emergency.ended_at = now
        emergency.save(update_fields=["ended_at"])
        close_links(SOURCE, emergency.pk)
    return emergency


@command(policy.SEE_EMERGENCIES)
def note_read(actor: Actor, emergency: Emergency) -> Emergency:
    """The lead, or the officer, has seen it."""
    now, fields = timezone.now(), []
    if actor.has(Role.DPO) and emergency.read_by_officer_at is None:
        emergency.read_by_officer_at = now
        fields.append("read_by_officer_at")
    if actor.has(Role.COORDINATOR) and emergency.read_by_lead_at is None:
        emergency.read_by_lead_at = now
        fields.append("read_by_lead_at")
    if fields:
        emergency.save(update_fields=fields)
    return emergency


def as_glass(row: Emergency) -> rules.Glass:
    """The row as the state machine knows it: it exists only when both were told."""
    return rules.Glass(
        user=row.user_id or uuid.UUID(int=0),
        person=row.participant_id,
        why=row.why,
        opened_at=row.opened_at,
        until=row.until,
        told=rules.MUST_BE_TOLD,
        ended_at=row.ended_at,
    )
