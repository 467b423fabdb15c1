"""What a leaver still had to follow up, and how a colleague takes it over: in the same screen as everything else."""

import uuid

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.leaving import Held, Part, use

from .models import FollowUp


def connect() -> None:
    """Called once at start-up."""
    use(Part("outreach.follow_ups", _("vragen en beloften om op te volgen"), promised, take_over, order=30))


def _open(user_id: uuid.UUID, organisation_id: uuid.UUID):
    return FollowUp.objects.filter(worker_id=user_id, organisation_id=organisation_id, closed_on=None)


def promised(user_id: uuid.UUID, organisation_id: uuid.UUID) -> Held:
    """How many are open, and about whom."""
    found = list(_open(user_id, organisation_id).values_list("participant_id", flat=True))
    return Held(len(found), frozenset(person for person in found if person))


def take_over(actor: Actor, user_id: uuid.UUID, to_user_id: uuid.UUID, organisation_id: uuid.UUID) -> int:
    """They are of the colleague from now on; the line stays sealed as it was. Gives how many."""
    return _open(user_id, organisation_id).update(worker_id=to_user_id)
