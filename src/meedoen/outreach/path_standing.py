"""What a path is to its worker: a reason to open the person, as long as something is to be done (trust.md rule 2)."""

import datetime
import uuid

from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.leaving import Held
from meedoen.people import public as people

from .models import Path
from .rules import paths as rules

SOURCE = "outreach.Path"


def touch(path: Path, *, mine: bool = True) -> Path:
    """Something was done with it: the day, the next version, and the link of its worker. Called inside a command."""
    path.touched_on = timezone.localdate()
    path.version += 1
    path.save()
    if mine:
        follow_person(path)
    return path


def follow_person(path: Path) -> None:
    """Who follows the path has a task with the person. Called inside a command."""
    if path.participant_id is None or path.worker_id is None:
        return
    people.open_link(
        path.participant_id,
        kind=people.LinkKind.TASK,
        organisation_id=path.organisation_id,
        source=SOURCE,
        source_id=path.pk,
        user_id=path.worker_id,
        until=_until(path.touched_on, path.next_on),
    )


def reason(actor: Actor, person_id: uuid.UUID) -> people.Reason | None:
    """A path with a step planned in months is still a task when its link of thirty days is over.

    Handed to ``people.live_through``, which calls it behind its own door.
    """
    if actor.user_id is None:
        return None
    mine = Path.objects.filter(
        participant_id=person_id, worker_id=actor.user_id, organisation_id__in=actor.organisation_ids, ended_on=None
    )
    ends = [_until(touched, planned) for touched, planned in mine.values_list("touched_on", "next_on")]
    return people.Reason(people.LinkKind.TASK, max(ends)) if ends else None


def held(user_id: uuid.UUID, organisation_id: uuid.UUID) -> Held:
    """The open paths that somebody follows, and whom they are about."""
    found = list(_held_by(user_id, organisation_id).values_list("participant_id", flat=True))
    return Held(len(found), frozenset(person for person in found if person is not None))


def hand_over(actor: Actor, from_user_id: uuid.UUID, to_user_id: uuid.UUID, organisation_id: uuid.UUID) -> int:
    """All open paths of a leaver go to a colleague. Gives how many. Called inside the command that hands over."""
    rows = list(_held_by(from_user_id, organisation_id).select_for_update())
    for path in rows:
        path.worker_id = to_user_id
        people.close_links(SOURCE, path.pk)
        touch(path)
    return len(rows)


def _held_by(user_id: uuid.UUID, organisation_id: uuid.UUID):
    return Path.objects.filter(worker_id=user_id, organisation_id=organisation_id, ended_on=None)


def _until(touched_on: datetime.date, next_on: datetime.date | None) -> datetime.datetime:
    day = rules.readable_until(touched_on, next_on) + datetime.timedelta(days=1)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
