"""The list of home visits and the goal of the year."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.people import public as people

from .. import policy, services
from ..forms.other import GoalForm, VisitingForm
from ..queries import visiting as reads
from . import words


@require_safe
@acts(policy.SEE_VISITING)
def visiting(request: HouseRequest, network: Any) -> HttpResponse:
    """Who is due, who comes later, and how far the year is."""
    return _screen(request, None)


def _screen(request: HouseRequest, goal: GoalForm | None) -> HttpResponse:
    today, slug = timezone.localdate(), request.network.slug
    found = reads.visit_list(request.actor, today=today)
    organisations = networks.organisations_of(request.actor)
    context = {
        "due": [_line(one, slug) for one in found.due],
        "later": [_line(one, slug) for one in found.later],
        "total": found.total,
        "progress": found.progress,
        "goal": goal or GoalForm(initial={"visits": found.progress.goal}, organisations=organisations, prefix="doel"),
    }
    wrong = goal is not None and bool(goal.errors)
    return page(request, "outreach/visiting.html", context, status=422 if wrong else 200)


def _line(one: reads.Visited, slug: str) -> dict[str, str]:
    weeks = ngettext("elke week", "om de %(n)s weken", one.every_weeks) % {"n": one.every_weeks}
    last = _("laatst op %(day)s") % {"day": words.day(one.last_on)} if one.last_on else _("nog niet bezocht")
    note = reverse("outreach:note", kwargs={"network": slug})
    return {
        "title": one.label,
        "due": words.day(one.due_on),
        "detail": " · ".join(part for part in (one.area, weeks, last) if part),
        "note": f"{note}?wie={one.person_id}" if one.person_id else note,
        "end": reverse("outreach:visiting_end", kwargs={"network": slug, "visiting_id": one.id}),
    }


@require_POST
@acts(policy.SET_GOAL)
def goal(request: HouseRequest, network: Any) -> HttpResponse:
    """How many home visits this year."""
    form = GoalForm(request.POST, organisations=networks.organisations_of(request.actor), prefix="doel")
    if form.is_valid():
        said, year = form.answers, timezone.localdate().year
        kept = attempt(form, lambda: services.set_goal(request.actor, year=year, once=form.token, **said))
        if kept is not None:
            done(request, _("Het doel is %(visits)s huisbezoeken dit jaar.") % {"visits": kept.visits})
            return redirect_to(request, "outreach:visiting")
    return _screen(request, form)


@acts(policy.PLAN_VISITING)
def add(request: HouseRequest, network: Any) -> HttpResponse:
    """Put somebody on the list."""
    form = VisitingForm(
        request.POST or None,
        people=people.caseload(request.actor),
        organisations=networks.organisations_of(request.actor),
        areas=networks.area_names(request.actor).items(),
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        person = {name: said.get(name) for name in ("who", "first_name", "channel", "reach", "code", "person")}
        kept = attempt(
            form,
            lambda: services.plan_visiting(
                request.actor,
                organisation_id=said["organisation_id"],
                person=person,
                every_weeks=said["every_weeks"],
                area_id=said["area"],
                first_on=said["first_on"],
                once=form.token,
            ),
        )
        if kept is not None:
            done(request, _("Op de lijst. Het volgende bezoek is %(day)s.") % {"day": words.day(kept.due_on)})
            return redirect_to(request, "outreach:visiting")
    return page(request, "outreach/visiting_add.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@acts(policy.END_VISITING)
def end(request: HouseRequest, network: Any, visiting_id: uuid.UUID) -> HttpResponse:
    """Off the list."""
    services.end_visiting(request.actor, visiting_id)
    undo = reverse("outreach:visiting_again", kwargs={"network": network.slug, "visiting_id": visiting_id})
    done(request, _("Van de lijst gehaald."), undo=undo)
    return redirect_to(request, "outreach:visiting")


@require_POST
@acts(policy.END_VISITING)
def again(request: HouseRequest, network: Any, visiting_id: uuid.UUID) -> HttpResponse:
    """The undo."""
    services.visit_again(request.actor, visiting_id)
    return redirect_to(request, "outreach:visiting")
