"""A meeting on screen before and after: plan, welcome, agenda, invitation, minutes, promises, debrief."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import may
from meedoen.kernel.ui import slots
from meedoen.kernel.web import acts, attempt, done, page, redirect_to, words
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from ..forms.meetings import CancelForm, MeetingForm, PointForm, RideForm, WelcomeForm
from ..policy import groups as policy
from ..queries import agendas
from ..queries import groups as group_reads
from ..queries import meetings as reads
from ..queries import room as room_reads
from ..rules.meetings import follow_up_due
from ..services import meetings as services
from ..terms.groups import WELCOME_PICTOGRAMS, Stage
from .meeting_words import picture
from .session_part import told_by

STEPS = (
    ("planned", gettext_lazy("Voorbereiden")),
    ("invited", gettext_lazy("Uitnodigen")),
    ("open", gettext_lazy("In de zaal")),
    ("held", gettext_lazy("Verslag")),
    ("followed_up", gettext_lazy("Opgevolgd")),
)


@acts(policy.CHANGE_GROUP)
def plan(request: HouseRequest, network: Any, group_id: uuid.UUID) -> HttpResponse:
    """A meeting of this group; ``?sessie=`` names the session of an activity that it is."""
    found = group_reads.group(request.actor, group_id, today=timezone.localdate())
    begun, session_id = told_by(request)
    form = MeetingForm(request.POST or None, initial=begun, places=networks.places(request.actor))
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: services.plan_meeting(
                request.actor, group_id, said=form.said, session_id=session_id, once=form.token
            ),
        )
        if made is not None:
            done(request, _("De vergadering staat er. Bereid ze nu voor."))
            return redirect_to(request, "voice:meeting", meeting_id=made.pk)
    return page(request, "voice/meeting_form.html", {"form": form, "group": found}, status=422 if form.errors else 200)


def steps_of(stage: str) -> list[dict[str, Any]]:
    """The five steps of a meeting, with where it stands; once everybody is invited, the room is what comes."""
    order = [code for code, _word in STEPS]
    at = order.index(Stage.OPEN if stage == Stage.INVITED else stage) if stage in order else -1
    return [
        {"word": word, "done": number < at or stage == Stage.FOLLOWED_UP, "now": number == at}
        for number, (_code, word) in enumerate(STEPS)
    ]


@require_safe
@acts(policy.SEE_MEETINGS)
def meeting(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """One meeting: where it stands, what comes next, and everything that hangs on it."""
    today = timezone.localdate()
    found = reads.meeting(request.actor, meeting_id, today=today)
    slots.prepare("voice.meeting", request, found.row)
    row = found.row
    context = {
        "meeting": row,
        "found": found,
        "when": words.begin(words.when(row.starts_at, row.ends_at, today=today)),
        "steps": steps_of(row.stage),
        "stage_word": Stage(row.stage).label,
        "ready": [
            {"word": str(one.label), "note": row.welcome[one.value], "picture": picture(WELCOME_PICTOGRAMS[one])}
            for one in found.welcome.ready
        ],
        "missing": [
            {"word": str(one.label), "picture": picture(WELCOME_PICTOGRAMS[one])} for one in found.welcome.missing
        ],
        "tallies": room_reads.tallies(request.actor, meeting_id) if found.mine and not found.room_open else [],
        "follow_up_by": follow_up_due(row.held_on) if row.held_on else None,
        "begun": row.starts_at <= timezone.now(),
        "sees_group": may(request.actor, policy.SEE_GROUPS, found.group_id),
        "delegates": found.kind == "council" and may(request.actor, policy.PREPARE_DELEGATE, meeting_id),
    }
    return page(request, "voice/meeting.html", context)


@acts(policy.LEAD_MEETING)
def change(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """Another title, moment or place."""
    found = reads.meeting(request.actor, meeting_id, today=timezone.localdate())
    row = found.row
    start, end = timezone.localtime(row.starts_at), timezone.localtime(row.ends_at)
    now = {
        "title": row.title, "start_date": start.date(), "start_time": start.time(), "end_time": end.time(),
        "place_id": row.place_id, "why": row.why,
    }  # fmt: skip
    form = MeetingForm(request.POST or None, initial=now, places=networks.places(request.actor))
    if request.method == "POST" and form.is_valid():
        kept = attempt(
            form, lambda: services.change_meeting(request.actor, meeting_id, said=form.said, once=form.token)
        )
        if kept is not None:
            done(request, _("Bewaard. Zeg het ook tegen wie al uitgenodigd is."))
            return redirect_to(request, "voice:meeting", meeting_id=meeting_id)
    context = {"form": form, "found": found, "meeting": row}
    return page(request, "voice/meeting_form.html", context, status=422 if form.errors else 200)


@acts(policy.LEAD_MEETING)
def prepare(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """The welcome check: eight things, each with a tick and a short word."""
    found = reads.meeting(request.actor, meeting_id, today=timezone.localdate())
    row = found.row
    now: dict[str, Any] = {"listeners": row.policy_makers}
    for code, note in row.welcome.items():
        now |= {code: True, f"{code}_note": note}
    if "way" not in row.welcome and found.way:
        now["way_note"] = found.way[:160]
    form = WelcomeForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        kept = attempt(
            form,
            lambda: services.prepare(
                request.actor,
                meeting_id,
                welcome=form.welcome,
                policy_makers=form.cleaned_data["listeners"],
                once=form.token,
            ),
        )
        if kept is not None:
            done(request, _("Bewaard. Zo weet iedereen wat er klaarstaat."))
            return redirect_to(request, "voice:meeting", meeting_id=meeting_id)
    pictures = {one.value: picture(word) for one, word in WELCOME_PICTOGRAMS.items()}
    context = {
        "form": form,
        "found": found,
        "meeting": row,
        "rows": [{**line, "picture": pictures[line["code"]]} for line in form.rows],
    }
    return page(request, "voice/welcome.html", context, status=422 if form.errors else 200)


@acts(policy.LEAD_MEETING)
def rides(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """Who is picked up, and by whom."""
    found = reads.meeting(request.actor, meeting_id, today=timezone.localdate())
    form = RideForm(request.POST or None, seats=reads.at_the_table(request.actor, meeting_id))
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.note_ride(request.actor, meeting_id, once=form.token, **form.answers))
        if made is not None:
            done(request, _("Genoteerd."))
            return redirect_to(request, "voice:rides", meeting_id=meeting_id)
    context = {"form": form, "found": found, "meeting": found.row}
    return page(request, "voice/rides.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.LEAD_MEETING)
def ride_drop(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """This ride is not needed."""
    services.drop_ride(request.actor, meeting_id, ride_id=_key(request))
    done(request, _("Weggehaald."))
    return redirect_to(request, "voice:rides", meeting_id=meeting_id)


def _key(request: HouseRequest) -> uuid.UUID | None:
    """The row that a small button names."""
    try:
        return uuid.UUID(request.POST.get("row", ""))
    except ValueError:
        return None


@acts(policy.LEAD_MEETING)
def add_point(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """A point on the agenda: typed, from a bundle, or a question of a service."""
    row, asked = reads.to_agenda(request.actor, meeting_id)
    bundles = agendas.bundles_for_agenda(request.actor, meeting_id)
    initial = {"bundle_id": request.GET.get("bundel", ""), "check_id": request.GET.get("vraag", "")}
    form = PointForm(request.POST or None, initial=initial, bundles=bundles, checks=asked)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.add_point(request.actor, meeting_id, said=form.answers, once=form.token))
        if made is not None:
            undo = reverse("voice:point_drop", kwargs={"network": network.slug, "point_id": made.pk})
            done(request, _("Staat op de agenda."), undo=undo)
            return redirect_to(request, "voice:meeting", meeting_id=meeting_id)
    context = {"form": form, "meeting": row, "new": True}
    return page(request, "voice/point.html", context, status=422 if form.errors else 200)


@acts(policy.CHANGE_POINT)
def point(request: HouseRequest, network: Any, point_id: uuid.UUID) -> HttpResponse:
    """Other words for a point."""
    found, meeting_id = reads.point(request.actor, point_id)
    names = ("title", "easy_title", "easy_words", "we_ask", "asked_before", "came_of_it")
    form = PointForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    for name in ("bundle_id", "check_id"):
        del form.fields[name]
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: services.change_point(request.actor, point_id, said=form.answers, once=form.token))
        if kept is not None:
            done(request, _("Bewaard."))
            return redirect_to(request, "voice:meeting", meeting_id=meeting_id)
    context = {"form": form, "point": found, "meeting_id": meeting_id}
    return page(request, "voice/point.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.CHANGE_POINT)
def point_move(request: HouseRequest, network: Any, point_id: uuid.UUID) -> HttpResponse:
    """One place earlier, or with ``?later=1`` one later."""
    row = services.move_point(request.actor, point_id, up=request.GET.get("later") != "1")
    return redirect_to(request, "voice:meeting", meeting_id=row.meeting_id)


@require_POST
@acts(policy.CHANGE_POINT)
def point_drop(request: HouseRequest, network: Any, point_id: uuid.UUID) -> HttpResponse:
    """The point goes from the agenda."""
    _found, meeting_id = reads.point(request.actor, point_id)
    services.remove_point(request.actor, point_id)
    done(request, _("Weg van de agenda."))
    return redirect_to(request, "voice:meeting", meeting_id=meeting_id)


@acts(policy.LEAD_MEETING)
def cancel(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """It does not go on; ``?opnieuw=1`` takes that back."""
    again = request.GET.get("opnieuw") == "1"
    found = reads.meeting(request.actor, meeting_id, today=timezone.localdate())
    form = CancelForm(request.POST or None)
    if request.method == "POST" and again:
        services.cancel_meeting(request.actor, meeting_id, cancelled=False)
        done(request, _("De vergadering gaat toch door."))
        return redirect_to(request, "voice:meeting", meeting_id=meeting_id)
    if request.method == "POST" and form.is_valid():
        kept = attempt(
            form, lambda: services.cancel_meeting(request.actor, meeting_id, once=form.token, **form.answers)
        )
        if kept is not None:
            here = reverse("voice:meeting_cancel", kwargs={"network": network.slug, "meeting_id": meeting_id})
            done(request, _("Gaat niet door. Bel wie uitgenodigd was."), undo=f"{here}?opnieuw=1")
            return redirect_to(request, "voice:meeting", meeting_id=meeting_id)
    context = {"form": form, "found": found, "meeting": found.row}
    return page(request, "voice/meeting_cancel.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.LEAD_MEETING)
def invited(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """People were invited; ``?terug=1`` takes that back."""
    back = request.GET.get("terug") == "1"
    services.invite(request.actor, meeting_id, invited=not back)
    here = reverse("voice:invited", kwargs={"network": network.slug, "meeting_id": meeting_id})
    if back:
        done(request, _("Nog niet uitgenodigd."))
    else:
        done(request, _("Genoteerd: iedereen is uitgenodigd."), undo=f"{here}?terug=1")
    return redirect_to(request, "voice:meeting", meeting_id=meeting_id)
