"""A partner leaves the network, or comes back."""

import datetime
import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.doors import command, publish, remember
from meedoen.kernel.refusals import Refused

from .. import closing, policy
from ..events import MembershipEnded
from ..models import Invitation, Membership, Network, Organisation, Place


@command(policy.CLOSE_ORGANISATION)
def close_organisation(
    actor: Actor, organisation: Organisation, *, hand_over_to: uuid.UUID | None = None
) -> Organisation:
    """A partner leaves today: its people are out at their next request, its open invitations end, nothing is deleted.

    ``hand_over_to`` takes over what goes on: activities, initiatives, places. Raises Refused while something to come
    has no one to take over, for the partner of the last coordinator, and for who left already.
    """
    if organisation.left_on is not None:
        raise Refused(_("Deze partner is al gesloten."), code="left")
    Network.objects.select_for_update().get(pk=organisation.network_id)
    _keep_a_coordinator(organisation)
    if hand_over_to is not None:
        _hand_over(actor, organisation, hand_over_to)
    blocked = next((left.blocks for left in closing.all_left(organisation.pk) if left.blocks), "")
    if blocked:
        raise Refused(blocked, field="hand_over_to", code="still_open")
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    ended = _end_roles(organisation, yesterday)
    invitations = Invitation.objects.filter(organisation=organisation, used_at=None, expires_at__gt=timezone.now())
    withdrawn = invitations.update(expires_at=timezone.now())
    organisation.left_on = yesterday
    organisation.save(update_fields=["left_on"])
    remember(roles=ended, invitations=withdrawn)
    return organisation


@command(policy.CLOSE_ORGANISATION)
def reopen_organisation(actor: Actor, organisation: Organisation) -> Organisation:
    """A partner is in the network again. No role comes back by itself: people are invited anew. Twice is no fault."""
    organisation.left_on = None
    organisation.save(update_fields=["left_on"])
    return organisation


def _keep_a_coordinator(organisation: Organisation) -> None:
    leading = Membership.objects.filter(role=Role.COORDINATOR, until=None)
    here = leading.filter(organisation=organisation)
    if here.exists() and not leading.exclude(organisation=organisation).exists():
        raise Refused(
            _("Hier werkt de laatste coördinator. Geef eerst iemand van een andere partner die rol."),
            code="last_coordinator",
        )


def _hand_over(actor: Actor, organisation: Organisation, to_id: uuid.UUID) -> None:
    to = Organisation.objects.filter(pk=to_id, left_on=None).exclude(pk=organisation.pk).first()
    if to is None:
        raise Refused(_("Kies een partner uit de lijst."), field="hand_over_to", code="choice")
    places = Place.objects.filter(organisation=organisation).update(organisation=to)
    remember(handed_over=closing.hand_over(actor, organisation.pk, to.pk), places=places)


def _end_roles(organisation: Organisation, last_day: datetime.date) -> int:
    live = Membership.objects.filter(organisation=organisation).exclude(until__lte=last_day)
    found = list(live)
    live.update(until=last_day)
    for user_id in {row.user_id for row in found}:
        publish(MembershipEnded(organisation.network_id, user_id, organisation.pk))
    return len(found)
