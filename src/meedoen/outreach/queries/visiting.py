"""The list of home visits: who is due, when last, and how far the year is (H3)."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import DateField, IntegerField, QuerySet, UUIDField

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Many, Statement, every
from meedoen.people import public as people

from .. import policy
from ..models import Contact, Goal, Visiting
from ..rules import visiting
from ..terms import Kind, Who
from . import opening
from .contacts import counting
from .ways import ways_now

SHOWN = 50


@dataclass(frozen=True)
class Visited:
    """Somebody on the list."""

    id: uuid.UUID
    person_id: uuid.UUID | None
    label: str
    area: str
    every_weeks: int
    last_on: datetime.date | None
    due_on: datetime.date


@dataclass(frozen=True)
class Progress:
    """The home visits of this year, with and without answer, beside the goal. Exact: the organisation's own work."""

    year: int
    made: int
    unanswered: int
    goal: int
    expected: int


@dataclass(frozen=True)
class VisitList:
    due: list[Visited]
    later: list[Visited]
    total: int
    progress: Progress


_LISTED = Statement(
    lambda rows, most: (
        rows.filter(ended_on=None).select_related("area").defer("area__outline").order_by("due_on", "pk")[:most]
    )
)
_VISITS = Statement(
    lambda rows, *, own, first, last: (
        counting(rows)
        .filter(organisation__pk__in=own, kind=Kind.HOME_VISIT, on__gte=first, on__lte=last)
        .values_list("answered", flat=True)
    ),
    own=Many(UUIDField()),
    first=DateField(),
    last=DateField(),
)
_GOALS = Statement(
    lambda rows, *, own, year: rows.filter(organisation__pk__in=own, year=year).values_list(
        "organisation_id", "visits"
    ),
    own=Many(UUIDField()),
    year=IntegerField(),
)


@query(policy.SEE_VISITING)
def visit_list(actor: Actor, rows: QuerySet[Visiting], *, today: datetime.date, most: int = SHOWN) -> VisitList:
    """Who is on the list, due first, and the progress of the year."""
    read = _LISTED(rows, most)
    names = people.first_names(actor, [row.participant_id for row in read if row.participant_id])
    shown = [
        Visited(
            id=row.pk,
            person_id=row.participant_id,
            label=opening.label_of(row.participant_id, Who.CODE, names),
            area=row.area.name if row.area else "",
            every_weeks=row.every_weeks,
            last_on=row.last_on,
            due_on=row.due_on,
        )
        for row in read
    ]
    return VisitList(
        due=[one for one in shown if one.due_on <= today],
        later=[one for one in shown if one.due_on > today],
        total=len(shown) if len(shown) < most else rows.filter(ended_on=None).count(),
        progress=_progress(actor, today),
    )


def _progress(actor: Actor, today: datetime.date) -> Progress:
    year = today.year
    own = tuple(actor.organisation_ids)
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    answers = _VISITS(every(Contact), own=own, first=first, last=last)
    chosen = dict(_GOALS(every(Goal), own=own, year=year))
    usual = ways_now().goal if len(chosen) < len(actor.organisation_ids) else 0
    goal = sum(chosen.get(key, usual) for key in actor.organisation_ids)
    return Progress(year, len(answers), answers.count(False), goal, visiting.expected_by(today, goal))


@query(policy.END_VISITING)
def visited(actor: Actor, rows: QuerySet[Visiting], row_id: uuid.UUID) -> Visiting:
    """One line of the list. Raises NotFound."""
    return one(rows, pk=row_id)
