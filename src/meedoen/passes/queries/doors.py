"""The devices at the doors, and what was odd about what they saw."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw

from .. import policy
from ..models import Device, DoorUse
from ..terms import Seen

SHOWN = 50


@dataclass(frozen=True)
class Odd:
    """A look that was no plain yes: when, at which device, what it was, the code of the card if there is one.

    ``also``: where else the same card was seen on that day.
    """

    at: datetime.datetime
    device: str
    seen: str
    code: str
    also: list[str]


@query(policy.SEE_DEVICES)
def devices(actor: Actor, rows: QuerySet[Device]) -> tuple[list[Any], list[Odd]]:
    """Every device with ``looks`` and ``odd`` of the last month, and the newest odd looks. No name of anybody."""
    odd = ~Q(uses__seen=Seen.GOOD) & Q(uses__isnull=False)
    found = list(rows.annotate(looks=Count("uses"), odd=Count("uses", filter=odd)).select_related("organisation"))
    strange = DoorUse.objects.exclude(seen=Seen.GOOD).filter(device__in=[one.pk for one in found])
    newest = list(strange.select_related("device", "card").order_by("-at", "-pk")[:SHOWN])
    saw(*(row.person_id for row in newest if row.person_id))
    at = _at_other_doors(newest)
    return found, [
        Odd(row.at, row.device.name, str(Seen(row.seen).label), row.card.code if row.card else "", at.get(row.pk, []))
        for row in newest
    ]


def _at_other_doors(rows: list[DoorUse]) -> dict[uuid.UUID, list[str]]:
    """At which other devices the card of a double look was on the same day; one read."""
    twice = [row for row in rows if row.seen == Seen.TWICE]
    around = DoorUse.objects.filter(card__in={row.card_id for row in twice}).select_related("device") if twice else ()
    found: dict[uuid.UUID, list[str]] = {}
    for row in twice:
        there = {
            one.device.name
            for one in around
            if one.card_id == row.card_id
            and one.device_id != row.device_id
            and timezone.localdate(one.at) == timezone.localdate(row.at)
        }
        found[row.pk] = sorted(there)
    return found
