"""What it brought about: persons, households and visits apart, what it asked, and the villages of the year.

Who planned it sees exact operational counts of the own work; the figures of the year leave through
``kernel.release`` only.
"""

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Period, Released, ReleasedTable, Unit, release, release_figure
from meedoen.kernel.rows import one
from meedoen.networks import public as networks
from meedoen.people import public as people

from .. import policy
from ..models import Activity, Attendance, Initiative, Session, Tally
from ..rules import outcome as rules
from ..rules import tallies, traits, villages
from ..rules.enrolling import SessionStatus as State
from ..terms import SessionStatus, TallyKind
from .counting import EARLIEST, Counted


@dataclass(frozen=True)
class TallyLine:
    """One category of a tally with its share; a share is shown only when neither side is small (R22)."""

    word: str
    count: int
    share: str


@dataclass(frozen=True)
class TallyShown:
    id: uuid.UUID
    kind: str
    unit: str
    base: int
    on: datetime.date
    several: bool
    lines: list[TallyLine]


@dataclass(frozen=True)
class Result:
    """The outcome of one activity or initiative, exact: for who runs it."""

    name: str
    outcome: rules.Outcome
    cost_cents: int
    areas: ReleasedTable
    tallies: list[TallyShown]
    sessions: list[Session]


@dataclass(frozen=True)
class YearFigures:
    """The figures of one year as they may leave, with the year before, month by month, by area and by village."""

    year: int
    now: dict[str, Released]
    before: dict[str, Released]
    months: list[Released]
    months_before: list[Released]
    areas: ReleasedTable
    activities: Released
    hours: int
    hours_before: int
    cost_cents: int
    cost_cents_before: int


@query(policy.SEE_OUTCOME)
def of_activity(
    actor: Actor, rows: QuerySet[Session], activity_id: uuid.UUID, *, period: Period | None = None
) -> Result:
    """What one activity brought about, over all time or a period. Raises NotFound."""
    activity = one(Activity.objects.filter(policy.plannable(actor)), pk=activity_id)
    own = rows.filter(activity_id=activity_id)
    efforts = Q(activity_id=activity_id) | Q(session__activity_id=activity_id)
    counted = Tally.objects.filter(session__activity_id=activity_id)
    return _result(actor, activity.title, (own, efforts, counted), period)


@query(policy.SEE_OUTCOME)
def of_initiative(
    actor: Actor, rows: QuerySet[Session], initiative_id: uuid.UUID, *, period: Period | None = None
) -> Result:
    """What an initiative brought about through all its activities. Raises NotFound."""
    initiative = one(Initiative.objects.filter(policy.plannable(actor)), pk=initiative_id)
    own = rows.filter(activity__initiative_id=initiative_id)
    under = Q(activity__initiative_id=initiative_id) | Q(session__activity__initiative_id=initiative_id)
    efforts = Q(initiative_id=initiative_id) | under
    counted = Tally.objects.filter(Q(initiative_id=initiative_id) | Q(session__activity__initiative_id=initiative_id))
    return _result(actor, initiative.name, (own, efforts, counted), period)


@dataclass(frozen=True)
class ToTally:
    """On what a trait is counted: a name, and for an activity the sessions that were counted lately."""

    name: str
    sessions: list[Session]


@query(policy.SEE_OUTCOME)
def to_tally(actor: Actor, rows: QuerySet[Session], activity_id: uuid.UUID) -> ToTally:
    """One activity and its last thirty sessions. Raises NotFound."""
    activity = one(Activity.objects.filter(policy.plannable(actor)), pk=activity_id)
    past = rows.filter(activity_id=activity_id, starts_at__lte=timezone.now() + datetime.timedelta(days=1))
    return ToTally(activity.title, list(past.order_by("-starts_at")[:30]))


@query(policy.EDIT_INITIATIVE)
def initiative_to_tally(actor: Actor, rows: QuerySet[Initiative], initiative_id: uuid.UUID) -> Initiative:
    """One initiative. Raises NotFound."""
    return one(rows, pk=initiative_id)


def _result(
    actor: Actor, name: str, what: tuple[QuerySet[Session], Q, QuerySet[Tally]], period: Period | None
) -> Result:
    rows, efforts, counted = what
    asked = period or Period(EARLIEST, timezone.localdate() + datetime.timedelta(days=1))
    found = Counted.of(rows, efforts, asked, people.together(actor))
    recent = rows.filter(starts_at__lte=timezone.now() + datetime.timedelta(days=1)).order_by("-starts_at")
    return Result(
        name=name,
        outcome=found.outcome(asked),
        cost_cents=found.cost_cents,
        areas=found.by_area(_("Buurt niet gekend")),
        tallies=[_shown(row) for row in counted.order_by("-on", "kind")[:50]],
        sessions=list(recent[:12]),
    )


