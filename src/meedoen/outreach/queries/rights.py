"""Rights that were found, without a person: what waits, and what became of the others."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from .. import policy
from ..models import RightFound
from ..rules import ways
from ..terms import ArrangedBy, RightState
from .ways import right_choices

SHOWN = 60


@dataclass(frozen=True)
class Right:
    id: uuid.UUID
    word: str
    area: str
    found_on: datetime.date
    state: str
    state_word: str
    by_word: str


@query(policy.SEE_RIGHTS)
def rights(actor: Actor, rows: QuerySet[RightFound]) -> tuple[list[Right], list[Right]]:
    """Those that wait, oldest first; and those of which the end is known, newest first. At most sixty of each."""
    read = rows.select_related("area").defer("area__outline")
    waiting = read.filter(state=RightState.FOUND).order_by("found_on", "pk")[:SHOWN]
    ended = read.exclude(state=RightState.FOUND).order_by("-settled_on", "-pk")[:SHOWN]
    known = right_choices()
    return [_shown(row, known) for row in waiting], [_shown(row, known) for row in ended]


@query(policy.SETTLE_RIGHT)
def right(actor: Actor, rows: QuerySet[RightFound], row_id: uuid.UUID) -> Right:
    """One of them. Raises NotFound."""
    return _shown(one(rows.select_related("area"), pk=row_id), right_choices())


def _shown(row: RightFound, known: list[ways.Choice]) -> Right:
    return Right(
        id=row.pk,
        word=ways.word_of(row.right, known),
        area=row.area.name if row.area else "",
        found_on=row.found_on,
        state=row.state,
        state_word=str(RightState(row.state).label),
        by_word=str(ArrangedBy(row.by).label) if row.by else "",
    )
