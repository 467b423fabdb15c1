"""What the page of a seat shows of who sits there, and the page of a person of the tables they sit at."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from meedoen.voice.public import Seat

from . import queries
from .forms.seats import SeatForm
from .policy import seats as policy


def who_sits(request: HttpRequest, seat: Seat) -> str | None:
    """Who of the own people sits there, or the question who that is; nothing for the staff, and for who left."""
    actor = request.actor  # type: ignore[attr-defined]
    if seat.staff or not policy.SEE_SEAT.allows(actor):
        return None
    sits = queries.who_sits(actor, seat.id)
    people = queries.caseload(actor) if sits is None and seat.until is None else []
    if sits is None and not people:
        return None
    context = {"sits": sits, "seat": seat, "form": SeatForm(people=people), "network": request.network}  # type: ignore[attr-defined]
    return render_to_string("people/seat_part.html", context, request)


def sits_at(request: HttpRequest, person: Any) -> str | None:
    """The tables at which this person sits."""
    actor = request.actor  # type: ignore[attr-defined]
    if not policy.SEE_SEAT.allows(actor):
        return None
    slug = request.network.slug  # type: ignore[attr-defined]
    lines = [
        {"group": group, "role": role, "href": reverse("voice:member", kwargs={"network": slug, "member_id": key})}
        for key, group, role in queries.seats_of(actor, person.known.id)
    ]
    return render_to_string("people/seats_of_person.html", {"lines": lines}, request) if lines else None
