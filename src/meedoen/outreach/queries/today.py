"""What is due today: questions, promises and next contacts, overdue first; and how many for the start page."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Count, DateField, Q, QuerySet, UUIDField

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Statement

from .. import policy
from ..models import FollowUp, Visiting
from ..rules.visiting import WEEK
from . import opening

SHOWN, OF_ONE = 20, 8
"""How many a page shows: of a worker, and of one person."""


@dataclass(frozen=True)
class DueNow:
    """``late`` were due before today, ``now`` today, ``soon`` in the week that comes; ``more``: not all are shown."""

    late: list[opening.Line]
    now: list[opening.Line]
    soon: list[opening.Line]
    more: bool


@dataclass(frozen=True)
class Waiting:
    """What is open for one person; ``more``: not all are shown."""

    lines: list[opening.Line]
    more: bool


@dataclass(frozen=True)
class DueCount:
    """How many things are late and how many are due today; how many home visits are due.

    ``fresh_late`` of those that are late were due yesterday.
    """

    late: int
    now: int
    visits: int
    fresh_late: int = 0


def _mine(rows: QuerySet[FollowUp], user_id: uuid.UUID | None) -> QuerySet[FollowUp]:
    """One's own, and those of a colleague who is gone."""
    return rows.filter(Q(worker_id=user_id) | Q(worker_id=None))


_WAITING = Statement(
    lambda rows, team, *, user, until: (
        (rows if team else _mine(rows, user))
        .filter(closed_on=None, due__lte=until)
        .select_related("contact")
        .order_by("due")[: SHOWN + 1]
    ),
    user=UUIDField(),
    until=DateField(),
)
_OF_PERSON = Statement(
    lambda rows, *, pk: (
        rows.filter(participant_id=pk, closed_on=None)
        .select_related("contact")
        .only(*opening.NEEDED)
        .order_by("due", "pk")[: OF_ONE + 1]
    ),
    pk=UUIDField(),
)


@query(policy.SEE_TODAY)
def due_now(actor: Actor, rows: QuerySet[FollowUp], *, today: datetime.date, team: bool = False) -> DueNow:
    """What is to be followed up by the end of the week that comes, oldest first; of the whole team when asked."""
    read = _WAITING(rows, team, user=actor.user_id, until=today + WEEK)
    lines = opening.lines(actor, read[:SHOWN])
    return DueNow(
        late=[line for line in lines if line.due < today],
        now=[line for line in lines if line.due == today],
        soon=[line for line in lines if line.due > today],
        more=len(read) > SHOWN,
    )


@query(policy.COUNT_DUE)
def count_due(actor: Actor, rows: QuerySet[FollowUp], *, today: datetime.date) -> DueCount:
    """How many of one's own are late and due today, and how many home visits of the organisation. Exact, no names."""
    mine = _mine(rows.filter(closed_on=None, due__lte=today), actor.user_id)
    found = mine.aggregate(
        late=Count("pk", filter=Q(due__lt=today)),
        now=Count("pk", filter=Q(due=today)),
        fresh=Count("pk", filter=Q(due=today - datetime.timedelta(days=1))),
    )
    listed = Visiting.objects.filter(organisation_id__in=actor.organisation_ids, ended_on=None, due_on__lte=today)
    return DueCount(found["late"], found["now"], listed.count(), found["fresh"])


@query(policy.FOLLOW_UP)
def follow_up(actor: Actor, rows: QuerySet[FollowUp], row_id: uuid.UUID) -> opening.Line:
    """One of them, to close or put off. Raises NotFound."""
    (line,) = opening.lines(actor, [one(rows.select_related("contact"), pk=row_id)])
    return line


@query(policy.SEE_TODAY)
def of_person(actor: Actor, rows: QuerySet[FollowUp], person_id: uuid.UUID) -> Waiting:
    """What is still open for one person, oldest first."""
    read = _OF_PERSON(rows, pk=person_id)
    return Waiting(opening.lines(actor, read[:OF_ONE]), len(read) > OF_ONE)
