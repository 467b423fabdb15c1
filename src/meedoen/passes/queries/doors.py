"""The devices at the doors, and what was odd about what they saw."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw

from .. import policy
from ..models import Device, DoorUse
from ..terms import Seen

SHOWN = 50


@dataclass(frozen=True)
class Odd:
    """A look that was no plain yes: when, at which device, what it was, the code of the card if there is one."""

    at: datetime.datetime
    device: str
    seen: str
    code: str


@query(policy.SEE_DEVICES)
def devices(actor: Actor, rows: QuerySet[Device]) -> tuple[list[Any], list[Odd]]:
    """Every device with ``looks`` and ``odd`` of the last month, and the newest odd looks. No name of anybody."""
    odd = ~Q(uses__seen=Seen.GOOD) & Q(uses__isnull=False)
    found = list(rows.annotate(looks=Count("uses"), odd=Count("uses", filter=odd)).select_related("organisation"))
    strange = DoorUse.objects.exclude(seen=Seen.GOOD).filter(device__in=[one.pk for one in found])
    newest = list(strange.select_related("device", "card").order_by("-at", "-pk")[:SHOWN])
    saw(*(row.person_id for row in newest if row.person_id))
    return found, [
        Odd(row.at, row.device.name, str(Seen(row.seen).label), row.card.code if row.card else "") for row in newest
    ]
