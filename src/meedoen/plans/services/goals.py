"""Goals and actions are written, followed, paid for; the time line."""

import datetime
import uuid
from dataclasses import replace
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.budgets import public as budgets
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.textchecks import checked
from meedoen.networks import public as networks
from meedoen.voice import public as voice

from ..models import Answering, Finding, Goal, Measurement, Milestone, Plan, PlannedAction, Tool
from ..policy import goals as policy
from ..rules.goals_told import ActionTold, Followed, GoalTold
from ..terms.goals import Block, Progress, Stone

GOAL_MOST, ACTION_MOST, PLAIN_MOST, LOOK_BACK_MOST = 240, 200, 200, 400


@command(policy.WRITE_GOAL)
def write_goal(actor: Actor, plan: Plan, *, told: GoalTold) -> Goal:
    """One more goal of a plan. Raises Refused without words; NotFound for a promise that is not of the agreement of
    this plan."""
    return _goal(actor, Goal(plan=plan, order=plan.goals.count()), told)


@command(policy.CHANGE_GOAL)
def change_goal(actor: Actor, goal: Goal, *, told: GoalTold) -> Goal:
    """The same goal in other words. Raises as ``write_goal`` does."""
    return _goal(actor, goal, told)


def _goal(actor: Actor, goal: Goal, told: GoalTold) -> Goal:
    text = checked(" ".join(told.text.split()), field="text", most=GOAL_MOST)
    if not text:
        raise Refused(_("Schrijf in één zin wat jullie willen bereiken."), field="text")
    if told.promise_id is not None:
        agreement = goal.plan.agreement_id
        known = budgets.promises(actor, agreement) if agreement else []
        if told.promise_id not in {one.pk for one in known}:
            raise NotFound("promise")
    goal.text, goal.plain = text, checked(" ".join(told.plain.split()), field="plain", most=PLAIN_MOST)
    goal.blocks = [code for code in Block.values if code in told.blocks]
    goal.promise_id = told.promise_id
    goal.save()
    return goal


@command(policy.CHANGE_GOAL)
def drop_goal(actor: Actor, goal: Goal) -> uuid.UUID:
    """A goal goes. Gives the key of its plan. Raises Refused while actions stand under it."""
    if goal.actions.exists():
        raise Refused(_("Onder dit doel staan nog acties. Haal die eerst weg."), code="used")
    plan_id = goal.plan_id
    goal.delete()
    return plan_id


@command(policy.CHANGE_GOAL)
def write_action(actor: Actor, goal: Goal, *, told: ActionTold) -> PlannedAction:
    """One more action under a goal. Raises Refused without words or with days that are turned around; NotFound for an
    owner, a zone, a finding, a bundle or a decision that is not there."""
    last = goal.actions.aggregate(last=Max("order"))["last"]
    return _action(actor, PlannedAction(goal=goal, order=0 if last is None else last + 1), told)


@command(policy.WRITE_GOAL)
def act_on_finding(
    actor: Actor,
    plan: Plan,
    *,
    finding_id: uuid.UUID,
    told: ActionTold,
    goal_id: uuid.UUID | None = None,
    goal_text: str = "",
) -> PlannedAction:
    """An action that rests on a finding of this plan, under this goal or a new one. Raises Refused without a goal, and
    as ``write_goal`` and ``write_action`` do; NotFound for a finding or a goal of another plan."""
    if goal_id is None:
        goal = _goal(actor, Goal(plan=plan, order=plan.goals.count()), GoalTold(goal_text))
    else:
        found = plan.goals.filter(pk=goal_id).first()
        if found is None:
            raise NotFound("goal")
        goal = found
    last = goal.actions.aggregate(last=Max("order"))["last"]
    row = PlannedAction(goal=goal, order=0 if last is None else last + 1)
    return _action(actor, row, replace(told, finding_id=finding_id))


@command(policy.CHANGE_ACTION)
def change_action(actor: Actor, action: PlannedAction, *, told: ActionTold) -> PlannedAction:
    """The same action in other words, of another owner, by another day. Raises as ``write_action`` does."""
    return _action(actor, action, told)


@command(policy.CHANGE_GOAL)
def take_tool(actor: Actor, goal: Goal, *, tool_id: uuid.UUID) -> PlannedAction:
    """What lies in the tool library becomes an action under this goal, with one click: to do, until the end of the
    plan. The same tool twice under a goal is the same action. Raises NotFound for a tool that is not there."""
    tool = Tool.objects.filter(pk=tool_id).first()
    if tool is None:
        raise NotFound("tool")
    known = goal.actions.filter(tool=tool).first()
    if known is not None:
        return known
    order = goal.actions.count()
    due = max(goal.plan.last_day, timezone.localdate())
    return PlannedAction.objects.create(
        goal=goal, text=tool.title, due_on=due, threshold=tool.threshold, tool=tool, order=order
    )


def _action(actor: Actor, row: PlannedAction, told: ActionTold) -> PlannedAction:
    text = checked(" ".join(told.text.split()), field="text", most=ACTION_MOST)
    if not text:
        raise Refused(_("Schrijf in één zin wat jullie gaan doen."), field="text")
    if told.begins_on is not None and told.due_on < told.begins_on:
        raise Refused(_("De actie is klaar vóór ze begint. Draai de dagen om."), field="due_on", code="order")
    if (told.start_value is None) != (told.target_value is None):
        raise Refused(_("Vul zowel het begin als het doel in, of geen van beide."), field="target_value", code="half")
    _known(actor, row, told)
    row.text, row.plain = text, checked(" ".join(told.plain.split()), field="plain", most=PLAIN_MOST)
    row.owner_id, row.working_area_id, row.finding_id = told.owner_id, told.working_area_id, told.finding_id
    row.begins_on, row.due_on, row.threshold = told.begins_on, told.due_on, told.threshold
    row.indicator = checked(told.indicator, field="indicator", most=120)
    row.unit = checked(told.unit, field="unit", most=40)
    row.start_value, row.target_value = told.start_value, told.target_value
    row.save()
    _set_answers(actor, row, {key: kind for kind, key in told.answers})
    return row


