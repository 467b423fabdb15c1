"""After the meeting: minutes in plain words, promises with owners."""

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

from ..forms.meetings import KeptForm, LineForm, PromiseForm, SummaryForm
from ..policy import groups as policy
from ..queries import meetings as reads
from ..queries import room as room_reads
from ..services import meetings as services
from .meetings import _key


@acts(policy.LEAD_MEETING)
def minutes(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """The minutes: lines and decisions, promises, and the meeting in short. Three small forms on one page."""
    found = reads.meeting(request.actor, meeting_id, today=timezone.localdate())
    points = [(one.id, one.plain) for one in found.points]
    sent = request.POST.get("wat", "")
    row = found.row
    counts = {name: getattr(row, name) for name in ("summary", *services.COUNTED)}
    said = room_reads.voices(request.actor, meeting_id)
    taken = next((note.words for note in said.notes if str(note.id) == request.GET.get("zin")), "")
    begun = {"words": taken}
    line = LineForm(request.POST if sent == "regel" else None, initial=begun, points=points, prefix="regel")
    promised = PromiseForm(request.POST if sent == "belofte" else None, points=points, prefix="belofte")
    council = found.kind == "council"
    short = SummaryForm(request.POST if sent == "kort" else None, initial=counts, prefix="kort", council=council)
    forms = {"regel": line, "belofte": promised, "kort": short}
    if request.method == "POST" and (saved := _saved(request, meeting_id, forms)):
        done(request, saved)
        return redirect_to(request, "voice:minutes", meeting_id=meeting_id)
    context = {
        "found": found,
        "meeting": row,
        "line": line,
        "promise": promised,
        "short": short,
        "tallies": said.statements,
        "notes": said.notes,
        "written": {one.words for one in found.lines},
        "may_signal": can(request.actor, "voice.give"),
    }
    wrong = any(form.errors for form in (line, promised, short))
    return page(request, "voice/minutes.html", context, status=422 if wrong else 200)


def _saved(request: HouseRequest, meeting_id: uuid.UUID, forms: dict[str, Any]) -> str:
    """Save the one small form that was sent; '' when it was none, or not right."""
    actor, sent = request.actor, request.POST.get("wat", "")
    line, promised, short = forms["regel"], forms["belofte"], forms["kort"]
    if sent == "regel" and line.is_valid():
        made = attempt(line, lambda: services.add_line(actor, meeting_id, once=line.token, **line.answers))
        return _("Staat in het verslag.") if made else ""
    if sent == "belofte" and promised.is_valid():
        kept = attempt(promised, lambda: services.promise(actor, meeting_id, once=promised.token, **promised.answers))
        return _("De belofte staat erbij, met wie ze doet.") if kept else ""
    if sent == "kort" and short.is_valid():
        said = short.cleaned_data["summary"]
        written = attempt(
            short,
            lambda: services.write_summary(actor, meeting_id, summary=said, counts=short.counts, once=short.token),
        )
        return _("Bewaard.") if written else ""
    return ""


@require_POST
@acts(policy.LEAD_MEETING)
def line_drop(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """A line goes from the minutes."""
    services.remove_line(request.actor, meeting_id, line_id=_key(request))
    done(request, _("Weg uit het verslag."))
    return redirect_to(request, "voice:minutes", meeting_id=meeting_id)


@require_POST
@acts(policy.LEAD_MEETING)
def followed_up(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """The minutes are with the members; ``?terug=1`` takes that back."""
    back = request.GET.get("terug") == "1"
    services.follow_up(request.actor, meeting_id, told=not back)
    here = reverse("voice:followed_up", kwargs={"network": network.slug, "meeting_id": meeting_id})
    if back:
        done(request, _("Nog op te volgen."))
    else:
        done(request, _("Opgevolgd: de leden weten wat er gezegd en beslist is."), undo=f"{here}?terug=1")
    return redirect_to(request, "voice:meeting", meeting_id=meeting_id)


@acts(policy.KEEP_PROMISE)
def promise(request: HouseRequest, network: Any, word_id: uuid.UUID) -> HttpResponse:
    """A promise: it was kept, and what came of it; ``?open=1`` opens it again, ``?weg=1`` takes it away."""
    found, meeting_id = reads.promise(request.actor, word_id, today=timezone.localdate())
    form = KeptForm(request.POST or None, initial={"came_of_it": found.came_of_it})
    if request.method == "POST" and request.GET.get("weg") == "1":
        services.drop_promise(request.actor, word_id)
        done(request, _("De belofte is weggehaald."))
        return redirect_to(request, "voice:meeting", meeting_id=meeting_id)
    if request.method == "POST" and request.GET.get("open") == "1":
        services.keep_promise(request.actor, word_id, kept=False)
        done(request, _("De belofte staat weer open."))
        return redirect_to(request, "voice:meeting", meeting_id=meeting_id)
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: services.keep_promise(request.actor, word_id, once=form.token, **form.answers))
        if kept is not None:
            here = reverse("voice:promise", kwargs={"network": network.slug, "word_id": word_id})
            done(request, _("Belofte gehouden."), undo=f"{here}?open=1")
            return redirect_to(request, "voice:meeting", meeting_id=meeting_id)
    context = {"form": form, "promise": found, "meeting_id": meeting_id}
    return page(request, "voice/promise.html", context, status=422 if form.errors else 200)
