"""On the page of a meeting of a group: the way to its session, for the door, childcare and who comes."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from .. import policy


def part(request: Any, meeting: Any) -> str | None:
    """A link to the session that this meeting is; nothing when it is none."""
    if meeting.session_id is None or not policy.SEE_CALENDAR.allows(request.actor):
        return None
    href = reverse("activities:session", kwargs={"network": request.network.slug, "session_id": meeting.session_id})
    return render_to_string("activities/meeting_part.html", {"href": href})
