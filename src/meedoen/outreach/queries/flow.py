"""The flow of a group in a period, counted from attendance: rows without a name, released here."""

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meedoen.activities import public as activities
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.refusals import NotFound
from meedoen.networks import public as networks
from meedoen.referrals import public as referrals

from ..policy import pictures as policy
from ..rules import flow as rules
from ..rules.flow import Flow, Seen
from ..rules.periods import Span


@dataclass(frozen=True)
class GroupFlow:
    """A group with its flow, and the words of the groups that people went on to."""

    id: uuid.UUID
    name: str
    organisation: str
    flow: Flow
    words: dict[rules.Key, str]


@query(policy.SEE_FLOW)
def groups(actor: Actor, rows: None) -> list[activities.Group]:
    """The groups of which a flow can be shown."""
    return activities.groups(actor)


@query(policy.SEE_FLOW)
def flow(actor: Actor, rows: None, group_id: uuid.UUID, span: Span) -> GroupFlow:
    """One group in one period, beside the period before. Raises NotFound. A fixed number of queries."""
    all_groups = {one.id: one for one in activities.groups(actor)}
    group = all_groups.get(group_id)
    if group is None:
        raise NotFound("group")
    period = span.period
    came = activities.comings(actor, group_id, period, span.before.period)
    led: dict[rules.Key, set[rules.Key]] = {}
    for (start, end), people in referrals.arrived_between(actor, period.first, period.last).items():
        if start == group.organisation_id:
            led.setdefault(end, set()).update(people)
    seen = [Seen(row.person, row.group, row.first, row.before, row.now) for row in came]
    names: dict[rules.Key, str] = {key: _named(one, group) for key, one in all_groups.items()}
    names |= {one.pk: _("%(name)s, met toeleiding") % {"name": one.name} for one in networks.partners(actor)}
    counted = rules.count((row for row in seen if row.group in names), group_id, period.first, led)
    return GroupFlow(group.id, group.name, group.organisation, rules.released(counted), names)


def _named(one: activities.Group, group: activities.Group) -> str:
    """Another organisation is named beside its group: where people went on to is what the picture is for."""
    return one.name if one.organisation_id == group.organisation_id else f"{one.name} ({one.organisation})"
