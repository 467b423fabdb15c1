"""Why somebody of the staff may open a person: signed up at a session of ours, or signed up by us."""

import uuid

from django.db.models import Q
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.people import public as people

from .models import Enrolment
from .terms import EnrolmentStatus


def signed_up(actor: Actor, person_id: uuid.UUID) -> people.Reason | None:
    """The sign-up that gives a reason now, until two weeks after the session. Called behind a door of people."""
    now = timezone.now()
    ours = Q(session__activity__organisation_id__in=actor.organisation_ids)
    ours |= Q(by_organisation_id__in=actor.organisation_ids)
    live = Enrolment.objects.filter(ours, participant_id=person_id, session__ends_at__gt=now - people.AFTER_A_SESSION)
    last = (
        live.exclude(status=EnrolmentStatus.CANCELLED)
        .order_by("-session__ends_at")
        .values_list("session__ends_at", flat=True)
        .first()
    )
    return people.Reason(people.LinkKind.SIGN_UP, last + people.AFTER_A_SESSION) if last else None
