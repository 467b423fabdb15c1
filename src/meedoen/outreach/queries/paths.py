"""Reads of long paths: what is due, one path, the templates, and the figures as they may leave."""

import datetime
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet, UUIDField, prefetch_related_objects

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Period, Released, Unit, release
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Many, Statement
from meedoen.networks.public import Threshold
from meedoen.people import public as people

from ..models import Path, PathTemplate
from ..policy import paths as policy
from ..rules import paths as rules
from ..rules.paths import Done, Ending, Line, Outcome, Step, When

MOST = 200


@dataclass(frozen=True)
class Underway:
    """A path in a list. ``label`` is empty for a path of a colleague: opening it is an act of its own."""

    id: uuid.UUID
    person_id: uuid.UUID | None
    label: str
    template: str
    mine: bool
    step: str
    next_on: datetime.date | None
    when: When
    done: int
    steps: int
    ended_on: datetime.date | None
    ending: str
    of_household: bool = False


@dataclass(frozen=True)
class OnePath:
    """The page of one path."""

    id: uuid.UUID
    person_id: uuid.UUID | None
    label: str
    template: str
    mine: bool
    lines: list[Line]
    endings: list[Ending]
    next_key: str
    next_on: datetime.date | None
    started_on: datetime.date
    ended_on: datetime.date | None
    ending: str
    threshold: str
    version: int
    of_household: bool = False

    @property
    def left(self) -> list[Line]:
        """The steps that are still to do."""
        return [line for line in self.lines if line.done is None]


@dataclass(frozen=True)
class Kind:
    """A template as its coordinator sees it: how many of one's own organisation run is not told here."""

    id: uuid.UUID
    name: str
    counted: str
    steps: list[Step]
    endings: list[Ending]
    ended_on: datetime.date | None


@dataclass(frozen=True)
class Waiting:
    """How many paths of this actor wait for a step, and how many of those are late; no names."""

    due: int
    late: int
    unplanned: int
    fresh: int = 0


@query(policy.SEE_PATHS)
def underway(
    actor: Actor, rows: QuerySet[Path], *, today: datetime.date, team: bool = False, ended: bool = False
) -> list[Underway]:
    """The paths that this actor follows, most pressing first; ``team``: all of the organisation, the others without
    a name; ``ended``: those that came to an end, newest first.
    """
    mine = Q(worker_id=actor.user_id) if actor.user_id else Q(pk__in=[])
    found = rows if team else rows.filter(mine)
    order = ("-ended_on", "pk") if ended else ("next_on", "pk")
    chosen = found.filter(ended_on__isnull=not ended).select_related("template").prefetch_related("done")
    listed = list(chosen.order_by(*order)[:MOST])
    ids = [row.participant_id for row in listed if row.participant_id and _mine(actor, row)]
    known = people.names(actor, ids) if ids else {}
    shown = [_underway(actor, row, known, today) for row in listed]
    return shown if ended else sorted(shown, key=_pressing)


def _pressing(row: Underway) -> tuple[int, datetime.date]:
    order = (When.LATE, When.NOW, When.SOON, When.OPEN, When.LATER)
    return order.index(row.when), row.next_on or datetime.date.max


def _mine(actor: Actor, path: Path) -> bool:
    return actor.user_id is not None and path.worker_id == actor.user_id


def _underway(actor: Actor, path: Path, known: dict[uuid.UUID, people.Known], today: datetime.date) -> Underway:
    person = known.get(path.participant_id) if path.participant_id else None
    words = dict(path.template.steps)
    return Underway(
        id=path.pk,
        person_id=path.participant_id if person else None,
        label=person.label if person else "",
        template=path.template.name,
        mine=_mine(actor, path),
        step=words.get(path.next_key, ""),
        next_on=path.next_on,
        when=rules.when(path.next_on, today),
        done=len(path.done.all()),
        steps=len(path.template.steps),
        ended_on=path.ended_on,
        ending=_ending_word(path),
        of_household=path.household_id is not None,
    )


def _ending_word(path: Path) -> str:
    words = {key: word for key, _kind, word in path.template.endings}
    return words.get(path.ending) or (str(Outcome(path.outcome).label) if path.outcome else "")


@query(policy.SEE_PATHS)
def path(actor: Actor, rows: QuerySet[Path], path_id: uuid.UUID) -> OnePath:
    """One path. The person is named to who follows it, or has another reason to open them now. Raises NotFound."""
    row = one(rows.select_related("template").prefetch_related("done__partner"), pk=path_id)
    done = [
        Done(made.key, made.word, made.on, str(made.get_by_display()), made.partner.name if made.partner else "")
        for made in row.done.all()
    ]
    steps = [Step(*pair) for pair in row.template.steps]
    person = _person_of(actor, row)
    return OnePath(
        id=row.pk,
        person_id=person.id if person else None,
        label=person.label if person else "",
        template=row.template.name,
        mine=_mine(actor, row),
        lines=rules.lines(steps, done, row.next_key if row.ended_on is None else ""),
        endings=[Ending(*found) for found in row.template.endings],
        next_key=row.next_key,
        next_on=row.next_on,
        started_on=row.started_on,
        ended_on=row.ended_on,
        ending=_ending_word(row),
        threshold=str(Threshold(row.threshold).label) if row.threshold else "",
        version=row.version,
        of_household=row.household_id is not None,
    )


def _person_of(actor: Actor, row: Path) -> people.Known | None:
    if row.participant_id is None:
        return None
    known = people.names(actor, [row.participant_id]) if _mine(actor, row) else {}
    return known.get(row.participant_id)


