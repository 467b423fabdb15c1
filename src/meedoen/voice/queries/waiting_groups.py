"""Counts of what waits in groups: advice, answers, promises, minutes, invitations, mandates. Never who."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from ..models import Group, Meeting, PolicyCheck, Promise
from ..policy import groups as policy
from ..rules.checks import ANSWER_WITHIN
from ..rules.groups import ENDS_SOON
from ..rules.meetings import FOLLOW_UP_WITHIN, INVITE_AHEAD
from ..terms.groups import CheckState, Stage


@dataclass(frozen=True)
class Waiting:
    """So many things wait, and so many of them are late."""

    count: int = 0
    late: int = 0


def _counted(rows: QuerySet, late: Q) -> Waiting:
    found = rows.order_by().aggregate(count=Count("pk"), late=Count("pk", filter=late))
    return Waiting(found["count"], found["late"])


@query(policy.ADVISE)
def to_advise(actor: Actor, rows: QuerySet[PolicyCheck], *, today: datetime.date) -> Waiting:
    """Questions of services to one's own groups without an advice; late after the day of the service."""
    return _counted(rows.filter(state=CheckState.ASKED), Q(needed_by__lt=today))


@query(policy.ANSWER_CHECK)
def to_answer(actor: Actor, rows: QuerySet[PolicyCheck], *, today: datetime.date) -> Waiting:
    """Advice of groups that one's own service did not answer; late after sixty days."""
    return _counted(rows.filter(state=CheckState.ADVISED), Q(advised_on__lt=today - ANSWER_WITHIN))


@query(policy.KEEP_PROMISE)
def late_promises(actor: Actor, rows: QuerySet[Promise], *, today: datetime.date) -> int:
    """What was promised in one's own meetings, is not done, and whose day is past."""
    return rows.filter(done_on=None, due__lt=today).count()


@query(policy.LEAD_MEETING)
def minutes_to_finish(actor: Actor, rows: QuerySet[Meeting], *, today: datetime.date) -> Waiting:
    """Meetings that were held and whose minutes are not with the members; late after a week."""
    return _counted(rows.filter(stage=Stage.HELD), Q(held_on__lt=today - FOLLOW_UP_WITHIN))


@query(policy.LEAD_MEETING)
def to_invite(actor: Actor, rows: QuerySet[Meeting], *, now: datetime.datetime) -> int:
    """Meetings within two weeks to which nobody was invited."""
    return rows.filter(stage=Stage.PLANNED, starts_at__range=(now, now + INVITE_AHEAD)).count()


@query(policy.SEE_GROUPS)
def ending_mandates(actor: Actor, rows: QuerySet[Group], *, today: datetime.date) -> int:
    """Seats in one's own groups whose mandate ends within two months, or ended."""
    soon = Q(members__until=None, members__mandate_until__lte=today + ENDS_SOON)
    return rows.filter(ended_on=None).aggregate(n=Count("members", filter=soon))["n"]
