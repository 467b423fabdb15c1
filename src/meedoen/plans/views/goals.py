"""Goals and actions of a plan, how they go, and the money that stands aside for them."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.budgets import public as budgets
from meedoen.kernel.access import can
from meedoen.kernel.web import acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.words import euros
from meedoen.networks import public as networks
from meedoen.voice import public as voice

from ..forms.goals import ActionForm, AsideForm, FollowForm, GoalForm
from ..policy import goals as policy
from ..policy import plans as plan_policy
from ..queries import findings as findings_read
from ..queries import goals as reads
from ..queries import plans
from ..queries import tools as tools_read
from ..services import goals as services
from ..terms.goals import Block, Progress
from . import words
from .heads import of_plan
from .zones import zones


@require_safe
@acts(plan_policy.SEE_PLANS)
def plan(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """A plan: its goals, and under each its actions with their light."""
    found = plans.plan(request.actor, area_plan_id)
    aimed = reads.goals(request.actor, area_plan_id, today=timezone.localdate())
    context = {
        **of_plan(request, found, "plan"),
        "goals": [
            {
                "row": one.row,
                "blocks": [str(Block(code).label) for code in one.row.blocks],
                "promise": one.promise,
                "actions": [words.action(each) for each in one.actions],
            }
            for one in aimed
        ],
        "may_change": can(request.actor, "plans.change_plan"),
    }
    return page(request, "plans/plan.html", context)


def _promises(request: HouseRequest, plan_row: Any) -> list[tuple[str, str]]:
    if plan_row.agreement_id is None:
        return []
    return [(str(one.pk), one.text) for one in budgets.promises(request.actor, plan_row.agreement_id)]


@acts(policy.WRITE_GOAL)
def write_goal(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """A new goal."""
    found = plans.plan(request.actor, area_plan_id)
    form = GoalForm(request.POST or None, promises=_promises(request, found))
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.write_goal(request.actor, area_plan_id, told=form.told, once=form.token))
        if made is not None:
            done(request, _("Het doel staat erbij."))
            return redirect_to(request, "plans:plan", area_plan_id=area_plan_id)
    return asked(request, form, _("Nieuw doel"), back=("plans:plan", {"area_plan_id": area_plan_id}))


@acts(policy.CHANGE_GOAL)
def change_goal(request: HouseRequest, network: Any, goal_id: uuid.UUID) -> HttpResponse:
    """Another sentence, other blocks, another promise."""
    row = reads.goal(request.actor, goal_id)
    now = {name: getattr(row, name) for name in ("text", "plain", "blocks", "promise_id")}
    form = GoalForm(request.POST or None, promises=_promises(request, row.plan), initial=now)
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, lambda: services.change_goal(request.actor, goal_id, told=form.told, once=form.token))
        if saved is not None:
            done(request, _("Het doel is aangepast."))
            return redirect_to(request, "plans:plan", area_plan_id=row.plan_id)
    back = ("plans:plan", {"area_plan_id": row.plan_id})
    drop = reverse("plans:drop_goal", kwargs={"network": network.slug, "goal_id": goal_id})
    return asked(request, form, _("Doel aanpassen"), back=back, drop_url=drop, drop_act=_("Haal dit doel weg"))


@require_POST
@acts(policy.CHANGE_GOAL)
def drop_goal(request: HouseRequest, network: Any, goal_id: uuid.UUID) -> HttpResponse:
    """A goal without actions goes."""
    plan_id = services.drop_goal(request.actor, goal_id)
    done(request, _("Het doel is weg."))
    return redirect_to(request, "plans:plan", area_plan_id=plan_id)


def choices_of(request: HouseRequest, plan_row: Any, kept: list[Any], zone: uuid.UUID | None = None) -> dict[str, Any]:
    """What the form of an action offers."""
    actor = request.actor
    answering = {f"{one.kind}|{one.id}": one.words for one in kept}
    if voice.may_link(actor):
        for one in voice.linkable(actor):
            answering.setdefault(f"{one.kind}|{one.id}", one.words)
    return {
        "partners": [(str(key), name) for key, name in networks.names_of_partners(actor).items()],
        "zones": zones(request, zone),
        "findings": [(str(one.row.pk), one.row.text) for one in findings_read.findings(actor, plan_row.pk)],
        "answering": list(answering.items()),
    }


@acts(policy.CHANGE_GOAL)
def write_action(request: HouseRequest, network: Any, goal_id: uuid.UUID) -> HttpResponse:
    """A new action under a goal; or take one out of the tool library."""
    goal = reads.goal(request.actor, goal_id)
    form = ActionForm(
        request.POST or None, choices=choices_of(request, goal.plan, []), initial={"due_on": goal.plan.last_day}
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.write_action(request.actor, goal_id, told=form.told, once=form.token))
        if made is not None:
            done(request, _("De actie staat erbij."))
            return redirect_to(request, "plans:plan", area_plan_id=goal.plan_id)
    back = ("plans:plan", {"area_plan_id": goal.plan_id})
    return asked(
        request,
        form,
        _("Nieuwe actie"),
        back=back,
        template="plans/action_form.html",
        lead=goal.text,
        goal=goal,
        tools=tools_read.tools(request.actor),
    )


@require_POST
@acts(policy.CHANGE_GOAL)
def take_tool(request: HouseRequest, network: Any, goal_id: uuid.UUID, tool_id: uuid.UUID) -> HttpResponse:
    """Something of the tool library becomes an action, at once."""
    made = services.take_tool(request.actor, goal_id, tool_id=tool_id)
    done(request, _("‘%(text)s’ staat nu in je plan. Zeg nog wie het trekt en tegen wanneer.") % {"text": made.text})
    return redirect_to(request, "plans:change_action", planned_action_id=made.pk)


@acts(policy.CHANGE_ACTION)
def change_action(request: HouseRequest, network: Any, planned_action_id: uuid.UUID) -> HttpResponse:
    """Other words, another owner, another day."""
    found = reads.action(request.actor, planned_action_id, today=timezone.localdate())
    row = found.row
    names = ("text", "plain", "owner_id", "due_on", "threshold", "begins_on", "working_area_id", "indicator", "unit",
             "start_value", "target_value", "finding_id")  # fmt: skip
    now = {name: getattr(row, name) for name in names}
    now["answering"] = [f"{one.kind}|{one.id}" for one in found.answers]
    form = ActionForm(
        request.POST or None,
        choices=choices_of(request, row.goal.plan, found.answers, row.working_area_id),
        initial=now,
    )
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form, lambda: services.change_action(request.actor, planned_action_id, told=form.told, once=form.token)
        )
        if saved is not None:
            done(request, _("De actie is aangepast."))
            return redirect_to(request, "plans:action", planned_action_id=planned_action_id)
    drop = reverse("plans:drop_action", kwargs={"network": network.slug, "planned_action_id": planned_action_id})
    return asked(
        request,
        form,
        _("Actie aanpassen"),
        back=("plans:action", {"planned_action_id": planned_action_id}),
        template="plans/action_form.html",
        drop_url=drop,
        drop_act=_("Haal deze actie weg"),
    )


@require_POST
@acts(policy.CHANGE_ACTION)
def drop_action(request: HouseRequest, network: Any, planned_action_id: uuid.UUID) -> HttpResponse:
    """An action goes, unless something hangs on it."""
    plan_id = services.drop_action(request.actor, planned_action_id)
    done(request, _("De actie is weg."))
    return redirect_to(request, "plans:plan", area_plan_id=plan_id)


@require_safe
@acts(plan_policy.SEE_PLANS)
def action(request: HouseRequest, network: Any, planned_action_id: uuid.UUID) -> HttpResponse:
    """One action: how it stands, what was measured, what it answers."""
    found = reads.action(request.actor, planned_action_id, today=timezone.localdate())
    told = words.action(found)
    for one in told["answers"]:
        where = {"network": network.slug, "bundle_id": one["bundle_id"]}
        one["href"] = reverse("voice:answers", kwargs=where) if can(request.actor, "voice.see_answers") else ""
    context = {
        "plan": found.row.goal.plan,
        "goal": found.row.goal,
        "action": told,
        "done": found.row.progress == Progress.DONE,
        "owed": [one for one in told["answers"] if not one["answered"]],
        "measured": [(words.day(one.on), words.told(one.value), one.note) for one in found.measured],
        "may_change": can(request.actor, "plans.change_action"),
        "may_pay": can(request.actor, "plans.change_action") and budgets.may_see_money(request.actor),
    }
    return page(request, "plans/action.html", context)


@acts(policy.FOLLOW_ACTION)
def follow(request: HouseRequest, network: Any, planned_action_id: uuid.UUID) -> HttpResponse:
    """How it goes, what was measured, what worked."""
    row = plans.followed(request.actor, planned_action_id)
    now = {"progress": row.progress, "worked": row.worked, "failed": row.failed}
    form = FollowForm(request.POST or None, measured=bool(row.indicator), initial=now)
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form, lambda: services.follow_action(request.actor, planned_action_id, said=form.said, once=form.token)
        )
        if saved is not None:
            done(request, _("Genoteerd hoe het staat."))
            return redirect_to(request, "plans:action", planned_action_id=planned_action_id)
    back = ("plans:action", {"planned_action_id": planned_action_id})
    return asked(request, form, _("Hoe staat het?"), back=back, lead=row.text)


@acts(policy.CHANGE_ACTION)
def money(request: HouseRequest, network: Any, planned_action_id: uuid.UUID) -> HttpResponse:
    """Money of a fund stands aside for this action, or is free again."""
    found = reads.action(request.actor, planned_action_id, today=timezone.localdate())
    pots = budgets.open_pots(request.actor, today=timezone.localdate())
    said = _("%(fund)s %(year)s · nog %(free)s")
    choices = [
        (str(pot.row.pk), said % {"fund": pot.fund.name, "year": pot.row.year, "free": euros(pot.balance.free)})
        for pot in pots
    ]
    form = AsideForm(request.POST or None, pots=choices)
    if request.method == "POST" and form.is_valid():
        fund_year, cents = form.cleaned_data["fund_year_id"], form.cleaned_data["amount"]
        saved = attempt(
            form,
            lambda: services.set_money_aside(
                request.actor, planned_action_id, fund_year_id=fund_year, cents=cents, once=form.token
            ),
        )
        if saved is not None:
            done(request, _("Het geld staat opzij voor deze actie."))
            return redirect_to(request, "plans:action", planned_action_id=planned_action_id)
    back = ("plans:action", {"planned_action_id": planned_action_id})
    free = reverse("plans:free_money", kwargs={"network": network.slug, "planned_action_id": planned_action_id})
    more = {"drop_url": free, "drop_act": _("Geef het geld vrij")} if found.money else {}
    return asked(request, form, _("Geld voor deze actie"), back=back, lead=found.row.text, **more)


@require_POST
@acts(policy.CHANGE_ACTION)
def free_money(request: HouseRequest, network: Any, planned_action_id: uuid.UUID) -> HttpResponse:
    """The money is free again."""
    services.free_money(request.actor, planned_action_id)
    done(request, _("Het geld is weer vrij."))
    return redirect_to(request, "plans:action", planned_action_id=planned_action_id)
