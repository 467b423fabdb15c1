"""The sessions of an imported activity, kept in step with its source."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from ..intake.drafts import AVAILABLE, Draft, SessionDraft
from ..models import Activity, Attendance, Enrolment, ImportRun, Session
from ..terms import EnrolmentStatus, SessionStatus, Status

GONE = "Volgens de bron gaat dit niet door."
REASON_MAX = 200


@dataclass(frozen=True)
class Moment:
    """When a session should be, and whether it goes on."""

    start: datetime.datetime
    end: datetime.datetime
    status: str = SessionStatus.PLANNED
    reason: str = ""
    capacity: int | None = None
    childcare: int = 0


def wanted(activity: Activity, draft: Draft) -> list[Moment]:
    """The moments of a draft, one per start (a source may name a moment twice)."""
    found: dict[datetime.datetime, Moment] = {}
    for told in draft.sessions:
        if told.end > told.start:
            found.setdefault(told.start, _moment(activity, draft, told))
    return list(found.values())


def _moment(activity: Activity, draft: Draft, told: SessionDraft) -> Moment:
    goes_on = told.status == AVAILABLE and draft.status == AVAILABLE
    reason = "" if goes_on else (told.status_reason or draft.status_reason or GONE)
    return Moment(
        start=told.start,
        end=told.end,
        status=SessionStatus.PLANNED if goes_on else SessionStatus.CANCELLED,
        reason=reason[:REASON_MAX],
        capacity=told.capacity if told.capacity is not None else activity.capacity,
        childcare=activity.childcare_places,
    )


def _session(activity: Activity, moment: Moment) -> Session:
    return Session(
        network_id=activity.network_id,
        activity=activity,
        planned_start=moment.start,
        starts_at=moment.start,
        ends_at=moment.end,
        place=activity.place,
        status=moment.status,
        reason=moment.reason,
        capacity=moment.capacity,
        childcare_places=moment.childcare,
    )


def add_all(pairs: list[tuple[Activity, Draft]]) -> None:
    """The sessions of new activities, in large steps."""
    rows = [_session(activity, moment) for activity, draft in pairs for moment in wanted(activity, draft)]
    Session.objects.bulk_create(rows, batch_size=500)


def in_step(activity: Activity, moments: list[Moment]) -> None:
    """Add what is new, change what differs, and let go of what the source no longer has.

    A session with sign-ups or attendance stays: when it is still ahead it is cancelled and the people are to be told.
    """
    by_start = {moment.start: moment for moment in moments}
    used = Session.objects.filter(activity=activity).annotate(
        used=Exists(Enrolment.objects.filter(session=OuterRef("pk")))
        | Exists(Attendance.objects.filter(session=OuterRef("pk")))
    )
    now = timezone.now()
    for session in used:
        moment = by_start.pop(session.planned_start, None)
        if moment is not None:
            _follow(session, moment)
        elif not session.used:
            session.delete()
        elif session.starts_at > now and session.status != SessionStatus.CANCELLED:
            _call_off(session, GONE)
    Session.objects.bulk_create([_session(activity, moment) for moment in by_start.values()], batch_size=500)


def _follow(session: Session, moment: Moment) -> None:
    if moment.status == SessionStatus.CANCELLED and session.status != SessionStatus.CANCELLED:
        _call_off(session, moment.reason)
        return
    session.ends_at, session.capacity = (
        max(moment.end, session.starts_at + datetime.timedelta(minutes=1)),
        moment.capacity,
    )
    session.childcare_places = moment.childcare
    session.save(update_fields=["ends_at", "capacity", "childcare_places"])


def _call_off(session: Session, reason: str) -> None:
    session.status, session.reason = SessionStatus.CANCELLED, reason[:REASON_MAX]
    session.save(update_fields=["status", "reason"])
    open_now = Enrolment.objects.filter(session=session).exclude(status=EnrolmentStatus.CANCELLED)
    open_now.update(to_tell="cancelled", called_at=None)


def kept(activity: Activity) -> list[list[Any]]:
    """The sessions as they are, for the undo."""
    return [
        [row.planned_start.isoformat(), row.ends_at.isoformat(), row.status, row.reason, row.capacity,
         row.childcare_places]
        for row in Session.objects.filter(activity=activity)
    ]  # fmt: skip


def from_kept(rows: list[list[Any]]) -> list[Moment]:
    """The moments as they were before an import."""
    read = datetime.datetime.fromisoformat
    return [
        Moment(read(start), read(end), status, reason, capacity, childcare)
        for start, end, status, reason, capacity, childcare in rows
    ]


def remove_made_by(run: ImportRun) -> None:
    """Take away what an import made; what people signed up for stays, hidden, and its people are to be told."""
    made = Activity.objects.filter(import_run=run)
    used = Enrolment.objects.filter(session__activity=OuterRef("pk"))
    came = Attendance.objects.filter(session__activity=OuterRef("pk"))
    free = list(made.exclude(Exists(used)).exclude(Exists(came)).values_list("pk", flat=True))
    Session.objects.filter(activity__in=free).delete()
    Activity.objects.filter(pk__in=free).delete()
    made.update(status=Status.ENDED)
    now = timezone.now()
    for session in Session.objects.filter(activity__import_run=run, starts_at__gt=now):
        _call_off(session, GONE)
