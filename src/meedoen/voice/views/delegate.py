"""Behind a delegate: the backpack before the council, five minutes afterwards, and the word to the group."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meedoen.kernel.access import can
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from ..forms.meetings import AskForm, DebriefForm
from ..policy import groups as policy
from ..queries import backpack as packs
from ..queries import meetings as reads
from ..services import checks as services


@acts(policy.PREPARE_DELEGATE)
def backpack(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """What a delegate takes along, on screen, with what the group asks point by point; the same on paper."""
    found = packs.backpack(request.actor, meeting_id, today=timezone.localdate())
    sent, wrong = request.POST.get("punt", ""), False
    rows = []
    for one in found.points:
        mine = request.method == "POST" and str(one.point.id) == sent
        now = {"we_ask": one.point.we_ask}
        form = AskForm(request.POST if mine else None, initial=now, prefix=one.point.id.hex[:12])
        if mine and form.is_valid() and _asked(request, meeting_id, one.point.id, form):
            done(request, _("Bewaard. Het staat in de rugzak."))
            return redirect_to(request, "voice:backpack", meeting_id=meeting_id)
        wrong = wrong or bool(form.errors)
        rows.append({"packed": one, "form": form})
    context = {
        "pack": found, "rows": rows, "found": found.meeting, "meeting": found.meeting.row,
        "open": not found.meeting.held and found.meeting.row.stage != "cancelled",
    }  # fmt: skip
    return page(request, "voice/backpack.html", context, status=422 if wrong else 200)


def _asked(request: HouseRequest, meeting_id: uuid.UUID, point_id: uuid.UUID, form: AskForm) -> bool:
    words = form.cleaned_data["we_ask"]
    kept = attempt(
        form,
        lambda: services.ask_of_council(request.actor, meeting_id, point_id=point_id, we_ask=words, once=form.token),
    )
    return kept is not None


@acts(policy.PREPARE_DELEGATE)
def debrief(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """Five minutes after the council: point by point what became of it. One question a screen."""
    found = reads.meeting(request.actor, meeting_id, today=timezone.localdate())
    wanted = request.POST.get("punt") or request.GET.get("punt", "")
    chosen = next((one for one in found.points if str(one.id) == wanted), None)
    if request.method == "POST" and chosen is None:
        done(request, _("Dit punt staat niet meer op de agenda."))
        return redirect_to(request, "voice:debrief", meeting_id=meeting_id)
    now = chosen or next((one for one in found.points if not one.ours), None)
    said = {"outcome": now.outcome, "said": now.council_said} if now and now.ours else {}
    form = DebriefForm(request.POST or None, initial=said)
    if request.method == "POST" and now is not None and form.is_valid():
        kept = attempt(
            form,
            lambda: services.debrief(request.actor, meeting_id, point_id=now.id, once=form.token, **form.answers),
        )
        if kept is not None:
            return redirect_to(request, "voice:debrief", meeting_id=meeting_id)
    context = {
        "form": form,
        "found": found,
        "meeting": found.row,
        "point": now,
        "number": found.points.index(now) + 1 if now else 0,
        "decides": _to_decide(request, found),
    }
    return page(request, "voice/debrief.html", context, status=422 if form.errors else 200)


def _to_decide(request: HouseRequest, found: reads.OneMeeting) -> set[uuid.UUID]:
    """The bundles on the agenda of which the actor may write down a decision."""
    bundles = [one.bundle_id for one in found.points if one.bundle_id]
    return reads.to_decide(request.actor, bundles) if bundles and can(request.actor, "voice.decide") else set()


@require_POST
@acts(policy.PREPARE_DELEGATE)
def told(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """The group heard what the council did; ``?terug=1`` takes that back."""
    back = request.GET.get("terug") == "1"
    services.told_group(request.actor, meeting_id, told=not back)
    here = reverse("voice:told", kwargs={"network": network.slug, "meeting_id": meeting_id})
    if back:
        done(request, _("Nog te vertellen aan de groep."))
    else:
        done(request, _("Mooi: de groep weet wat de raad deed."), undo=f"{here}?terug=1")
    return redirect_to(request, "voice:debrief", meeting_id=meeting_id)
