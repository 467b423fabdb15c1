"""The passes of the own organisation that end soon: a list to renew and to tell from."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.people import public as people

from .. import policy, standing
from ..models import Pass

MOST = 100


@dataclass(frozen=True)
class Ending:
    """One pass that ends soon. ``known`` tells how to reach who still has to be told; ``name`` is the first name."""

    row: Pass
    name: str
    known: people.Known | None

    @property
    def told(self) -> bool:
        """Whether a message went, or somebody said it."""
        return not self.row.to_tell and self.row.reminded_for == self.row.valid_until


@query(policy.SEE_ENDING)
def ending(actor: Actor, rows: QuerySet[Pass], *, today: datetime.date) -> list[Ending]:
    """The hundred that end first, those first of whom somebody must be told; with first names, in the log per person.

    Only of who must be told the number is read. Who is protected stands not here: their own page says it.
    """
    found = list(_soon(rows, today).order_by("-to_tell", "valid_until", "pk")[:MOST])
    to_tell = [row.owner_id for row in found if row.to_tell]
    known = people.to_call(actor, to_tell) if to_tell else {}
    others = [row.owner_id for row in found if not row.to_tell]
    names = people.first_names(actor, others) if others else {}
    return [_ending(row, known.get(row.owner_id), names.get(row.owner_id, "")) for row in found]


def _ending(row: Pass, known: people.Known | None, name: str) -> Ending:
    return Ending(row, known.label if known else name, known)


@query(policy.COUNT_ENDING)
def how_many(actor: Actor, rows: QuerySet[Pass], *, today: datetime.date) -> tuple[int, int]:
    """How many passes of the own organisation end soon, and of how many of them somebody must be told. Exact."""
    found = _soon(rows, today).aggregate(number=Count("pk"), to_tell=Count("pk", filter=Q(to_tell=True)))
    return found["number"], found["to_tell"]


@query(policy.COUNT_ENDING)
def within_weeks(actor: Actor, rows: QuerySet[Pass], *, today: datetime.date) -> int:
    """How many weeks before its end a pass comes on the list."""
    return standing.renewal_before(today).days // 7


def _soon(rows: QuerySet[Pass], today: datetime.date) -> QuerySet[Pass]:
    last = today + standing.renewal_before(today)
    return rows.filter(stopped_on=None, valid_until__gte=today, valid_until__lte=last)
