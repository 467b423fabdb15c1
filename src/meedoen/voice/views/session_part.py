"""The way from a session of an activity down to its meeting: one line on its page, and the choice of a group."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, page
from meedoen.kernel.web.request import HouseRequest

from ..policy import groups as policy
from ..queries import groups as reads
from ..queries import meetings as meeting_reads

OF_A_SESSION = ("sessie", "titel", "dag", "van", "tot", "plaats")


def part(request: Any, session: Any) -> str | None:
    """On the page of a session: the meeting that it is, or the way to make it one; nothing for other roles."""
    if not policy.SEE_MEETINGS.allows(request.actor):
        return None
    found = meeting_reads.of_session(request.actor, session.pk)
    slug = request.network.slug
    if found is not None:
        href = reverse("voice:meeting", kwargs={"network": slug, "meeting_id": found.pk})
        return render_to_string("voice/session_part.html", {"href": href, "group": found.group.name})
    if session.activity.kind != "meeting":
        return None
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    told = {
        "sessie": session.pk, "titel": session.activity.title, "dag": start.date().isoformat(),
        "van": f"{start:%H:%M}", "tot": f"{end:%H:%M}", "plaats": session.place_id or session.activity.place_id or "",
    }  # fmt: skip
    href = f"{reverse('voice:meeting_of', kwargs={'network': slug})}?{urlencode(told)}"
    return render_to_string("voice/session_part.html", {"href": href, "group": ""})


@require_safe
@acts(policy.MAKE_GROUP)
def of_session(request: HouseRequest, network: Any) -> HttpResponse:
    """Which group meets in this session? Each choice goes on to the plan of the meeting."""
    told = urlencode({name: request.GET[name] for name in OF_A_SESSION if name in request.GET})
    groups = [
        {
            "name": one.name,
            "kind": one.kind_word,
            "href": f"{reverse('voice:meeting_plan', kwargs={'network': network.slug, 'group_id': one.id})}?{told}",
        }
        for one in reads.groups(request.actor, now=timezone.now())
    ]
    return page(request, "voice/meeting_of.html", {"groups": groups})


def told_by(request: HouseRequest) -> tuple[dict[str, Any], uuid.UUID | None]:
    """What the address says of the session: the beginnings of the form, and the key of the session."""
    asked = request.GET
    begun = {
        "title": asked.get("titel", "")[:120], "start_date": asked.get("dag", ""), "start_time": asked.get("van", ""),
        "end_time": asked.get("tot", ""), "place_id": asked.get("plaats", ""),
    }  # fmt: skip
    try:
        return begun, uuid.UUID(asked.get("sessie", ""))
    except ValueError:
        return begun, None
