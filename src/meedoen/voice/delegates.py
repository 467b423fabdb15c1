"""For which group somebody stands behind a delegate in a council."""

import uuid

from django.db.models import Q

from meedoen.kernel.actors import Actor

from .models import AgendaPoint, Debrief, GroupMember
from .policy.groups import LEADING


def sending_group(actor: Actor, council_id: uuid.UUID) -> uuid.UUID | None:
    """The group of this actor that sent somebody to this council: of the own organisation, or led; None without."""
    led = GroupMember.objects.filter(user_id=actor.user_id, until=None, role__in=LEADING).order_by()
    ours = Q(sent_by__organisation_id__in=actor.organisation_ids) | Q(sent_by__in=led.values("group_id"))
    sent = GroupMember.objects.filter(ours, group_id=council_id, until=None).exclude(sent_by=None)
    return sent.order_by("since", "pk").values_list("sent_by_id", flat=True).first()


def told_of(point: AgendaPoint, own: uuid.UUID | None) -> Debrief | None:
    """What was brought back of a point: what the own delegate heard, else what another one heard last."""
    told = sorted(point.debriefs.all(), key=lambda one: (one.group_id == own, one.on), reverse=True)
    return next(iter(told), None)
