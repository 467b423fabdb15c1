"""Freshness: somebody says that the offer is still right."""

from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command

from .. import policy
from ..models import Activity


@command(policy.EDIT)
def confirm(actor: Actor, activity: Activity) -> Activity:
    """Everything on the page is still right, says this actor now. The code of who said it is kept, not the name."""
    activity.confirmed_at, activity.confirmed_by = timezone.now(), actor.code
    activity.save(update_fields=["confirmed_at", "confirmed_by"])
    return activity
