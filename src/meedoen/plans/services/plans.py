"""A plan is made and changed."""

from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import Refused
from meedoen.kernel.textchecks import checked
from meedoen.networks import public as networks

from ..models import Plan
from ..policy import plans as policy
from ..rules.plans import Cover

LONGEST_NAME = 120
LONGEST_ABOUT = 1200


@command(policy.MAKE_PLAN)
def make_plan(actor: Actor, *, cover: Cover) -> Plan:
    """A new plan for some years. Raises Refused without a name, with a name that is taken, or with days that are turned
    around; NotFound for an agreement or an area that is not there."""
    return _written(actor, Plan(), cover)


@command(policy.CHANGE_PLAN)
def change_plan(actor: Actor, plan: Plan, *, cover: Cover) -> Plan:
    """The same plan with another name, other years or another agreement. Raises as ``make_plan`` does."""
    return _written(actor, plan, cover)


def _written(actor: Actor, plan: Plan, cover: Cover) -> Plan:
    name = checked(" ".join(cover.name.split()), field="name", most=LONGEST_NAME)
    if not name:
        raise Refused(_("Geef het plan een naam."), field="name")
    if cover.last_day < cover.first_day:
        raise Refused(_("De laatste dag ligt vóór de eerste. Draai ze om."), field="last_day", code="order")
    if Plan.objects.filter(name=name).exclude(pk=plan.pk).exists():
        raise Refused(_("Er is al een plan met deze naam. Kies een andere."), field="name", code="taken")
    if cover.agreement_id is not None:
        networks.agreement(actor, cover.agreement_id)
    if cover.working_area_id is not None:
        networks.working_area(actor, cover.working_area_id)
    plan.name, plan.first_day, plan.last_day = name, cover.first_day, cover.last_day
    plan.about = checked(cover.about, field="about", most=LONGEST_ABOUT)
    plan.working_area_id, plan.agreement_id = cover.working_area_id, cover.agreement_id
    plan.save()
    return plan
