"""How much has to be done by one worker: counts and no names, in a fixed number of questions to the database."""

import datetime
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q, QuerySet

from meedoen.activities.public import SessionStatus
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.doors import query

from .. import policy
from ..models import Referral, ToTell
from ..rules import due
from ..rules.due import Seen
from ..terms import UNDERWAY, Due, State

MOST = 300
"""Of more than this nobody can do anything today: the page says "300", and costs no more."""
UNREAD = ~Q(answer="") & Q(answer_seen_at=None)
GOING_ON = ~Q(state__in=(State.ENDED, State.STAYED))


class Row(NamedTuple):
    """What the rules look at, and nothing of anybody."""

    state: str
    proposed_on: datetime.date
    agreed_on: datetime.date | None
    expected_on: datetime.date | None
    first_on: datetime.date | None
    answer: str
    answered_on: datetime.date | None
    answer_seen_at: datetime.datetime | None
    received_at: datetime.datetime | None
    reminded_on: datetime.date | None
    company: bool
    companion_id: uuid.UUID | None
    session__status: str | None

    @property
    def seen(self) -> Seen:
        return Seen(
            state=self.state,
            proposed_on=self.proposed_on,
            expected_on=self.expected_on,
            first_on=self.first_on,
            answer=self.answer,
            answer_seen=self.answer_seen_at is not None,
            received=self.received_at is not None,
            company=self.company,
            accompanied=self.companion_id is not None,
            called_off=self.session__status == SessionStatus.CANCELLED,
        )

    @property
    def days(self) -> due.Days:
        return due.Days(
            self.proposed_on, self.agreed_on, self.expected_on, self.first_on, self.answered_on, self.reminded_on
        )


@dataclass(frozen=True)
class Counts:
    """By what has to be done: how many, and how many of those came since yesterday. Tasks of a companion apart."""

    due: dict[str, int]
    fresh: dict[str, int]
    tasks: int
    to_tell: int


@query(policy.COUNT)
def counts(actor: Actor, rows: QuerySet[Referral], *, today: datetime.date) -> Counts:
    """What the actor has to do as who refers, as one who receives, as companion. At most four questions."""
    found: Counter[str] = Counter()
    fresh: Counter[str] = Counter()
    if actor.has(*policy.REFERRERS):
        mine = rows.filter(by=actor.user_id, organisation_id__in=_as(actor, policy.REFERRERS))
        for row in _rows(mine.filter(GOING_ON | UNREAD)):
            _count(due.of_sender(row.seen, today), row, found, fresh, today)
    if actor.has(*policy.RECEIVERS):
        ours = rows.filter(receiver_id__in=_as(actor, policy.RECEIVERS), state__in=(*UNDERWAY, State.FIRST_TIME))
        for row in _rows(ours):
            _count(due.of_receiver(row.seen, today), row, found, fresh, today)
    guides = actor.has(Role.COMPANION)
    return Counts(
        due={what: found[what] for what in Due.values},
        fresh={what: fresh[what] for what in Due.values},
        tasks=rows.filter(policy.entrusted(actor)).count() if guides else 0,
        to_tell=ToTell.objects.filter(user=actor.user_id, settled_at=None).count(),
    )


def _rows(rows: QuerySet[Referral]) -> Iterable[Row]:
    return map(Row._make, rows.order_by("expected_on", "pk").values_list(*Row._fields)[:MOST])


def _count(what: Due | None, row: Row, found: Counter[str], fresh: Counter[str], today: datetime.date) -> None:
    if what is not None:
        found[what] += 1
        fresh[what] += due.is_fresh(what, row.days, today)


def _as(actor: Actor, roles: Iterable[Role]) -> frozenset[uuid.UUID]:
    return actor.within(frozenset(roles)).organisation_ids
