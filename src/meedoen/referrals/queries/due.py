"""How much has to be done by one worker: counts and no names, in a fixed number of queries."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.doors import query

from .. import policy
from ..models import Referral, ToTell
from ..rules import due, steps
from ..terms import OF_RECEIVER, OF_SENDER, UNDERWAY, Due, State

CALLED_OFF = Q(session__status="cancelled")
UNREAD = ~Q(answer="") & Q(answer_seen_at=None)


@dataclass(frozen=True)
class Counts:
    """By what has to be done: how many, and how many of those came since yesterday. Tasks of a companion apart."""

    due: dict[str, int]
    fresh: dict[str, int]
    tasks: int
    to_tell: int


def sender_due(what: str, today: datetime.date) -> Q:
    """The rows for which ``rules.due.of_sender`` says this; a test holds the two against each other."""
    if what == Due.ANSWERED:
        return UNREAD
    if what == Due.ASK_PERSON:
        return ~UNREAD & Q(state=State.PROPOSED, proposed_on__lte=today - due.ASK_WITHIN)
    on_the_way = ~UNREAD & Q(state__in=UNDERWAY)
    if what == Due.NEW_MOMENT:
        return on_the_way & CALLED_OFF
    near = Q(expected_on=None) | Q(expected_on__lte=today + due.COMPANY_BEFORE)
    goes_on = Q(session=None) | ~CALLED_OFF
    return on_the_way & goes_on & near & Q(company=True, companion=None)


def receiver_due(what: str, today: datetime.date) -> Q:
    """The rows for which ``rules.due.of_receiver`` says this."""
    if what == Due.STILL_THERE:
        return Q(state=State.FIRST_TIME, first_on__lte=today - steps.SIX_WEEKS)
    waiting = Q(state__in=UNDERWAY, answer="") & (Q(session=None) | ~CALLED_OFF)
    if what == Due.DID_ARRIVE:
        return waiting & Q(expected_on__lt=today)
    return waiting & Q(received_at=None) & (Q(expected_on=None) | Q(expected_on__gte=today))


def _fresh(what: str, today: datetime.date) -> Q:
    """What came since yesterday, and is worth a mail."""
    since = today - datetime.timedelta(days=1)
    return {
        Due.ANSWERED: Q(answered_on__gte=since),
        Due.ASK_PERSON: Q(proposed_on__gte=since - due.ASK_WITHIN),
        Due.NEW_MOMENT: Q(expected_on__gte=today),
        Due.FIND_COMPANY: Q(agreed_on__gte=since) | Q(expected_on=today + due.COMPANY_BEFORE),
        Due.EXPECT: Q(agreed_on__gte=since),
        Due.DID_ARRIVE: Q(reminded_on__gte=since),
        Due.STILL_THERE: Q(first_on__gte=since - steps.SIX_WEEKS),
    }[Due(what)]


@query(policy.COUNT)
def counts(actor: Actor, rows: QuerySet[Referral], *, today: datetime.date) -> Counts:
    """What the actor has to do as who refers, as one who receives, as companion. At most four queries."""
    found: dict[str, int] = {}
    if actor.has(*policy.REFERRERS):
        mine = rows.filter(by_id=actor.user_id, organisation_id__in=_as(actor, policy.REFERRERS))
        found |= _counted(mine, {what: sender_due(what, today) for what in OF_SENDER}, today)
    if actor.has(*policy.RECEIVERS):
        ours = rows.filter(receiver_id__in=_as(actor, policy.RECEIVERS))
        found |= _counted(ours, {what: receiver_due(what, today) for what in OF_RECEIVER}, today)
    return Counts(
        due={what: found.get(what, 0) for what in Due.values},
        fresh={what: found.get(f"fresh_{what}", 0) for what in Due.values},
        tasks=rows.filter(policy.entrusted(actor)).count(),
        to_tell=ToTell.objects.filter(user=actor.user_id, settled_at=None).count(),
    )


def _counted(rows: QuerySet[Referral], asked: dict[str, Q], today: datetime.date) -> dict[str, int]:
    wanted = {str(what): Count("pk", filter=which) for what, which in asked.items()}
    wanted |= {f"fresh_{what}": Count("pk", filter=which & _fresh(what, today)) for what, which in asked.items()}
    return rows.order_by().aggregate(**wanted)


def _as(actor: Actor, roles: Iterable[Role]) -> frozenset[uuid.UUID]:
    return actor.within(frozenset(roles)).organisation_ids
