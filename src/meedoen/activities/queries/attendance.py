"""Reads for the door: who is expected, who is here. First names only, each read in the log."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.rows import one
from meedoen.people import public as people

from .. import policy
from ..models import Attendance, Enrolment, Session
from ..rules import door as rules
from ..terms import EnrolmentStatus


@dataclass(frozen=True)
class Line:
    """One party at the door. ``enrolment_id`` is None for a walk-in; ``attendance_id`` while nobody ticked it."""

    enrolment_id: uuid.UUID | None
    attendance_id: uuid.UUID | None
    label: str
    adults: int
    children: int
    childcare: int
    here: bool
    waiting: bool = False
    first_time: bool = False
    brought: bool = False
    known: bool = False
    needs_transport: bool = False
    needs_companion: bool = False

    @property
    def persons(self) -> int:
        return self.adults + self.children


@dataclass(frozen=True)
class Present:
    """How many are in the house, in persons; ``over`` is how many more than there are places."""

    persons: int
    childcare: int
    over: int


@dataclass(frozen=True)
class DoorList:
    """Everything the screen at the door shows of one session."""

    session: Session
    present: Present
    expected: list[Line] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)
    walked_in: list[Line] = field(default_factory=list)


@query(policy.SEE_ENROLMENTS)
def door_list(actor: Actor, rows: QuerySet[Session], session_id: uuid.UUID) -> DoorList:
    """Who is expected, who waits and who walked in, in the order of signing up. Raises NotFound."""
    session = _session(rows, session_id)
    enrolments = list(
        Enrolment.objects.filter(session=session)
        .exclude(status=EnrolmentStatus.CANCELLED)
        .select_related("participant")
        .order_by("signed_up_at")
    )
    attended = list(
        Attendance.objects.filter(session=session, undone_at=None).select_related("participant").order_by("at")
    )
    lines = _lines(actor, enrolments, attended)
    return DoorList(
        session=session,
        present=_present(session, ((row.adults + row.children, row.childcare) for row in attended)),
        expected=[line for line in lines if line.enrolment_id and not line.waiting],
        waiting=[line for line in lines if line.waiting],
        walked_in=[line for line in lines if not line.enrolment_id],
    )


@query(policy.SEE_ENROLMENTS)
def door_line(
    actor: Actor,
    rows: QuerySet[Session],
    session_id: uuid.UUID,
    *,
    enrolment_id: uuid.UUID | None = None,
    attendance_id: uuid.UUID | None = None,
) -> tuple[Session, Line, Present]:
    """One party of the list and the count, for the part of the page that changes. Raises NotFound.

    A walk-in whose tick was taken back is shown as not here, so that it can be ticked again.
    """
    session = _session(rows, session_id)
    found = Attendance.objects.filter(session=session).select_related("participant")
    if enrolment_id is not None:
        parties = list(Enrolment.objects.filter(session=session, pk=enrolment_id).select_related("participant"))
        lines = _lines(actor, parties, list(found.filter(enrolment_id=enrolment_id, undone_at=None)))
    else:
        lines = _lines(actor, [], list(found.filter(pk=attendance_id)) if attendance_id else [])
    if not lines:
        raise NotFound("line")
    sums = Attendance.objects.filter(session=session, undone_at=None).aggregate(
        persons=Sum(F("adults") + F("children")), childcare=Sum("childcare")
    )
    return session, lines[0], _present(session, [(sums["persons"] or 0, sums["childcare"] or 0)])


def _session(rows: QuerySet[Session], session_id: uuid.UUID) -> Session:
    return one(rows.select_related("activity__place", "activity__organisation", "place"), pk=session_id)


def _present(session: Session, counted: Iterable[tuple[int, int]]) -> Present:
    pairs = list(counted)
    persons = sum(number for number, _care in pairs) + session.others_adults + session.others_children
    childcare = sum(care for _number, care in pairs)
    return Present(persons, childcare, rules.over_full(persons, childcare, session.capacity))


def _lines(actor: Actor, enrolments: list[Enrolment], attended: list[Attendance]) -> list[Line]:
    rows: list[Enrolment | Attendance] = [*enrolments, *attended]
    ids = {row.participant_id for row in rows if row.participant_id}
    names = people.first_names(actor, sorted(ids)) if ids else {}
    saw(*ids)
    ticked = {row.enrolment_id: row for row in attended if row.enrolment_id}
    lines = [_expected(row, ticked.get(row.pk), names) for row in enrolments]
    present = {row.pk for row in enrolments}
    return lines + [_walk_in(row, names) for row in attended if row.enrolment_id not in present]


def _label(row: Enrolment | Attendance, names: dict[uuid.UUID, str], without: str) -> str:
    if row.participant_id is None or row.participant is None:
        return without
    return names.get(row.participant_id) or row.participant.code


def _expected(row: Enrolment, tick: Attendance | None, names: dict[uuid.UUID, str]) -> Line:
    sizes = tick or row
    return Line(
        enrolment_id=row.pk,
        attendance_id=tick.pk if tick else None,
        label=_label(row, names, _("Naam gewist")),
        adults=sizes.adults,
        children=sizes.children,
        childcare=sizes.childcare,
        here=tick is not None,
        waiting=row.status == EnrolmentStatus.WAITING,
        first_time=bool(tick and tick.first_time),
        brought=bool(tick and tick.brought_by_id),
        known=row.participant_id is not None,
        needs_transport=row.needs_transport,
        needs_companion=row.needs_companion,
    )


def _walk_in(row: Attendance, names: dict[uuid.UUID, str]) -> Line:
    return Line(
        enrolment_id=None,
        attendance_id=row.pk,
        label=_label(row, names, _("Iemand zonder naam")),
        adults=row.adults,
        children=row.children,
        childcare=row.childcare,
        here=row.undone_at is None,
        first_time=row.first_time,
        brought=row.brought_by_id is not None,
        known=row.participant_id is not None,
    )


@query(policy.SEE_ENROLMENTS)
def was_there(actor: Actor, rows: QuerySet[Session], session_id: uuid.UUID, person_ids: Iterable[uuid.UUID]) -> bool:
    """Whether one of these keys (of one person) was ticked at this session. Raises NotFound."""
    session = _session(rows, session_id)
    ids = list(person_ids)
    saw(*ids)
    ticked = Attendance.objects.filter(session=session, undone_at=None)
    return ticked.filter(Q(participant_id__in=ids) | Q(enrolment__participant_id__in=ids)).exists()


@query(policy.COUNT_THERE)
def how_many_there(actor: Actor, rows: QuerySet[Session], session_id: uuid.UUID) -> int:
    """How many persons were ticked or counted at this session of one's own; exact, nobody's name. Raises NotFound."""
    session = _session(rows, session_id)
    ticked = Attendance.objects.filter(session=session, undone_at=None)
    sums = ticked.aggregate(persons=Sum(F("adults") + F("children")))
    return _present(session, [(sums["persons"] or 0, 0)]).persons
