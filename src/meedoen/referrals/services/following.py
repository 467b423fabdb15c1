"""A referral follows what happens elsewhere: a tick at the door, its undo, a session that moves, a yes taken back."""

import datetime
import uuid

from django.db.models import Q, QuerySet
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, query, remember, saw

from .. import ending, policy, standing
from ..models import Referral
from ..rules import due
from ..rules.steps import Step
from ..terms import UNDERWAY, State

BATCH = 500


@query(policy.LOOK_FOR)
def awaited(actor: Actor, rows: QuerySet[Referral], *, session_id: uuid.UUID, person_id: uuid.UUID) -> list[uuid.UUID]:
    """Referrals of this person, on the way to this session or to another one of its activity; keys only."""
    here = Q(session_id=session_id) | Q(activity__sessions=session_id)
    found = rows.filter(here, person_id=person_id, state__in=UNDERWAY)
    return list(found.order_by().values_list("pk", flat=True).distinct())


@query(policy.LOOK_FOR)
def arrived_by(
    actor: Actor, rows: QuerySet[Referral], *, session_id: uuid.UUID, person_id: uuid.UUID
) -> list[uuid.UUID]:
    """Referrals that a tick at this session moved to the first time; keys only."""
    found = rows.filter(first_session_id=session_id, person_id=person_id, state=State.FIRST_TIME)
    return list(found.order_by().values_list("pk", flat=True))


@query(policy.LOOK_FOR)
def to_move(actor: Actor, rows: QuerySet[Referral], *, session_id: uuid.UUID) -> list[uuid.UUID]:
    """Referrals that are awaited at this session; keys only."""
    found = rows.filter(session_id=session_id, state__in=UNDERWAY)
    return list(found.order_by().values_list("pk", flat=True))


@query(policy.LOOK_FOR)
def shared_with(
    actor: Actor, rows: QuerySet[Referral], *, person_id: uuid.UUID, organisation_ids: tuple[uuid.UUID, ...]
) -> list[uuid.UUID]:
    """What goes on of this person with these organisations; keys only."""
    found = rows.filter(person_id=person_id, receiver_id__in=organisation_ids).exclude(state=State.ENDED)
    return list(found.order_by().values_list("pk", flat=True))


@command(policy.FOLLOW)
def note_arrival(actor: Actor, referral: Referral, *, session_id: uuid.UUID) -> Referral:
    """The door saw the person: the first time is noted, and the answer goes back. Raises Refused when it was over."""
    saw(standing.known(referral))
    standing.take(referral, Step.ARRIVE)
    referral.first_session_id = session_id
    referral.save()
    return referral


@command(policy.FOLLOW)
def forget_arrival(actor: Actor, referral: Referral) -> Referral:
    """The tick was taken back: as if nobody had come."""
    saw(standing.known(referral))
    standing.take(referral, Step.NOT_THERE_AFTER_ALL)
    referral.first_session = None
    referral.save()
    return referral


@command(policy.FOLLOW)
def new_day(actor: Actor, referral: Referral, *, on: datetime.date) -> Referral:
    """The session moved: somebody is awaited on another day."""
    remember(on=on)
    if referral.person_id:
        saw(referral.person_id)
    referral.expected_on, referral.reminded_on = on, None
    standing.save(referral)
    return referral


@command(policy.FOLLOW)
def yes_taken_back(actor: Actor, referral: Referral) -> Referral:
    """The person took back the yes to pass the first name on: the referral stops."""
    saw(standing.known(referral))
    ending.revoke(referral)
    return referral


@command(policy.REMIND)
def remind(actor: Actor, *, today: datetime.date) -> int:
    """Ask each receiver again who did not answer yet; gives how many. At most 500 at a time, each once a week."""
    waiting = Referral.objects.select_for_update().filter(state__in=UNDERWAY, answer="", expected_on__lt=today)
    waiting = waiting.filter(Q(reminded_on=None) | Q(reminded_on__lte=today - due.AGAIN))
    found = list(waiting.order_by("expected_on", "pk").values_list("pk", "person_id")[:BATCH])
    Referral.objects.filter(pk__in=[pk for pk, _person in found]).update(reminded_on=today)
    saw(*(person for _pk, person in found if person))
    remember(reminded=len(found))
    return len(found)


def remind_all(network_id: uuid.UUID) -> int:
    """Batch after batch, so that others can write in between."""
    actor, total = Actor.system(network_id, "toeleiding"), 0
    while found := remind(actor, today=timezone.localdate()):
        total += found
    return total
