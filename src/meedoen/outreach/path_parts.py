"""What other pages show of paths and talents: the page of a person, the start page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from .policy import paths as path_policy
from .policy import talents as talent_policy
from .queries import paths, talents


def paths_of_person(request: HttpRequest, person: Any) -> str | None:
    """On the page of one person: the paths that run, and the way to begin one."""
    actor = request.actor  # type: ignore[attr-defined]
    if not path_policy.SEE_PATHS.allows(actor):
        return None
    slug = request.network.slug  # type: ignore[attr-defined]
    found = paths.paths_of(actor, person.known.id, today=timezone.localdate())
    lines = [
        {
            "title": one.template,
            "detail": one.ending or one.step,
            "href": reverse("outreach:path", kwargs={"network": slug, "path_id": one.id}),
        }
        for one in found
    ]
    href = reverse("outreach:path_start", kwargs={"network": slug}) + f"?wie={person.known.id}"
    return render_to_string("outreach/path_part_person.html", {"lines": lines, "href": href}, request)


def talents_of_person(request: HttpRequest, person: Any) -> str | None:
    """On the page of one person: what they offered, and the way to note more."""
    actor = request.actor  # type: ignore[attr-defined]
    if not talent_policy.SEE_TALENTS.allows(actor):
        return None
    slug = request.network.slug  # type: ignore[attr-defined]
    found = talents.offered_by(actor, person.known.id, today=timezone.localdate())
    href = reverse("outreach:talent_offer", kwargs={"network": slug}) + f"?wie={person.known.id}"
    lines = [f"{one.kind_word}: {one.wish_word.lower()}" for one in found]
    return render_to_string("outreach/talent_part_person.html", {"lines": lines, "href": href}, request)