def _shown(row: Tally) -> TallyShown:
    words = traits.categories(row.kind)
    tally = tallies.Tally(Unit(row.unit), row.counts, row.base, row.several)
    lines = []
    for code, number in sorted(row.counts.items(), key=lambda pair: -pair[1]):
        share = tallies.share(tally, code)
        lines.append(TallyLine(words.get(code, code), number, share.text if share else ""))
    return TallyShown(
        id=row.pk,
        kind=str(TallyKind(row.kind).label),
        unit=row.unit,
        base=row.base,
        on=row.on,
        several=row.several,
        lines=lines,
    )


@query(policy.SEE_YEAR)
def of_year(actor: Actor, rows: QuerySet[Session], year: int) -> YearFigures:
    """The figures of a year and of the year before: counts of people rounded, things exact."""
    once = people.together(actor)
    now, before = _year(rows, year, once), _year(rows, year - 1, once)
    month, month_before = (_months(rows_of, on) for rows_of, on in ((now, year), (before, year - 1)))
    return YearFigures(
        year=year,
        now=_released(now, year),
        before=_released(before, year - 1),
        months=month,
        months_before=month_before,
        areas=now.by_area(_("Buurt niet gekend"), everywhere=True),
        activities=release(_activities(rows, year), Unit.ACTIVITIES),
        hours=round(now.outcome(rules.year_of(year)).hours),
        hours_before=round(before.outcome(rules.year_of(year - 1)).hours),
        cost_cents=now.cost_cents,
        cost_cents_before=before.cost_cents,
    )


def _year(rows: QuerySet[Session], year: int, once: people.Together) -> Counted:
    return Counted.of(rows, Q(), rules.year_of(year), once)


def _released(counted: Counted, year: int) -> dict[str, Released]:
    return {name: release_figure(figure) for name, figure in counted.outcome(rules.year_of(year)).figures().items()}


def _months(counted: Counted, year: int) -> list[Released]:
    """Visits a month, each rounded on its own."""
    visits = [0] * 12
    for row in counted.attended:
        visits[row.day.month - 1] += row.company + (row.person is not None)
    for other in counted.others:
        visits[other.day.month - 1] += other.persons
    return [release(number, Unit.VISITS) for number in visits]


def _activities(rows: QuerySet[Session], year: int) -> int:
    held = rows.filter(starts_at__year=year, counted_at__isnull=False)
    return held.order_by().values("activity_id").distinct().count()


@query(policy.SEE_YEAR)
def villages_of_year(actor: Actor, rows: QuerySet[Session], year: int, *, today: datetime.date) -> list[tuple]:
    """Each village with how it stands this year (W13): (name, state). A thing, not a person: exact."""
    found = networks.villages(actor)
    encounters = rows.filter(activity__kind=villages.ENCOUNTER, starts_at__year=year)
    seen = [
        villages.VillageSession(villages.ENCOUNTER, code or None, timezone.localdate(start), _state(status, counted))
        for code, start, status, counted in encounters.values_list("village_code", "starts_at", "status", "counted_at")
    ]
    covered = villages.coverage([area.code for area in found], seen, year=year, today=today)
    return [(area.name, covered.states[area.code]) for area in found]


def _state(status: str, counted_at: datetime.datetime | None) -> State:
    if status == SessionStatus.CANCELLED:
        return State.CANCELLED
    return State.HELD if counted_at else State(status)


@query(policy.WRITE_FACTS)
def fact_rows(actor: Actor, rows: QuerySet[Session]) -> Iterator[tuple]:
    """One row for each party that was there and one for the others of a session, without name or code.

    The person is a keyed mark of this network, so that unique persons can be counted and nobody can be found.
    """
    kept = (
        "session__starts_at", "session__activity__kind", "session__activity__themes",
        "session__activity__organisation_id", "session__place__area__code", "session__village_code", "session_id",
        "participant_id", "adults", "children", "childcare", "first_time", "brought_by_id",
    )  # fmt: skip
    parties = Attendance.objects.filter(session__in=rows.order_by(), undone_at=None).values_list(*kept)
    once = people.together(actor)
    for start, kind, themes, owner, area, village, session, person, *sizes, first, brought in parties.iterator(2000):
        head = (timezone.localdate(start), kind, "|".join(themes), owner, area or "", village, session)
        yield (*head, once.mark(person), *sizes, 0, int(first), int(brought is not None))
    uncounted = rows.exclude(others_adults=0, others_children=0, others_households=0).order_by()
    columns = (
        "starts_at", "activity__kind", "activity__themes", "activity__organisation_id", "place__area__code",
        "village_code", "id", "others_adults", "others_children", "others_households",
    )  # fmt: skip
    for start, kind, themes, owner, area, village, session, adults, children, households in uncounted.values_list(
        *columns
    ).iterator(2000):
        head = (timezone.localdate(start), kind, "|".join(themes), owner, area or "", village, session)
        yield (*head, "", adults, children, 0, households, 0, 0)
