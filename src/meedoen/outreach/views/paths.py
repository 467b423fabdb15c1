"""Long paths on screen: what waits, one path, a step with a few taps, how it ended."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import HouseForm, acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.people import public as people

from ..forms.paths import EndForm, PathStartForm, PlanForm, StepForm
from ..policy import paths as policy
from ..queries import paths as reads
from ..rules.paths import When
from ..services import paths as services

TONES = {When.LATE: "bad", When.NOW: "warn", When.SOON: "accent", When.OPEN: "plain", When.LATER: "plain"}


@require_safe
@acts(policy.SEE_PATHS)
def paths(request: HouseRequest, network: Any) -> HttpResponse:
    """The paths that I follow, most pressing first; with ``?team=1`` those of my colleagues too, without a name."""
    team, ended = request.GET.get("team") == "1", request.GET.get("klaar") == "1"
    today = timezone.localdate()
    found = reads.underway(request.actor, today=today, team=team, ended=ended)
    kinds = reads.kinds(request.actor)
    context = {
        "team": team,
        "ended": ended,
        "paths": [card(one, network.slug, today) for one in found],
        "kinds": kinds,
        "may_lead": policy.MAKE_TEMPLATE.allows(request.actor),
        "tabs": _tabs(network.slug, team, ended),
    }
    return page(request, "outreach/paths.html", context)


def _tabs(slug: str, team: bool, ended: bool) -> list[dict[str, Any]]:
    at = reverse("outreach:paths", kwargs={"network": slug})
    return [
        {"label": _("Van mij"), "href": at, "current": not team and not ended},
        {"label": _("Van het team"), "href": f"{at}?team=1", "current": team},
        {"label": _("Afgerond"), "href": f"{at}?klaar=1", "current": ended},
    ]


def card(one: reads.Underway, slug: str, today: datetime.date) -> dict[str, Any]:
    """One path as a card shows it."""
    at = {"network": slug, "path_id": one.id}
    return {
        "title": f"{whose(one.label, one.of_household)}: {one.template}" if one.label else one.template,
        "owner": "" if one.mine else _("van een collega"),
        "step": one.step,
        "progress": _("%(done)s van %(steps)s stappen gedaan") % {"done": one.done, "steps": one.steps},
        "when": when_words(one.when, one.next_on, today),
        "tone": TONES[one.when],
        "ending": one.ending,
        "ended": formats.date_format(one.ended_on, "j F Y") if one.ended_on else "",
        "href": reverse("outreach:path", kwargs=at),
        "do": reverse("outreach:path_step", kwargs=at) if one.mine and one.step and not one.ended_on else "",
    }


def whose(label: str, of_household: bool) -> str:
    """Of whom a path is: a person, or the household of whom we talk with."""
    return _("Gezin van %(name)s") % {"name": label} if of_household and label else label


def when_words(when: When, on: datetime.date | None, today: datetime.date) -> str:
    """How pressing, with the day."""
    if on is None:
        return str(When.OPEN.label)
    day = formats.date_format(on, "D j b" if on.year == today.year else "j F Y")
    return f"{When(when).label}: {day}" if when in (When.LATE, When.NOW) else _("tegen %(day)s") % {"day": day}


@acts(policy.START_PATH)
def start(request: HouseRequest, network: Any) -> HttpResponse:
    """Begin a path with somebody."""
    kinds = reads.kinds(request.actor)
    mine, chosen = people_to_choose(request)
    form = PathStartForm(
        request.POST or None,
        initial={"mine": chosen, "who": people.Who.KNOWN} if chosen else {},
        people=mine,
        kinds=kinds,
        organisations=networks.organisations_of(request.actor),
    )
    if request.method == "POST" and form.is_valid():
        said = form.answers
        made = attempt(
            form,
            lambda: services.start_path(
                request.actor,
                template_id=said.pop("template_id"),
                organisation_id=said.pop("organisation_id"),
                next_on=said.pop("next_on"),
                answers=said,
                once=form.token,
            ),
        )
        if made is not None:
            done(request, _("Het traject is begonnen."))
            return redirect_to(request, "outreach:path", path_id=made.pk)
    context = {"form": form, "kinds": kinds, "may_lead": policy.MAKE_TEMPLATE.allows(request.actor)}
    return page(request, "outreach/path_start.html", context, status=422 if form.errors else 200)


def people_to_choose(request: HouseRequest) -> tuple[list[people.Known], uuid.UUID | None]:
    """My own list, with the person whose page one came from; that page was opened with a reason."""
    mine = people.caseload(request.actor)
    try:
        asked = uuid.UUID(request.GET.get("wie", ""))
    except ValueError:
        return mine, None
    if asked in {one.id for one in mine}:
        return mine, asked
    try:
        live = people.purpose_of(request.actor, asked)
    except NotFound:
        return mine, None
    added = people.names(request.actor, [asked]) if live else {}
    return [*added.values(), *mine], asked if added else None


@require_safe
@acts(policy.SEE_PATHS)
def path(request: HouseRequest, network: Any, path_id: uuid.UUID) -> HttpResponse:
    """One path: what is done, what comes next, and the one act that belongs to it now."""
    found = reads.path(request.actor, path_id)
    today = timezone.localdate()
    at = {"network": network.slug, "path_id": path_id}
    context = {
        "path": found,
        "whose": whose(found.label, found.of_household),
        "lines": [_line(line, at, today, found) for line in found.lines],
        "started": formats.date_format(found.started_on, "j F Y"),
        "ended": formats.date_format(found.ended_on, "j F Y") if found.ended_on else "",
        "person": reverse("people:person", kwargs={"network": network.slug, "person_id": found.person_id})
        if found.person_id
        else "",
    }
    return page(request, "outreach/path.html", context)


def _line(line: Any, at: dict[str, Any], today: datetime.date, found: reads.OnePath) -> dict[str, Any]:
    when = ""
    if line.is_next and found.next_on:
        when = _("tegen %(day)s") % {"day": formats.date_format(found.next_on, "l j F")}
    detail = ""
    if line.done:
        by = line.done.partner or line.done.by
        detail = _("%(day)s, door: %(by)s") % {"day": formats.date_format(line.done.on, "j F Y"), "by": by.lower()}
        detail = detail if not line.done.partner else detail.replace(by.lower(), by)
    undo = reverse("outreach:path_step_undo", kwargs={**at, "step": line.key}) if line.done else ""
    return {"word": line.word, "done": bool(line.done), "next": line.is_next, "detail": detail or when, "undo": undo}


@acts(policy.FOLLOW_PATH)
def step(request: HouseRequest, network: Any, path_id: uuid.UUID) -> HttpResponse:
    """A step is done, and what comes next: one form."""
    found = reads.path(request.actor, path_id)
    form = StepForm(
        request.POST or None,
        initial={"key": found.next_key, "on": timezone.localdate(), "seen": found.version},
        left=found.left,
        partners=networks.partners(request.actor),
    )

    def save() -> Any:
        return services.do_step(request.actor, path_id, once=form.token, **form.answers)

    undo = {"route": "outreach:path_step_undo", "step": form.data.get("key", "")}
    return _answered(
        request, form, found, save, template="outreach/path_step.html", sentence=_("Genoteerd."), undo=undo
    )


@acts(policy.FOLLOW_PATH)
def plan(request: HouseRequest, network: Any, path_id: uuid.UUID) -> HttpResponse:
    """Which step comes next, and by when."""
    found = reads.path(request.actor, path_id)
    initial = {"key": found.next_key, "next_on": found.next_on, "seen": found.version}
    form = PlanForm(request.POST or None, initial=initial, left=found.left)

    def save() -> Any:
        said = form.cleaned_data
        return services.plan_step(
            request.actor, path_id, key=said["key"], on=said["next_on"], seen=said["seen"], once=form.token
        )

    return _answered(
        request, form, found, save, template="outreach/path_plan.html", sentence=_("De volgende stap is gepland.")
    )


@acts(policy.FOLLOW_PATH)
def end(request: HouseRequest, network: Any, path_id: uuid.UUID) -> HttpResponse:
    """How it ended."""
    found = reads.path(request.actor, path_id)
    form = EndForm(request.POST or None, initial={"seen": found.version}, endings=found.endings)

    def save() -> Any:
        return services.end_path(request.actor, path_id, once=form.token, **form.answers)

    undo = {"route": "outreach:path_reopen"}
    return _answered(
        request, form, found, save, template="outreach/path_end.html", sentence=_("Het traject is afgerond."), undo=undo
    )


def _answered(
    request: HouseRequest,
    form: HouseForm,
    found: reads.OnePath,
    save: Callable[[], Any],
    *,
    template: str,
    sentence: str,
    undo: dict[str, str] | None = None,
) -> HttpResponse:
    """Save and go back to the path; or the form again, with what was typed and the version that stands there now."""
    if request.method == "POST" and form.is_valid() and attempt(form, save) is not None:
        address = dict(undo or {})
        route = address.pop("route", "")
        slug = request.network.slug
        back = reverse(route, kwargs={"network": slug, "path_id": found.id, **address}) if route else ""
        done(request, sentence, undo=back)
        return redirect_to(request, "outreach:path", path_id=found.id)
    if form.errors:
        said: Any = form.data
        form.data = anew = said.copy()
        anew["seen"] = str(reads.path(request.actor, found.id).version)
    return page(request, template, {"form": form, "path": found}, status=422 if form.errors else 200)


@require_POST
@acts(policy.FOLLOW_PATH)
def step_undo(request: HouseRequest, network: Any, path_id: uuid.UUID, step: str) -> HttpResponse:
    """The step was not done after all."""
    services.undo_step(request.actor, path_id, key=step)
    done(request, _("De stap staat weer open."))
    return redirect_to(request, "outreach:path", path_id=path_id)


@require_POST
@acts(policy.FOLLOW_PATH)
def reopen(request: HouseRequest, network: Any, path_id: uuid.UUID) -> HttpResponse:
    """It goes on after all."""
    services.reopen_path(request.actor, path_id)
    done(request, _("Het traject loopt weer. Kies wat nu komt."))
    return redirect_to(request, "outreach:path", path_id=path_id)


@require_POST
@acts(policy.FOLLOW_PATH)
def take_over(request: HouseRequest, network: Any, path_id: uuid.UUID) -> HttpResponse:
    """I follow this path from now on."""
    services.take_path_over(request.actor, path_id)
    done(request, _("Jij volgt dit traject nu op."))
    return redirect_to(request, "outreach:path", path_id=path_id)
