"""What who receives sees: first name and practical needs, and nothing else (R24)."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.rows import one
from meedoen.people import public as people

from .. import lines, policy, standing
from ..models import Referral
from ..rules import steps
from ..rules.steps import Step
from ..terms import UNDERWAY, Answer, State

PAGE = 40
WITH = ("activity", "receiver", "session")


@dataclass(frozen=True)
class OneReceived:
    """One referral for who receives: the line, what can be answered now, the version seen."""

    line: lines.Line
    may: frozenset[str]
    version: int
    answer: str
    seen: bool
    called_off: bool
    first_on: datetime.date | None
    stay_on: datetime.date | None
    companion: str


@dataclass(frozen=True)
class Received:
    """Who comes, and who was there already and is asked about after six weeks."""

    coming: list[lines.Line]
    there: list[lines.Line]
    more: bool


@query(policy.SEE_RECEIVED)
def received(actor: Actor, rows: QuerySet[Referral], *, today: datetime.date, page: int = 1) -> Received:
    """Who is awaited and who was there; what is over is not here any more. What has to be answered comes first."""
    first = (max(page, 1) - 1) * PAGE
    awaited = Q(state__in=UNDERWAY) & ~Q(answer=Answer.NOT_ARRIVED)
    shown = lines.to_list(rows.filter(awaited | Q(state=State.FIRST_TIME))).order_by("expected_on", "pk")
    found = list(shown[first : first + PAGE + 1])
    names = _names(actor, found)
    all_lines = [lines.of_receiver(row, lines.label_of(row, names), today) for row in found[:PAGE]]
    all_lines.sort(key=lambda line: (not line.late, not line.due))
    coming = [line for line in all_lines if not line.arrived]
    return Received(coming, [line for line in all_lines if line.arrived], len(found) > PAGE)


@query(policy.SEE_RECEIVED)
def one_received(
    actor: Actor, rows: QuerySet[Referral], referral_id: uuid.UUID, *, today: datetime.date
) -> OneReceived:
    """One referral for who receives; of what is over no name is left. Raises NotFound."""
    row = one(rows.select_related(*WITH, "companion__user"), pk=referral_id)
    over = row.state in (State.ENDED, State.STAYED)
    names = {} if over else _names(actor, [row])
    now = standing.standing_of(row)
    return OneReceived(
        line=lines.of_receiver(row, lines.label_of(row, names), today),
        may=frozenset(step for step in Step if steps.may(now, step, today=today)),
        version=row.version,
        answer=row.answer,
        seen=row.received_at is not None,
        called_off=lines.called_off(row),
        first_on=row.first_on,
        stay_on=steps.stay_due_on(row.first_on) if row.first_on else None,
        companion=row.companion.user.name if row.companion and row.companion.user else "",
    )


def _names(actor: Actor, rows: list[Referral]) -> dict[uuid.UUID, str]:
    ids = [row.person_id for row in rows if row.person_id]
    saw(*ids)
    return people.first_names(actor, ids) if ids else {}
