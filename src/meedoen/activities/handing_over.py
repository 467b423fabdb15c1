"""What an organisation that leaves the network still offers, and how another partner takes it over."""

import datetime
import uuid

from django.utils import timezone
from django.utils.translation import ngettext

from meedoen.kernel.actors import Actor
from meedoen.networks import public as networks
from meedoen.people import public as people

from .models import Activity, Enrolment, Initiative, Session
from .terms import EnrolmentStatus, SessionStatus, Status

AFTERWARDS = datetime.timedelta(days=30)


def left_behind(organisation_id: uuid.UUID) -> networks.closing.Left:
    """Sessions to come and what everybody sees stand in the way of closing, until somebody takes over. Exact."""
    ahead = Session.objects.filter(activity__organisation_id=organisation_id, starts_at__gt=timezone.now())
    sessions = ahead.exclude(status=SessionStatus.CANCELLED).count()
    if sessions:
        sentence = ngettext(
            "Er komt nog %(n)s keer. Zeg ze af, of kies wie het aanbod overneemt.",
            "Er komen nog %(n)s keren. Zeg ze af, of kies wie het aanbod overneemt.",
            sessions,
        )
        return networks.closing.Left(blocks=sentence % {"n": sessions})
    shown = Activity.objects.filter(organisation_id=organisation_id, status=Status.PUBLISHED).count()
    if shown:
        sentence = ngettext(
            "%(n)s activiteit staat nog in het programma. Stop ze, of kies wie ze overneemt.",
            "%(n)s activiteiten staan nog in het programma. Stop ze, of kies wie ze overneemt.",
            shown,
        )
        return networks.closing.Left(blocks=sentence % {"n": shown})
    return networks.closing.Left()


def hand_over(actor: Actor, organisation_id: uuid.UUID, to_id: uuid.UUID) -> int:
    """Activities and initiatives that go on become the other partner's; it may receive who is signed up already."""
    ours = Activity.objects.filter(organisation_id=organisation_id).exclude(status=Status.ENDED)
    signed_up = Enrolment.objects.filter(
        session__activity__in=ours, session__starts_at__gt=timezone.now(), participant__isnull=False
    ).exclude(status=EnrolmentStatus.CANCELLED)
    found = list(signed_up.values_list("participant_id", "session__starts_at"))
    if found:
        last = max(timezone.localdate(start) for _person, start in found)
        people.share_on(actor, {person for person, _start in found}, to_id, last + AFTERWARDS)
    initiatives = Initiative.objects.filter(organisation_id=organisation_id, ended_on=None).update(organisation=to_id)
    return initiatives + ours.update(organisation=to_id)
