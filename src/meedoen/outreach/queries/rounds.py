"""Rounds through a neighbourhood with what was ticked off today."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Statement

from .. import policy
from ..models import Passing, Round, Stop


@dataclass(frozen=True)
class Halt:
    """One stop: where, whether somebody was there today, and when last."""

    id: uuid.UUID
    code: str
    name: str
    here: bool
    last_on: datetime.date | None


@dataclass(frozen=True)
class Walked:
    """A round with its stops in order."""

    id: uuid.UUID
    name: str
    ended: bool
    stops: list[Halt]

    @property
    def done(self) -> int:
        """How many stops were ticked today."""
        return sum(stop.here for stop in self.stops)


_WALKED = Statement(lambda rows: rows.filter(ended_on=None).order_by("name"))


@query(policy.SEE_ROUNDS)
def rounds(actor: Actor, rows: QuerySet[Round], *, today: datetime.date) -> list[Walked]:
    """The rounds that are walked, by name (three queries)."""
    return _walked(_WALKED(rows), today)


@query(policy.SEE_ROUNDS)
def round_of(actor: Actor, rows: QuerySet[Round], round_id: uuid.UUID, *, today: datetime.date) -> Walked:
    """One round. Raises NotFound."""
    return _walked([one(rows, pk=round_id)], today)[0]


def _walked(found: list[Round], today: datetime.date) -> list[Walked]:
    if not found:
        return []
    stops = Stop.objects.select_related("area", "place").defer("area__outline").order_by("order")
    prefetch_related_objects(found, Prefetch("stops", stops))
    ids = [stop.pk for row in found for stop in row.stops.all()]
    last: dict[uuid.UUID, datetime.date] = {}
    recent = Passing.objects.filter(stop_id__in=ids, on__gte=today - datetime.timedelta(days=366))
    for stop_id, on in recent.order_by("on").values_list("stop_id", "on"):
        last[stop_id] = on
    return [
        Walked(row.pk, row.name, row.ended_on is not None, [_halt(stop, last, today) for stop in row.stops.all()])
        for row in found
    ]


def _halt(stop: Stop, last: dict[uuid.UUID, datetime.date], today: datetime.date) -> Halt:
    code = f"place:{stop.place_id}" if stop.place_id else f"area:{stop.area_id}"
    name = stop.place.name if stop.place else (stop.area.name if stop.area else "")
    on = last.get(stop.pk)
    return Halt(stop.pk, code, name, on == today, on)
