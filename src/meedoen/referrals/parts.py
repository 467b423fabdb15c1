"""What lower pages show of referrals: a person's own, and the button that leads somebody here."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from . import policy, queries


def of_person(request: HttpRequest, person: Any) -> str | None:
    """On the page of one person: where they are led to, and the way to begin."""
    if not policy.REFER.allows(request.actor):  # type: ignore[attr-defined]
        return None
    slug = request.network.slug  # type: ignore[attr-defined]
    found = queries.of_person(request.actor, person.known.id, today=timezone.localdate())  # type: ignore[attr-defined]
    lines = [
        {
            "where": line.where,
            "stage": line.stage,
            "href": reverse("referrals:referral", kwargs={"network": slug, "referral_id": line.id}),
        }
        for line in found
    ]
    href = reverse("referrals:where", kwargs={"network": slug}) + f"?persoon={person.known.id}"
    return render_to_string("referrals/part_person.html", {"lines": lines, "href": href}, request)


def of_activity(request: HttpRequest, activity: Any) -> str | None:
    """On the page of an activity that is shown to everybody."""
    return _here(request, f"?activiteit={activity.pk}") if activity.status == "published" else None


def of_session(request: HttpRequest, session: Any) -> str | None:
    """On the page of a session that is still to come."""
    goes_on = session.status != "cancelled" and session.starts_at > timezone.now()
    if not goes_on or session.activity.status != "published":
        return None
    return _here(request, f"?activiteit={session.activity_id}&keer={session.pk}")


def of_offer(request: HttpRequest, offer: Any) -> str | None:
    """Beside an offer that fits somebody ("Wat past?")."""
    return _here(request, f"?activiteit={offer.activity_id}&keer={offer.session_id}")


def _here(request: HttpRequest, asked: str) -> str | None:
    if not policy.REFER.allows(request.actor):  # type: ignore[attr-defined]
        return None
    href = reverse("referrals:refer", kwargs={"network": request.network.slug}) + asked  # type: ignore[attr-defined]
    return render_to_string("referrals/part_here.html", {"href": href}, request)
