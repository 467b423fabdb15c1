"""The part of outreach on the page of one person: contacts, and what is still to follow."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from .. import policy
from ..queries import contacts
from ..queries import today as reads
from . import words


def section(request: HttpRequest, person: Any) -> str | None:
    """The HTML of this part; nothing for who has no role for it. Called before the page is rendered."""
    actor, network = request.actor, request.network  # type: ignore[attr-defined]
    if not policy.SEE.allows(actor) or network is None:
        return None
    today = timezone.localdate()
    waiting = reads.of_person(actor, person.pk)
    note = reverse("outreach:note", kwargs={"network": network.slug})
    context = {
        "follow_ups": words.follow_ups(waiting.lines, network.slug, today),
        "more": waiting.more,
        "lines": words.contacts(contacts.of_person(actor, person.pk), network.slug),
        "note": f"{note}?wie={person.pk}",
        "rights": reverse("outreach:rights_check", kwargs={"network": network.slug}),
    }
    return render_to_string("outreach/person.html", context, request)  # type: ignore[arg-type]
