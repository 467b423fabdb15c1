"""Counting a trait of a group: first which, then the numbers, on one session or on an initiative."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import acts, done, page
from meedoen.kernel.web.request import HouseRequest

from .. import policy
from ..forms.tally import FIRST_ROWS, MORE_ROWS, MOST_ROWS, TallyForm
from ..queries import outcome as reads
from ..rules import traits
from ..services import tallies
from ..terms import TallyKind
from .outcome import OUTCOMES, outcome_of
from .words import day_words


@acts(policy.COUNT_TRAITS)
def activity(request: HouseRequest, network: Any, activity_id: uuid.UUID) -> HttpResponse:
    """A trait counted on one session of an activity."""
    found = reads.to_tally(request.actor, activity_id)
    sessions = [(str(session.pk), day_words(session.starts_at)) for session in found.sessions]
    return _tally(request, "activity", activity_id, found.name, sessions)


@acts(policy.COUNT_TRAITS)
def initiative(request: HouseRequest, network: Any, initiative_id: uuid.UUID) -> HttpResponse:
    """A trait counted on an initiative, on a day."""
    name = reads.initiative_to_tally(request.actor, initiative_id).name
    return _tally(request, "initiative", initiative_id, name, None)


def _tally(
    request: HouseRequest, target: str, pk: uuid.UUID, name: str, sessions: list[tuple[str, str]] | None
) -> HttpResponse:
    asked = request.POST.get("wat", request.GET.get("wat", ""))
    kind = asked if asked in TallyKind.values else TallyKind.SOCIAL_SERVICE.value
    form = TallyForm(
        request.POST if request.method == "POST" else None,
        initial={"on": timezone.localdate()}, kind=kind, sessions=sessions, rows=_rows(request),
    )  # fmt: skip
    more = request.method == "POST" and "more" in request.POST
    if more:
        typed = {field.name: field.value() for field in form}
        form = TallyForm(initial=typed, kind=kind, sessions=sessions, rows=_rows(request))
    elif request.method == "POST" and form.is_valid():
        made = _count(request, form, {} if target == "activity" else {"initiative_id": pk})
        if made:
            slug = request.network.slug
            undo = reverse("activities:outcome_tally_back", kwargs={"network": slug, "tally_id": made.pk})
            done(request, _("De telling is genoteerd."), undo=undo)
            return outcome_of(request, target, pk)
    kinds = [
        {"label": word, "href": f"?wat={value}", "active": value == kind}
        for value, word in TallyKind.choices
        if value != TallyKind.OTHER
    ]
    context = {
        "form": form,
        "name": name,
        "kind": kind,
        "kind_word": TallyKind(kind).label,
        "kinds": kinds,
        "rows": form.countries,
        "may_grow": form.countries and form.countries + MORE_ROWS <= MOST_ROWS,
        "countries": traits.categories(kind).values() if form.countries else [],
        "back_url": reverse(OUTCOMES[target], kwargs={"network": request.network.slug, f"{target}_id": pk}),
    }
    return page(request, "activities/tally.html", context, status=422 if form.errors and not more else 200)


def _rows(request: HouseRequest) -> int:
    """How many rows for a country the page has: as many as were sent, and some more when they were asked for."""
    sent = request.POST.get("rijen", "")
    rows = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 4 else FIRST_ROWS
    return min(MOST_ROWS, max(1, rows) + (MORE_ROWS if "more" in request.POST else 0))


def _count(request: HouseRequest, form: TallyForm, target: dict[str, uuid.UUID]) -> Any:
    try:
        return tallies.count_traits(request.actor, once=form.token, **target, **form.noted)
    except Refused as refusal:
        form.add_error(form.field_of(refusal.field), str(refusal.sentence))
        return None


@require_POST
@acts(policy.COUNT_TRAITS)
def back(request: HouseRequest, network: Any, tally_id: uuid.UUID) -> HttpResponse:
    """Take a count of a trait away: also its undo."""
    kind, pk = tallies.remove_tally(request.actor, tally_id=tally_id)
    done(request, _("De telling is weer weg."))
    return outcome_of(request, kind, pk)
