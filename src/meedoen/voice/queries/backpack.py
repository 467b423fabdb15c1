"""The backpack of a delegate: what goes along to a council (K4, K5)."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from ..delegates import sending_group, told_of
from ..models import AgendaPoint, GroupMember, Meeting, Promise, Signal
from ..policy import groups as policy
from ..terms.groups import PointOutcome
from ..terms.signals import SignalState
from ..under_token import names_of
from .groups import label_of
from .meetings import Lift, OneMeeting, Point, Promised, meeting

SIGNALS_SHOWN = 4


@dataclass(frozen=True)
class PackPoint:
    """A point in the backpack: the signals behind it in neutral words, how many, and what was asked before."""

    point: Point
    signals: list[str]
    more: int
    promises: list[Promised]


@dataclass(frozen=True)
class Backpack:
    """What a delegate takes along to a council (K4, K5)."""

    meeting: OneMeeting
    delegates: list[tuple[str, str]]
    points: list[PackPoint]
    lifts: list[Lift]


@query(policy.PREPARE_DELEGATE)
def backpack(actor: Actor, rows: QuerySet[Meeting], meeting_id: uuid.UUID, *, today: datetime.date) -> Backpack:
    """Agenda in easy words, the signals behind each point, what we asked last time and what came of it, who drives.

    Only checked signals, in their neutral words. What was asked and what came of it is that of the last earlier point
    from the same bundle, where nobody typed other words. Raises NotFound.
    """
    row = one(rows, pk=meeting_id)
    found = meeting(actor, row.pk, today=today)
    bundles = [point.bundle_id for point in found.points if point.bundle_id]
    behind: dict[uuid.UUID, list[str]] = {}
    said = Signal.objects.filter(bundle_id__in=bundles, state=SignalState.CHECKED).order_by("noticed_on", "pk")
    for bundle_id, statement in said.values_list("bundle_id", "statement"):
        behind.setdefault(bundle_id, []).append(statement)
    kept: dict[uuid.UUID, list[Promised]] = {}
    earlier = Promise.objects.filter(point__bundle_id__in=bundles, meeting__starts_at__lt=row.starts_at)
    for promise in earlier.select_related("point", "meeting").order_by("meeting__starts_at", "pk"):
        if promise.point is not None and promise.point.bundle_id is not None:
            kept.setdefault(promise.point.bundle_id, []).append(Promised.of(promise, today, promise.meeting.title))
    before = _before(actor, row, bundles)
    sent = GroupMember.objects.filter(group_id=row.group_id, until=None).exclude(sent_by=None).select_related("sent_by")
    members = list(sent.order_by("since", "pk"))
    known = names_of(member.user_id for member in members)
    return Backpack(
        meeting=found,
        delegates=[(label_of(one_, known), one_.sent_by.name if one_.sent_by else "") for one_ in members],
        points=[_packed(point, behind, kept, before) for point in found.points],
        lifts=found.lifts,
    )


def _before(actor: Actor, row: Meeting, bundles: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[str, str]]:
    """For each bundle what was asked in the last earlier point from it, and what came of that."""
    own = sending_group(actor, row.group_id)
    points = AgendaPoint.objects.filter(bundle_id__in=bundles, meeting__starts_at__lt=row.starts_at).exclude(we_ask="")
    found: dict[uuid.UUID, tuple[str, str]] = {}
    for point in points.order_by("meeting__starts_at", "pk").prefetch_related("debriefs"):
        if point.bundle_id is None:
            continue
        told = told_of(point, own)
        came = (told.said or str(PointOutcome(told.outcome).label)) if told else ""
        found[point.bundle_id] = (point.we_ask, came)
    return found


def _packed(
    point: Point,
    behind: dict[uuid.UUID, list[str]],
    kept: dict[uuid.UUID, list[Promised]],
    before: dict[uuid.UUID, tuple[str, str]],
) -> PackPoint:
    bundle = point.bundle_id
    if bundle is None:
        return PackPoint(point, [], 0, [])
    said = behind.get(bundle, [])
    asked, came = before.get(bundle, ("", ""))
    if not point.asked_before and asked:
        point = replace(point, asked_before=asked, came_of_it=point.came_of_it or came)
    return PackPoint(point, said[:SIGNALS_SHOWN], max(0, len(said) - SIGNALS_SHOWN), kept.get(bundle, []))