_OF_PERSON = Statement(
    lambda rows, *, pk, homes: (
        rows.filter(Q(participant_id=pk) | Q(household__pk__in=homes))
        .select_related("template")
        .order_by("ended_on", "started_on", "pk")
    ),
    pk=UUIDField(),
    homes=Many(UUIDField()),
)


@query(policy.SEE_PATHS)
def paths_of(actor: Actor, rows: QuerySet[Path], person_id: uuid.UUID, *, today: datetime.date) -> list[Underway]:
    """The paths of one person and of the household, for the page of that person, which was opened with a reason."""
    found = _OF_PERSON(rows, pk=person_id, homes=people.homes_now(person_id))
    prefetch_related_objects(found, "done")
    return [_underway(actor, row, {}, today) for row in found]


@query(policy.COUNT_PATHS)
def waiting(actor: Actor, rows: QuerySet[Path], *, today: datetime.date) -> Waiting:
    """For the start page: counts of this actor's paths, in one query."""
    if actor.user_id is None:
        return Waiting(0, 0, 0)
    yesterday = today - datetime.timedelta(days=1)
    days = list(rows.filter(worker_id=actor.user_id, ended_on=None).values_list("next_on", flat=True))
    found = Counter(rules.when(day, today) for day in days)
    fresh = sum(day is not None and yesterday < day <= today for day in days)
    return Waiting(found[When.LATE] + found[When.NOW], found[When.LATE], found[When.OPEN], fresh)


@query(policy.SEE_TEMPLATES)
def kinds(actor: Actor, rows: QuerySet[PathTemplate], *, all_of_them: bool = False) -> list[Kind]:
    """The kinds of paths of this network; with ``all_of_them`` also those that stopped, last."""
    found = rows if all_of_them else rows.filter(ended_on=None)
    return [_kind(row) for row in sorted(found, key=lambda row: (row.ended_on is not None, row.name.casefold()))]


@query(policy.SEE_TEMPLATES)
def kind(actor: Actor, rows: QuerySet[PathTemplate], template_id: uuid.UUID) -> Kind:
    """One kind of path. Raises NotFound."""
    return _kind(one(rows, pk=template_id))


def _kind(row: PathTemplate) -> Kind:
    return Kind(
        id=row.pk,
        name=row.name,
        counted=row.counted,
        steps=[Step(*pair) for pair in row.steps],
        endings=[Ending(*found) for found in row.endings],
        ended_on=row.ended_on,
    )


@dataclass(frozen=True)
class OfTemplate:
    """The figures of one kind of path in a period, as they may leave, in its own unit."""

    name: str
    unit: Unit
    started: Released
    running: Released
    outcomes: dict[str, Released]


@dataclass(frozen=True)
class PathFigures:
    """A period: one row a kind of path; and at which threshold paths stopped, for each unit that is counted."""

    templates: list[OfTemplate]
    units: list[Unit]
    thresholds: list[tuple[str, list[Released]]]


@query(policy.SEE_PATH_FIGURES)
def figures(actor: Actor, rows: QuerySet[Path], period: Period) -> PathFigures:
    """Begun in the period, running on its last day, and the outcome of those that ended in it; rounded.

    The same household with two paths of one kind counts twice: a path is what is counted, in the unit of its kind.
    """
    kinds_of = {row.pk: row for row in PathTemplate.objects.all()}
    begun = Counter(rows.filter(started_on__range=(period.first, period.last)).values_list("template_id", flat=True))
    still = Q(ended_on=None) | Q(ended_on__gt=period.last)
    running = Counter(rows.filter(still, started_on__lte=period.last).values_list("template_id", flat=True))
    over = rows.filter(ended_on__range=(period.first, period.last))
    ended = Counter(over.values_list("template_id", "outcome"))
    stopped = Counter(over.filter(outcome=Outcome.THRESHOLD).values_list("threshold", "template__counted"))
    units = [Unit(value) for value in rules.Counted.values if any(row.counted == value for row in kinds_of.values())]
    shown = [
        _of_template(row, begun[key], running[key], {outcome: ended[key, outcome] for outcome in Outcome.values})
        for key, row in kinds_of.items()
    ]
    return PathFigures(
        templates=sorted(shown, key=lambda one: one.name.casefold()),
        units=units,
        thresholds=[
            (str(one.label), [release(stopped[one.value, str(unit)], unit) for unit in units]) for one in Threshold
        ],
    )


def _of_template(row: PathTemplate, begun: int, running: int, ended: dict[str, int]) -> OfTemplate:
    unit = Unit(row.counted)
    return OfTemplate(
        name=row.name,
        unit=unit,
        started=release(begun, unit),
        running=release(running, unit),
        outcomes={outcome: release(number, unit) for outcome, number in ended.items()},
    )


@query(policy.WRITE_PATH_FACTS)
def path_facts(actor: Actor, rows: QuerySet[Path]) -> Iterator[tuple]:
    """One row a path, by month: kind, unit, how many steps are done, how it ended. No person, no worker."""
    columns = ("pk", "template__name", "template__counted", "organisation_id", "started_on", "ended_on", "outcome")
    steps = Counter(rows.filter(done__isnull=False).values_list("pk", flat=True))
    for key, name, counted, owner, begun, ended, outcome, threshold in (
        rows.order_by().values_list(*columns, "threshold").iterator(2000)
    ):
        yield (_month(begun), name, counted, owner, steps[key], _month(ended) if ended else "", outcome, threshold)


def _month(day: datetime.date) -> datetime.date:
    return day.replace(day=1)
