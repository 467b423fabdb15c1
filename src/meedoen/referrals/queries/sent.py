"""What who refers sees of the own referrals."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Q, QuerySet, UUIDField

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Statement
from meedoen.people import public as people

from .. import lines, policy, standing
from ..models import Referral
from ..rules import steps
from ..rules.steps import Step
from ..terms import State

PAGE, DONE = 40, 12
RECENT = datetime.timedelta(days=60)
WITH = ("activity", "receiver", "session", "companion__user")


@dataclass(frozen=True)
class Sent:
    """The referrals of one worker or of the own organisation: what goes on, and what was over lately."""

    open: list[lines.Line]
    over: list[lines.Line]
    more: bool


@dataclass(frozen=True)
class OneSent:
    """One referral for who refers: the line, what can be done now, the code of the person, the version seen."""

    line: lines.Line
    row: Referral
    may: frozenset[str]
    code: str
    companion: str
    proposed_on: datetime.date
    history: tuple[tuple[str, datetime.date], ...]


@query(policy.SEE_SENT)
def sent(actor: Actor, rows: QuerySet[Referral], *, mine: bool, today: datetime.date, page: int = 1) -> Sent:
    """What goes on, what has to be done first on top; and what ended or arrived in the last sixty days."""
    if mine:
        rows = rows.filter(by_id=actor.user_id)
    over = Q(state__in=(State.ENDED, State.STAYED))
    unread = ~Q(answer="") & Q(answer_seen_at=None)
    recent = Q(ended_on__gte=today - RECENT) | Q(stayed_on__gte=today - RECENT)
    first = (max(page, 1) - 1) * PAGE
    going_on = list(lines.to_list(rows.filter(~over | unread))[first : first + PAGE + 1])
    done = list(lines.to_list(rows.filter(over & recent).exclude(unread))[:DONE])
    names = _names(actor, going_on + done)
    shown = [lines.of_sender(row, lines.label_of(row, names), today) for row in going_on[:PAGE]]
    shown.sort(key=lambda line: (not line.late, not line.due))
    ended = [lines.of_sender(row, lines.label_of(row, names), today) for row in done]
    return Sent(shown, ended, len(going_on) > PAGE)


@query(policy.SEE_SENT)
def one_sent(actor: Actor, rows: QuerySet[Referral], referral_id: uuid.UUID, *, today: datetime.date) -> OneSent:
    """One referral for who refers. Raises NotFound."""
    row = one(rows.select_related(*WITH), pk=referral_id)
    names = _names(actor, [row])
    now = standing.standing_of(row)
    companion = ""
    if row.companion is not None:
        companion = row.companion.user.name if row.companion.user else _volunteer(actor, row.companion.person_id)
    return OneSent(
        line=lines.of_sender(row, lines.label_of(row, names), today),
        row=row,
        may=frozenset(step for step in Step if steps.may(now, step, today=today)),
        code=standing.code_of(row) if row.person_id and row.state != State.ENDED else "",
        companion=companion,
        proposed_on=row.proposed_on,
        history=_history(row),
    )


_OF_PERSON = Statement(lambda rows, *, pk: lines.to_list(rows.filter(person_id=pk))[:10], pk=UUIDField())


@query(policy.SEE_SENT)
def of_person(
    actor: Actor, rows: QuerySet[Referral], person_id: uuid.UUID, *, today: datetime.date
) -> list[lines.Line]:
    """Where one person is led to by the own organisation, newest first; at most ten."""
    saw(person_id)
    return [lines.of_sender(row, "", today) for row in _OF_PERSON(rows, pk=person_id)]


def _history(row: Referral) -> tuple[tuple[str, datetime.date], ...]:
    """What happened on which day, as who refers may know it: until the arrival, and nothing after it."""
    found: list[tuple[str, datetime.date | None]] = [
        (str(State.PROPOSED.label), row.proposed_on),
        (str(State.AGREED.label), row.agreed_on),
        (str(State.FIRST_TIME.label), row.first_on),
    ]
    if row.first_on is None:
        found.append((lines.told_of(row), row.answered_on or row.ended_on))
    return tuple((word, day) for word, day in found if day is not None)


def _names(actor: Actor, rows: list[Referral]) -> dict[uuid.UUID, str]:
    ids = [row.person_id for row in rows if row.person_id]
    saw(*ids)
    known = people.names(actor, ids) if ids else {}
    return {person: one.label for person, one in known.items()}


def _volunteer(actor: Actor, person_id: uuid.UUID | None) -> str:
    return people.first_names(actor, [person_id]).get(person_id, "") if person_id else ""
