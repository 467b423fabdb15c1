"""What is due today, with all that a worker in the neighbourhood needs on one page."""

import datetime
import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.activities import public as activities
from meedoen.kernel.doors import together
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, services
from ..forms.other import LaterForm
from ..queries import contacts, rounds, visiting
from ..queries import today as reads
from . import words

TAPS = (15, 30, 60)
"""Minutes that one tap notes."""
FIRST_VISITS = 5


@require_safe
@acts(policy.SEE_TODAY)
def today(request: HouseRequest, network: Any) -> HttpResponse:
    """Follow-ups, overdue first; home visits; drop-in moments; rounds; hours with one tap."""
    with together(request.actor):
        context = _all_today(request, network.slug)
    return page(request, "outreach/today.html", context)


def _all_today(request: HouseRequest, slug: str) -> dict[str, Any]:
    now = timezone.now()
    day, team = timezone.localdate(now), request.GET.get("team") == "1"
    due = reads.due_now(request.actor, today=day, team=team)
    visits = visiting.visit_list(request.actor, today=day, most=FIRST_VISITS + 1)
    return {
        "day": formats.date_format(timezone.localtime(now), "l j F"),
        "team": team,
        "late": words.follow_ups(due.late, slug, day),
        "now": words.follow_ups(due.now, slug, day),
        "soon": words.follow_ups(due.soon, slug, day),
        "more": due.more,
        "visits": [_visit(one, slug, day) for one in visits.due[:FIRST_VISITS]],
        "progress": visits.progress,
        "drop_ins": [_drop_in(one) for one in activities.drop_ins(request.actor, now=now)],
        "rounds": [_round(one, slug) for one in rounds.rounds(request.actor, today=day)],
        "doubles": contacts.doubles(request.actor),
        "initiatives": [_initiative(key, name, slug) for key, name in _initiatives(request).items()],
        "taps": [(minutes, _minutes(minutes)) for minutes in TAPS],
        "once": uuid.uuid4(),
        "may_lead": policy.SET_WAYS.allows(request.actor),
    }


def _initiatives(request: HouseRequest) -> dict[uuid.UUID, str]:
    return activities.initiatives_running(request.actor) if activities.NOTE_EFFORT.allows(request.actor) else {}


def _visit(one: visiting.Visited, slug: str, today: datetime.date) -> dict[str, str]:
    last = _("laatst op %(day)s") % {"day": words.day(one.last_on)} if one.last_on else _("nog niet bezocht")
    return {
        "title": one.label,
        "detail": " · ".join(part for part in (one.area, last, words.due(one.due_on, today)) if part),
        "href": f"{reverse('outreach:note', kwargs={'network': slug})}?wie={one.person_id}" if one.person_id else "",
    }


def _drop_in(one: activities.DropIn) -> dict[str, str]:
    start, end = timezone.localtime(one.starts_at), timezone.localtime(one.ends_at)
    hours = _("%(start)s tot %(end)s uur") % {
        "start": formats.date_format(start, "G.i"),
        "end": formats.date_format(end, "G.i"),
    }
    return {"day": formats.date_format(start, "l j F"), "title": one.title, "hours": hours, "place": one.place}


def _round(one: rounds.Walked, slug: str) -> dict[str, Any]:
    return {
        "name": one.name,
        "done": one.done,
        "total": len(one.stops),
        "href": reverse("outreach:round", kwargs={"network": slug, "round_id": one.id}),
    }


def _initiative(key: uuid.UUID, name: str, slug: str) -> dict[str, str]:
    return {"name": name, "href": reverse("outreach:hours", kwargs={"network": slug, "initiative_id": key})}


def _minutes(minutes: int) -> str:
    return _("+ 1 uur") if minutes == 60 else _("+ %(n)s min") % {"n": minutes}


@require_POST
@acts(activities.NOTE_EFFORT)
def hours(request: HouseRequest, network: Any, initiative_id: uuid.UUID) -> HttpResponse:
    """Hours for an initiative with one tap (W15)."""
    said = request.POST.get("minutes", "")
    minutes = int(said) if said in {str(number) for number in TAPS} else 0
    made = activities.note_effort(
        request.actor, minutes=minutes, initiative_id=initiative_id, once=_token(request.POST.get("once", ""))
    )
    if made is not None:
        undo = reverse("activities:outcome_effort_back", kwargs={"network": network.slug, "effort_id": made.pk})
        done(request, _("%(minutes)s minuten genoteerd.") % {"minutes": made.minutes}, undo=undo)
    return redirect_to(request, "outreach:today")


def _token(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


@require_POST
@acts(policy.FOLLOW_UP)
def follow_up_done(request: HouseRequest, network: Any, follow_up_id: uuid.UUID) -> HttpResponse:
    """It was done; could not be done; is not needed any more."""
    services.close(request.actor, follow_up_id, outcome=request.POST.get("outcome") or "done")
    undo = reverse("outreach:follow_up_open", kwargs={"network": network.slug, "follow_up_id": follow_up_id})
    done(request, _("Afgewerkt."), undo=undo)
    return redirect_to(request, "outreach:today")


@require_POST
@acts(policy.FOLLOW_UP)
def follow_up_open(request: HouseRequest, network: Any, follow_up_id: uuid.UUID) -> HttpResponse:
    """The undo."""
    services.reopen(request.actor, follow_up_id)
    return redirect_to(request, "outreach:today")


@acts(policy.FOLLOW_UP)
def follow_up_later(request: HouseRequest, network: Any, follow_up_id: uuid.UUID) -> HttpResponse:
    """Another day, or it will not happen."""
    line = reads.follow_up(request.actor, follow_up_id)
    day = timezone.localdate()
    form = LaterForm(request.POST or None, initial={"to": day + datetime.timedelta(days=7)})
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: services.postpone(request.actor, follow_up_id, to=form.cleaned_data["to"]))
        if kept is not None:
            done(request, _("Verzet naar %(day)s.") % {"day": words.day(kept.due)})
            return redirect_to(request, "outreach:today")
    context = {"form": form, "line": words.follow_ups([line], network.slug, day)[0]}
    return page(request, "outreach/later.html", context, status=422 if form.errors else 200)
