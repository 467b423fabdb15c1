"""Own plans on the screen of a worker who sits beside the person, and on paper for the person."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.documents import House, render_pdf
from meedoen.kernel.web import acts, attempt, done, page, redirect_to, words
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.people import public as people

from .. import policy_of_plans as policy
from ..forms.own_plans import BeginPlanForm, GoalForm, MoveForm, StepForm, TickForm
from ..queries import own_plans as queries
from ..services import own_plans as services
from ..terms_of_plans import Move

EMPTY_LINES = 3


@require_safe
@acts(policy.SEE_PLANS)
def plans(request: HouseRequest, network: Any) -> HttpResponse:
    """The plans of who stands on my list."""
    return page(request, "referrals/own_plans.html", {"lines": queries.plans(request.actor)})


@acts(policy.BEGIN_PLAN)
def begin(request: HouseRequest, network: Any) -> HttpResponse:
    """Whose plan, and what that person wants."""
    ours = [one for one in networks.partners(request.actor) if one.pk in request.actor.organisation_ids]
    mine = people.caseload(request.actor)
    chosen = request.GET.get("persoon", "")
    known = {str(one.id) for one in mine}
    initial = {"who": "known", "mine": chosen} if chosen in known else {}
    form = BeginPlanForm(request.POST or None, people=mine, organisations=ours, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = attempt(
            form,
            lambda: services.begin(
                request.actor, organisation_id=said["organisation"], who=said, goal=said["goal"], once=form.token
            ),
        )
        if made:
            done(request, _("Het plan staat er. Schrijf nu samen de eerste stap."))
            return redirect_to(request, "own_plans:plan", plan_id=made.pk)
    return page(request, "referrals/own_plan_begin.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@acts(policy.SEE_PLANS)
def plan(request: HouseRequest, network: Any, plan_id: uuid.UUID) -> HttpResponse:
    """One plan: the goal, the steps, what comes next."""
    return _page(request, plan_id)


def _page(request: HouseRequest, plan_id: uuid.UUID, form: StepForm | None = None) -> HttpResponse:
    found = queries.plan(request.actor, plan_id)
    keys = {"network": request.network.slug, "plan_id": plan_id}
    form = form or StepForm()
    context = {
        "plan": found,
        "line": found.line,
        "form": form,
        "steps": [
            {
                "step": step,
                "detail": _detail(step),
                "action": reverse("own_plans:tick", kwargs={**keys, "step_id": step.id}),
                "drop": reverse("own_plans:drop_step", kwargs={**keys, "step_id": step.id}),
            }
            for step in found.steps
        ],
        "moves": [(move, Move(move).label) for move in found.moves],
        "token": MoveForm()["once"].initial,
    }
    return page(request, "referrals/own_plan.html", context, status=422 if form.errors else 200)


def _detail(step: queries.StepLine) -> str:
    """ "Mijn werker, tegen dinsdag 1 december"; when it is done: on which day."""
    today = timezone.localdate()
    if step.done_on:
        return _("%(who)s, gedaan %(day)s") % {"who": step.helper_word, "day": words.day(step.done_on, today=today)}
    if step.due_on:
        return _("%(who)s, tegen %(day)s") % {"who": step.helper_word, "day": words.day(step.due_on, today=today)}
    return step.helper_word


@acts(policy.CHANGE_PLAN)
def goal(request: HouseRequest, network: Any, plan_id: uuid.UUID) -> HttpResponse:
    """The goal in other words."""
    found = queries.plan(request.actor, plan_id)
    form = GoalForm(request.POST or None, initial={"goal": found.line.goal, "seen": found.version})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        changed = attempt(
            form,
            lambda: services.change_goal(request.actor, plan_id, goal=said["goal"], seen=said["seen"], once=form.token),
        )
        if changed:
            done(request, _("Aangepast."))
            return redirect_to(request, "own_plans:plan", plan_id=plan_id)
    return page(
        request, "referrals/own_plan_goal.html", {"form": form, "plan": found}, status=422 if form.errors else 200
    )


@require_POST
@acts(policy.CHANGE_PLAN)
def add_step(request: HouseRequest, network: Any, plan_id: uuid.UUID) -> HttpResponse:
    """One step more."""
    form = StepForm(request.POST)
    if form.is_valid():
        made = attempt(form, lambda: services.add_step(request.actor, plan_id, **form.answers, once=form.token))
        if made:
            done(request, _("De stap staat erbij."))
            return redirect_to(request, "own_plans:plan", plan_id=plan_id)
    return _page(request, plan_id, form)


@require_POST
@acts(policy.CHANGE_PLAN)
def tick(request: HouseRequest, network: Any, plan_id: uuid.UUID, step_id: uuid.UUID) -> HttpResponse:
    """A step is done, or not after all."""
    form = TickForm(request.POST)
    here = form.is_valid() and bool(form.cleaned_data["here"])
    services.tick_step(request.actor, plan_id, step_id=step_id, here=here, once=form.cleaned_data.get("once"))
    done(request, _("Gedaan!") if here else _("De stap staat terug open."))
    return redirect_to(request, "own_plans:plan", plan_id=plan_id)


@require_POST
@acts(policy.CHANGE_PLAN)
def drop_step(request: HouseRequest, network: Any, plan_id: uuid.UUID, step_id: uuid.UUID) -> HttpResponse:
    """A step goes."""
    services.drop_step(request.actor, plan_id, step_id=step_id)
    done(request, _("De stap is weg."))
    return redirect_to(request, "own_plans:plan", plan_id=plan_id)


@require_POST
@acts(policy.CHANGE_PLAN)
def move(request: HouseRequest, network: Any, plan_id: uuid.UUID) -> HttpResponse:
    """Pause, go on, reached, stop."""
    form = MoveForm(request.POST)
    form.is_valid()
    said = form.cleaned_data
    moved = services.move(request.actor, plan_id, move=said.get("move", ""), seen=said.get("seen"), once=form.token)
    done(request, _("Genoteerd: %(state)s.") % {"state": moved.get_state_display().lower()})
    return redirect_to(request, "own_plans:plan", plan_id=plan_id)


@require_safe
@acts(policy.SEE_PLANS)
def paper(request: HouseRequest, network: Any, plan_id: uuid.UUID) -> HttpResponse:
    """The plan for the person to keep: one A4, folded to A5. The outside says nothing about what is inside."""
    found = queries.plan(request.actor, plan_id)
    today = timezone.localdate()
    told = {
        "cover": _("Mijn plan"),
        "goal_title": _("Dit wil ik"),
        "goal": found.line.goal,
        "steps_title": _("Mijn stappen"),
        "steps": [
            {"what": step.what, "detail": _detail(step), "done": step.done_on is not None} for step in found.steps
        ],
        "blank": max(EMPTY_LINES, 6 - len(found.steps)),
        "helps_title": _("Wie helpt mij?"),
        "call": _("Vragen? Bel"),
        "phone": network.phone,
        "mine": _("Dit plan is van jou. Jij kiest wie het ziet."),
        "rights": _("Je mag het altijd veranderen, stoppen of laten wissen."),
    }
    house = House(
        network=network.name,
        accent=network.accent,
        made=_("Gemaakt op %(day)s") % {"day": words.dated(today, year=True)},
    )
    content = render_pdf("referrals/own_plan", told, language="nl", title=told["cover"], house=house)
    return file(content, "plan.pdf")
