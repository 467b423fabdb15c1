"""Writes of own plans: the words are the person's, and only ever sealed with the person's own key."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy, textchecks, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import NoLink, NotFound, Refused
from meedoen.people import public as people
from meedoen.people.public import LinkKind

from .. import policy_of_plans as policy
from ..models.own_plan import OwnPlan, PlanStep
from ..rules import own_plans as rules
from ..terms_of_plans import Helper

SOURCE = "referrals.OwnPlan"


@command(policy.BEGIN_PLAN)
def begin(actor: Actor, *, organisation_id: uuid.UUID, who: Mapping[str, Any], goal: str) -> OwnPlan:
    """A goal in the person's own words; who writes it down follows it for a month, renewed with each change.

    Raises Refused: nobody chosen, an empty or too long goal, a register number in it, not one's own organisation.
    """
    if organisation_id not in actor.organisation_ids:
        raise Refused(_("Kies een organisatie waar je zelf voor werkt."), field="organisation")
    said = _said(goal, "goal", _("Schrijf wat de persoon zelf wil, in eigen woorden."))
    person_id = people.resolve_person(actor, who, organisation_id)
    if person_id is None:
        raise Refused(_("Kies van wie dit plan is."), field="who")
    row = OwnPlan(pk=new_id(), organisation_id=organisation_id, person_id=person_id)
    row.goal = _sealed(row, rules.goal_field(row.pk), said)
    row.save(force_insert=True)
    _followed(actor, row)
    return row


@command(policy.CHANGE_PLAN)
def change_goal(actor: Actor, plan: OwnPlan, *, goal: str, seen: int | None = None) -> OwnPlan:
    """The goal in other words. Raises Refused as ``begin``, for a plan that is over or was changed meanwhile."""
    _ready(actor, plan, seen)
    plan.goal = _sealed(plan, rules.goal_field(plan.pk), _said(goal, "goal", _("Schrijf wat de persoon zelf wil.")))
    return _changed(actor, plan, "goal")


@command(policy.CHANGE_PLAN)
def add_step(
    actor: Actor, plan: OwnPlan, *, what: str, helper: str = Helper.SELF, due_on: datetime.date | None = None
) -> PlanStep:
    """One step more. Raises Refused: empty, too long, a register number, a plan that is over, a 13th step."""
    _ready(actor, plan, None)
    said = _said(what, "what", _("Schrijf wat de volgende stap is."))
    if helper not in Helper.values:
        raise Refused(_("Kies wie de stap doet."), field="helper")
    if PlanStep.objects.filter(plan=plan).count() >= rules.MOST_STEPS:
        raise Refused(_("Dit plan heeft al 12 stappen. Vink er eerst af, of begin een nieuw plan."), field="what")
    step = PlanStep(pk=new_id(), plan=plan, person_id=plan.person_id, helper=helper, due_on=due_on)
    step.what = _sealed(plan, rules.step_field(step.pk), said)
    step.save(force_insert=True)
    _changed(actor, plan)
    return step


@command(policy.CHANGE_PLAN)
def tick_step(actor: Actor, plan: OwnPlan, *, step_id: uuid.UUID, here: bool) -> PlanStep:
    """A step is done, or not after all. Twice is no fault. Raises NotFound, and Refused for a plan that is over."""
    step = _step(plan, step_id)
    _ready(actor, plan, None)
    step.done_on = (step.done_on or timezone.localdate()) if here else None
    step.save(update_fields=["done_on"])
    _changed(actor, plan)
    return step


@command(policy.CHANGE_PLAN)
def drop_step(actor: Actor, plan: OwnPlan, *, step_id: uuid.UUID) -> None:
    """A step that is not wanted any more goes. Raises NotFound, and Refused for a plan that is over."""
    step = _step(plan, step_id)
    _ready(actor, plan, None)
    step.delete()
    _changed(actor, plan)


@command(policy.CHANGE_PLAN)
def move(actor: Actor, plan: OwnPlan, *, move: str, seen: int | None = None) -> OwnPlan:
    """Pause, go on, reached, stop: as the person says. Raises Refused when it does not fit (``rules.own_plans``)."""
    rules.same_version(seen, plan.version)
    _linked(actor, plan)
    plan.state = rules.next_state(plan.state, move)
    remember(move=move)
    return _changed(actor, plan, "state")


def _ready(actor: Actor, plan: OwnPlan, seen: int | None) -> None:
    rules.same_version(seen, plan.version)
    rules.may_change(plan.state)
    _linked(actor, plan)


def _linked(actor: Actor, plan: OwnPlan) -> None:
    if people.purpose_of(actor, plan.person_id) is None:
        raise NoLink(_("Je hebt op dit moment geen lopende opdracht voor deze persoon."))


def _changed(actor: Actor, plan: OwnPlan, *fields: str) -> OwnPlan:
    plan.version += 1
    plan.changed_on = timezone.localdate()
    plan.save(update_fields=[*fields, "version", "changed_on"])
    _followed(actor, plan)
    return plan


def _followed(actor: Actor, plan: OwnPlan) -> None:
    saw(plan.person_id)
    people.open_link(
        plan.person_id,
        kind=LinkKind.TASK,
        organisation_id=plan.organisation_id,
        source=SOURCE,
        source_id=plan.pk,
        user_id=actor.user_id,
    )


def _step(plan: OwnPlan, step_id: uuid.UUID) -> PlanStep:
    found = PlanStep.objects.filter(plan=plan, pk=step_id).first()
    if found is None:
        raise NotFound("step")
    return found


def _said(text: str, field: str, empty: str) -> str:
    said = " ".join(textchecks.clean_text(text).split())
    if not said:
        raise Refused(empty, field=field)
    if too_long := textchecks.too_long(said, rules.LONGEST):
        raise Refused(too_long, field=field)
    if textchecks.find_register_number(said):
        raise Refused(_("Hier staat een rijksregisternummer. Dat bewaren we niet. Haal het weg."), field=field)
    return said


def _sealed(plan: OwnPlan, field: str, text: str) -> bytes:
    vault.create_key(plan.person_id, tenancy.here())  # who had a stamp card alone has no key yet
    return vault.seal(plan.person_id, field, text)
