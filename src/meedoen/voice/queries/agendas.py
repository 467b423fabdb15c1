"""Bundles on agendas: which may become a point, on which coming meeting, and on which one they stand."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from .. import rounds
from ..models import AgendaPoint, Bundle, Meeting
from ..policy import groups as policy
from ..policy import signals
from ..rules.meetings import AHEAD
from ..terms.groups import Stage


@dataclass(frozen=True)
class OnAgenda:
    """A meeting on whose agenda a bundle stands. ``opens``: the actor may open that meeting."""

    meeting_id: uuid.UUID
    title: str
    group: str
    starts_at: datetime.datetime
    ahead: bool
    opens: bool


@query(signals.PUT_ON_AGENDA)
def bundles_for_agenda(actor: Actor, rows: QuerySet[Bundle], meeting_id: uuid.UUID) -> list[tuple[uuid.UUID, str]]:
    """Bundles without an answer that do not stand on this agenda yet, by title."""
    here = AgendaPoint.objects.filter(meeting_id=meeting_id).exclude(bundle=None).values("bundle_id")
    found = rows.filter(rounds.unanswered()).exclude(pk__in=here)
    return list(found.order_by("title").values_list("pk", "title")[:200])


@query(signals.PUT_ON_AGENDA)
def to_put(actor: Actor, rows: QuerySet[Bundle], bundle_id: uuid.UUID) -> Bundle:
    """A bundle that can be put on an agenda. Raises NotFound, also when its answer is out."""
    return one(rows.filter(rounds.unanswered()), pk=bundle_id)


@query(policy.LEAD_MEETING)
def agendas_to_choose(
    actor: Actor, rows: QuerySet[Meeting], bundle_id: uuid.UUID, *, today: datetime.date
) -> list[Meeting]:
    """The coming meetings that the actor leads and where this bundle does not stand yet, soonest first."""
    there = AgendaPoint.objects.filter(bundle_id=bundle_id).values("meeting_id")
    coming = rows.filter(stage__in=AHEAD, starts_at__date__gte=today).exclude(pk__in=there)
    return list(coming.select_related("group").order_by("starts_at", "pk")[:40])


@query(signals.SEE_BUNDLES)
def on_agendas(actor: Actor, rows: QuerySet[Bundle], bundle_id: uuid.UUID, *, today: datetime.date) -> list[OnAgenda]:
    """Where a bundle stands or stood on the agenda, newest first, at most five.

    Nothing for who reads of bundles only what everybody does.
    """
    if not signals.reads_inside(actor):
        return []
    points = AgendaPoint.objects.filter(bundle__in=rows.filter(pk=bundle_id)).exclude(meeting__stage=Stage.CANCELLED)
    found = list(points.select_related("meeting__group").order_by("-meeting__starts_at", "pk")[:5])
    ids = [point.meeting_id for point in found]
    mine = policy.SEE_MEETINGS.queryset(actor).filter(pk__in=ids) if policy.SEE_MEETINGS.allows(actor) else None
    opens = set(mine.values_list("pk", flat=True)) if mine is not None and ids else set()
    return [_on(point.meeting, today, opens) for point in found]


def _on(row: Meeting, today: datetime.date, opens: set[uuid.UUID]) -> OnAgenda:
    ahead = row.stage in AHEAD and timezone.localdate(row.starts_at) >= today
    return OnAgenda(row.pk, row.title, row.group.name, row.starts_at, ahead, row.pk in opens)