def _known(actor: Actor, row: PlannedAction, told: ActionTold) -> None:
    if told.owner_id is not None and told.owner_id not in networks.names_of_partners(actor):
        raise NotFound("organisation")
    if told.working_area_id is not None:
        networks.working_area(actor, told.working_area_id)
    of_plan = Finding.objects.filter(plan_id=row.goal.plan_id)
    if told.finding_id is not None and not of_plan.filter(pk=told.finding_id).exists():
        raise NotFound("finding")


def _set_answers(actor: Actor, row: PlannedAction, wanted: dict[uuid.UUID, str]) -> None:
    there = set(row.answering.values_list("about_id", flat=True))
    fresh = set(wanted) - there
    if fresh and fresh - set(voice.linked(actor, fresh)):
        raise NotFound("bundle")
    gone = there - set(wanted)  # what this actor may not see was not on the form, and stays
    if gone:
        row.answering.filter(about_id__in=voice.linked(actor, gone)).delete()
    for key in sorted(fresh):
        Answering.objects.create(action=row, about_kind=wanted[key], about_id=key)


@command(policy.CHANGE_ACTION)
def drop_action(actor: Actor, action: PlannedAction) -> uuid.UUID:
    """An action goes. Gives the key of its plan. Raises Refused while money stands aside for it, and once something was
    measured: then it is stopped, not forgotten."""
    if action.hold_id is not None:
        raise Refused(_("Voor deze actie staat geld opzij. Geef het eerst vrij."), code="money")
    if action.measurements.exists():
        raise Refused(_("Bij deze actie is al gemeten. Zet ze op ‘Gestopt’ en zeg waarom."), code="used")
    plan_id = action.goal.plan_id
    action.delete()
    return plan_id


@command(policy.FOLLOW_ACTION)
def follow_action(actor: Actor, action: PlannedAction, *, said: Followed) -> PlannedAction:
    """How an action goes. A value of a day replaces the one of that day. Raises Refused for a progress that is not on
    the list, for a day to come, and with a register number."""
    today = timezone.localdate()
    if said.progress not in Progress.values:
        raise Refused(_("Kies hoe het staat."), field="progress")
    day = said.measured_on or today
    if day > today:
        raise Refused(_("Deze dag moet nog komen. Kies vandaag of vroeger."), field="measured_on")
    action.done_on = (action.done_on or today) if said.progress == Progress.DONE else None
    action.progress = said.progress
    action.worked = checked(said.worked, field="worked", most=LOOK_BACK_MOST)
    action.failed = checked(said.failed, field="failed", most=LOOK_BACK_MOST)
    action.save(update_fields=["progress", "done_on", "worked", "failed"])
    if said.value is not None:
        note = checked(said.note, field="note", most=160)
        Measurement.objects.update_or_create(action=action, on=day, defaults={"value": said.value, "note": note})
    return action


@command(policy.CHANGE_ACTION)
def set_money_aside(actor: Actor, action: PlannedAction, *, fund_year_id: uuid.UUID, cents: int) -> PlannedAction:
    """Money of a fund stands aside for this action; what stood aside before is free again. Raises Refused when the fund
    does not hold so much, or when its year is closed."""
    _free(actor, action)
    about = _about(action)
    hold = budgets.reserve(actor, fund_year_id, cents, key=f"plan:{new_id().hex}", about=about)
    action.hold_id = hold.pk
    action.save(update_fields=["hold_id"])
    return action


@command(policy.CHANGE_ACTION)
def free_money(actor: Actor, action: PlannedAction) -> PlannedAction:
    """The money of this action that was not paid is free again."""
    _free(actor, action)
    action.hold_id = None
    action.save(update_fields=["hold_id"])
    return action


def _free(actor: Actor, action: PlannedAction) -> None:
    if action.hold_id is not None:
        budgets.release(actor, action.hold_id, about=_about(action))


def _about(action: PlannedAction) -> Any:
    return budgets.About(
        on=timezone.localdate(),
        what=action.text[:160],
        basket=budgets.Basket.INITIATIVE,
        threshold=action.threshold,
        kind="plans.PlannedAction",
        id=action.pk,
    )


@command(policy.ADD_MILESTONE)
def add_milestone(actor: Actor, plan: Plan, *, kind: str, text: str, on: datetime.date) -> Milestone:
    """A point on the time line. Raises Refused without words."""
    text = checked(" ".join(text.split()), field="text", most=160)
    if not text or kind not in Stone.values:
        raise Refused(_("Schrijf in enkele woorden wat er dan is."), field="text")
    return Milestone.objects.create(plan=plan, kind=kind, text=text, on=on)


@command(policy.CHANGE_MILESTONE)
def tick_milestone(actor: Actor, row: Milestone, *, done: bool) -> Milestone:
    """It was reached, or not after all."""
    row.done_on = timezone.localdate() if done else None
    row.save(update_fields=["done_on"])
    return row


@command(policy.CHANGE_MILESTONE)
def drop_milestone(actor: Actor, row: Milestone) -> uuid.UUID:
    """It leaves the time line. Gives the key of its plan."""
    plan_id = row.plan_id
    row.delete()
    return plan_id
