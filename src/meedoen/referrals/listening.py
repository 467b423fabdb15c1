"""What referrals hear of activities and of people, after their commit. What fails here never undoes what was done."""

import logging

from django.utils import timezone

from meedoen.activities import public as activities
from meedoen.kernel import jobs, tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import subscribe
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.people import public as people

from .services import following

log = logging.getLogger(__name__)


def connect() -> None:
    """Called once at start-up."""
    subscribe(activities.PersonAttended, attended)
    subscribe(activities.AttendanceUndone, undone)
    subscribe(activities.SessionMoved, moved)
    subscribe(activities.SessionRestored, moved)
    subscribe(people.ConsentWithdrawn, withdrawn)


def attended(event: activities.PersonAttended) -> None:
    """Somebody was ticked at the door: a referral to there goes on by itself."""
    actor, who = _system(event.network_id), {"session_id": event.session_id, "person_id": event.participant_id}
    with tenancy.use_network(event.network_id):
        for key in following.awaited(actor, **who):
            _quietly(following.note_arrival, actor, key, session_id=event.session_id)


def undone(event: activities.AttendanceUndone) -> None:
    """The tick was taken back."""
    actor, who = _system(event.network_id), {"session_id": event.session_id, "person_id": event.participant_id}
    with tenancy.use_network(event.network_id):
        for key in following.arrived_by(actor, **who):
            _quietly(following.forget_arrival, actor, key)


def moved(event: activities.SessionMoved | activities.SessionRestored) -> None:
    """The session is on another moment: so is the day on which somebody is awaited."""
    actor = _system(event.network_id)
    with tenancy.use_network(event.network_id):
        for key in following.to_move(actor, session_id=event.session_id):
            _quietly(following.new_day, actor, key, on=timezone.localdate(event.after))


def withdrawn(event: people.ConsentWithdrawn) -> None:
    """A yes was taken back: what goes on with who received something because of it, stops."""
    network_id = tenancy.here()
    actor = _system(network_id)
    if event.purpose == people.Purpose.SHARE:
        who = {"person_id": event.person_id, "organisation_ids": event.organisation_ids}
        for key in following.shared_with(actor, **who):
            _quietly(following.yes_taken_back, actor, key)


def _quietly(call, actor: Actor, key, **given) -> None:
    try:
        call(actor, key, **given)
    except (Refused, NotFound):
        return  # it went on meanwhile: somebody noted it by hand
    except Exception as trouble:
        log.warning("a referral did not follow: %s", jobs.kind_of(trouble))


def _system(network_id) -> Actor:
    return Actor.system(network_id, "toeleiding")
