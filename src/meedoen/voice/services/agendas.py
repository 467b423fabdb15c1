"""A bundle becomes a point of an agenda: from the meeting, or from the page of the bundle itself."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import Refused
from meedoen.kernel.rows import one

from .. import rounds
from ..models import AgendaPoint, Bundle, Meeting
from ..policy import groups as policy
from ..policy import signals
from ..rules.meetings import AHEAD


@command(signals.PUT_ON_AGENDA)
def put_on_agenda(actor: Actor, bundle: Bundle, *, meeting_id: uuid.UUID) -> AgendaPoint:
    """The bundle comes last on the agenda of a coming meeting that the actor leads, under its own title.

    Raises NotFound for another meeting, Refused when its answer is out or it stands there already.
    """
    ahead = policy.LEAD_MEETING.queryset(actor).filter(stage__in=AHEAD, starts_at__date__gte=timezone.localdate())
    meeting = one(ahead, pk=meeting_id)
    if not Bundle.objects.filter(rounds.unanswered(), pk=bundle.pk).exists():
        raise Refused(_("Deze bundel heeft al een antwoord. Hij hoeft niet meer op een agenda."), code="answered")
    refuse_twice(meeting, bundle)
    return add_last(meeting, title=bundle.title, bundle=bundle)


def refuse_twice(meeting: Meeting, bundle: Bundle) -> None:
    """Called inside commands. Raises Refused when the bundle stands on this agenda already."""
    if AgendaPoint.objects.filter(meeting=meeting, bundle=bundle).exists():
        raise Refused(_("Deze bundel staat al op deze agenda."), field="bundle_id", code="twice")


def add_last(meeting: Meeting, *, title: str, **told: Any) -> AgendaPoint:
    """Called inside commands: a point at the end of the agenda."""
    last = AgendaPoint.objects.filter(meeting=meeting).aggregate(last=Max("place"))["last"] or 0
    return AgendaPoint.objects.create(meeting=meeting, place=last + 1, title=title, **told)


def bundle_for(actor: Actor, meeting: Meeting, said: Mapping[str, Any]) -> Bundle | None:
    """Called inside commands: the bundle that was chosen for a point; None without.

    Raises NotFound for one that the actor may not put on an agenda or whose answer is out, Refused for one that stands
    here already.
    """
    if not said.get("bundle_id"):
        return None
    bundle = one(signals.PUT_ON_AGENDA.queryset(actor).filter(rounds.unanswered()), pk=said["bundle_id"])
    refuse_twice(meeting, bundle)
    return bundle
