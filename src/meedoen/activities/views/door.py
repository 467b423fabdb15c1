"""The tick list at the door: a thumb, no script needed, first names only."""

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, attempt, done, page
from meedoen.kernel.web.request import HouseRequest

from .. import policy
from ..forms.door import AddForm, LineForm, OthersForm
from ..queries import attendance as reads
from ..services import attendance as services
from .words import day_words, hours_words, party_words


@require_safe
@acts(policy.TICK)
def door(request: HouseRequest, network: Any, session_id: uuid.UUID) -> HttpResponse:
    """Who is expected, who is here, and who came without signing up."""
    return _screen(request, session_id)


def _screen(
    request: HouseRequest, session_id: uuid.UUID, *, add: AddForm | None = None, others: OthersForm | None = None
) -> HttpResponse:
    found = reads.door_list(request.actor, session_id)
    session = found.session
    activity = session.activity
    wrong = next((form for form in (add, others) if form is not None and form.errors), None)
    context = {
        "session": session,
        "title": activity.title,
        "when": f"{day_words(session.starts_at)}, {hours_words(session.starts_at, session.ends_at)}",
        "place": session.place or activity.place,
        "present": _count(found.present, session.capacity),
        "expected": [_shown(request, session_id, line) for line in found.expected],
        "waiting": [_shown(request, session_id, line) for line in found.waiting],
        "walked_in": [_shown(request, session_id, line) for line in found.walked_in],
        "add": add or AddForm(prefix="erbij"),
        "others": others or OthersForm(initial=_others_initial(session), prefix="anderen"),
        "wrong": wrong,
        "may_enrol": policy.HANDLE_ENROLMENTS.allows(request.actor),
    }
    return page(request, "activities/door.html", context, status=422 if wrong else 200)


def _others_initial(session: Any) -> dict[str, int]:
    now = {
        "adults": session.others_adults,
        "children": session.others_children,
        "households": session.others_households,
    }
    return now | {f"was_{name}": number for name, number in now.items()}


def _count(present: reads.Present, capacity: int | None) -> dict[str, Any]:
    over = ""
    if present.over:
        over = _("Er zijn %(places)s plaatsen. Iedereen die er is, telt mee.") % {"places": capacity}
    return {
        "number": present.persons,
        "word": _("aanwezig"),
        "childcare": present.childcare,
        "over": over,
    }


def _shown(request: HouseRequest, session_id: uuid.UUID, line: reads.Line) -> dict[str, Any]:
    """A line as the template shows it; its place on the page is the same before and after the tick."""
    network = request.network.slug
    key: dict[str, uuid.UUID | None]
    if line.enrolment_id:
        name, key = "activities:door_tick", {"enrolment_id": line.enrolment_id}
    else:
        name, key = "activities:door_row", {"attendance_id": line.attendance_id}
    details = [party_words(line)]
    if line.here and line.first_time:
        details.append(_("eerste keer hier"))
    if line.here and line.brought:
        details.append(_("kwam mee met iemand"))
    at = {"network": network, "session_id": session_id}
    more = reverse("activities:door_line", kwargs=at | {"attendance_id": line.attendance_id}) if line.here else ""
    return {
        "id": _anchor(line.enrolment_id or line.attendance_id),
        "action": reverse(name, kwargs=at | key),
        "name": line.label,
        "detail": " · ".join(part for part in details if part),
        "here": line.here,
        "more": more,
    }


def _anchor(key: Any) -> str:
    return f"rij-{key}"


def _back(request: HouseRequest, session_id: uuid.UUID, anchor: str = "") -> HttpResponse:
    url = reverse("activities:door", kwargs={"network": request.network.slug, "session_id": session_id})
    response = HttpResponseRedirect(f"{url}#{anchor}" if anchor else url)
    response.status_code = 303
    return response


def _line_or_back(request: HouseRequest, session_id: uuid.UUID, **key: uuid.UUID) -> HttpResponse:
    """For htmx the line that changed and the count; otherwise the page again, at that line."""
    if not request.htmx:
        return _back(request, session_id, _anchor(next(iter(key.values()))))
    session, line, present = reads.door_line(request.actor, session_id, **key)
    context = {
        "line": _shown(request, session_id, line),
        "present": _count(present, session.capacity),
        "swapped": True,
    }
    return page(request, "activities/door_line.html", context)


@require_POST
@acts(policy.TICK)
def tick_party(request: HouseRequest, network: Any, session_id: uuid.UUID, enrolment_id: uuid.UUID) -> HttpResponse:
    """A party that signed up is here, or is not here after all."""
    call = services.tick if request.POST.get("here") == "1" else services.untick
    call(request.actor, session_id, enrolment_id=enrolment_id)
    return _line_or_back(request, session_id, enrolment_id=enrolment_id)


