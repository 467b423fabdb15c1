"""Why a worker may open somebody because of outreach: a promise that is still open, or a home visit that is planned."""

import datetime
import uuid

from django.db.models import Q
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.people import public as people

from .models import FollowUp, Visiting

AFTER = datetime.timedelta(days=30)


def why(actor: Actor, person_id: uuid.UUID) -> people.Reason | None:
    """The task that is open: given to this worker, or to nobody any more. Called behind the door of people."""
    mine = Q(worker_id=actor.user_id) | Q(worker_id=None)
    waiting = FollowUp.objects.filter(
        mine, participant_id=person_id, organisation_id__in=actor.organisation_ids, closed_on=None
    )
    listed = Visiting.objects.filter(
        participant_id=person_id, organisation_id__in=actor.organisation_ids, ended_on=None
    )
    if waiting.exists() or listed.exists():
        return people.Reason(people.LinkKind.TASK, timezone.now() + AFTER)
    return None