@require_POST
@acts(policy.TICK)
def tick_row(request: HouseRequest, network: Any, session_id: uuid.UUID, attendance_id: uuid.UUID) -> HttpResponse:
    """Somebody who walked in is taken off the count, or put back."""
    here = request.POST.get("here") or request.GET.get("here", "1")
    if here == "1":
        services.tick_again(request.actor, session_id, attendance_id=attendance_id)
    else:
        services.untick(request.actor, session_id, attendance_id=attendance_id)
        if not request.htmx:
            undo = reverse(
                "activities:door_row",
                kwargs={"network": network.slug, "session_id": session_id, "attendance_id": attendance_id},
            )
            done(request, _("Deze persoon telt niet meer mee."), undo=undo)
    return _line_or_back(request, session_id, attendance_id=attendance_id)


@require_POST
@acts(policy.TICK)
def add(request: HouseRequest, network: Any, session_id: uuid.UUID) -> HttpResponse:
    """Somebody who is not on the list: with a card, a first name, or only counted."""
    form = AddForm(request.POST, prefix="erbij")
    if form.is_valid():
        made = attempt(form, lambda: services.tick(request.actor, session_id, once=form.token, **form.answers))
        if made:
            persons = made.adults + made.children
            sentence = ngettext("%(number)s persoon erbij geteld.", "%(number)s mensen erbij geteld.", persons)
            undo = reverse(
                "activities:door_row",
                kwargs={"network": network.slug, "session_id": session_id, "attendance_id": made.pk},
            )
            done(request, sentence % {"number": persons}, undo=f"{undo}?here=0")
            return _back(request, session_id)
    return _screen(request, session_id, add=form)


@require_POST
@acts(policy.TICK)
def others(request: HouseRequest, network: Any, session_id: uuid.UUID) -> HttpResponse:
    """ "And N others": adults, children and households, without a name."""
    form = OthersForm(request.POST, prefix="anderen")
    if form.is_valid():
        found = form.cleaned_data
        made = attempt(
            form,
            lambda: services.set_others(
                request.actor,
                session_id,
                adults=found["adults"],
                children=found["children"],
                households=found["households"],
                was=form.was,
                once=form.token,
            ),
        )
        if made:
            was = dict(zip(("adults", "children", "households"), form.was, strict=True))
            undo = reverse(
                "activities:door_others_back", kwargs={"network": network.slug, "session_id": session_id, **was}
            )
            number = made.others_adults + made.others_children
            sentence = ngettext("Er is %(number)s ander.", "Er zijn %(number)s anderen.", number)
            done(request, sentence % {"number": number}, undo=undo)
            return _back(request, session_id)
    return _screen(request, session_id, others=form)


@require_POST
@acts(policy.TICK)
def others_back(request: HouseRequest, network: Any, session_id: uuid.UUID, **numbers: int) -> HttpResponse:
    """The undo of a count of others."""
    services.set_others(request.actor, session_id, **numbers)
    return _back(request, session_id)


@acts(policy.TICK)
def line(request: HouseRequest, network: Any, session_id: uuid.UUID, attendance_id: uuid.UUID) -> HttpResponse:
    """One party that is here: how many came, and did they come along with somebody (W10)?"""
    found = reads.door_list(request.actor, session_id)
    lines = [*found.expected, *found.waiting, *found.walked_in]
    mine = next((one for one in lines if one.attendance_id == attendance_id), None)
    if mine is None:
        raise NotFound("line")
    others = [(str(one.attendance_id), one.label) for one in lines if one.here and one.known and one is not mine]
    initial = {"adults": mine.adults, "children": mine.children, "childcare": mine.childcare}
    form = LineForm(request.POST or None, others=others, initial=initial)
    if request.method == "POST" and form.is_valid() and _keep(request, form, session_id, mine):
        done(request, _("Aangepast."))
        return _back(request, session_id, _anchor(mine.enrolment_id or attendance_id))
    context = {
        "form": form,
        "line": mine,
        "title": found.session.activity.title,
        "back_url": reverse("activities:door", kwargs={"network": network.slug, "session_id": session_id}),
    }
    return page(request, "activities/door_more.html", context, status=422 if form.errors else 200)


def _keep(request: HouseRequest, form: LineForm, session_id: uuid.UUID, mine: reads.Line) -> Any:
    found = form.cleaned_data
    sizes = {name: found[name] for name in ("adults", "children", "childcare")}
    who = {"attendance_id": mine.attendance_id}
    kept = attempt(form, lambda: services.correct(request.actor, session_id, **who, **sizes))
    if kept and (found["by_id"] or found["by_code"]):
        by = {"by_id": found["by_id"], "by_code": found["by_code"]}
        kept = attempt(form, lambda: services.note_brought(request.actor, session_id, **who, **by))
    return kept
