"""Reads of the desk: what is due today, and the log for who watches over data protection."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.activities import public as activities
from meedoen.kernel import audit, due, tenancy
from meedoen.kernel.access import can
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.models import AuditEntry
from meedoen.kernel.refusals import Refused
from meedoen.people import public as people

from . import policy
from .models import MorningMail

PAGE = 50


@dataclass(frozen=True)
class Due:
    """What is due for one actor. A part the actor has no role for is None."""

    agenda: activities.Agenda | None
    calls: activities.CallSummary | None
    stale: list[activities.Offered] | None
    has_offer: bool
    lines: list[due.Line]
    mail: bool


@dataclass(frozen=True)
class LogPage:
    """One page of the log, newest first; each entry has ``persons``: of how many people it tells."""

    entries: list[AuditEntry]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Chain:
    """Whether the log is whole: how many entries, and the numbers of those where it is not."""

    length: int
    broken: list[int]


@query(policy.TODAY)
def today(actor: Actor, rows: None, *, slug: str, now: datetime.datetime) -> Due:
    """What this actor can do something about today; each part is read through its own door.

    ``lines`` are what the features handed in (``kernel.due``): counts with the way to them. ``mail``: the actor wants
    them by mail too.
    """
    day = timezone.localdate(now)
    return Due(
        agenda=activities.agenda(actor, now=now) if can(actor, "activities.see_calendar") else None,
        calls=activities.calls_waiting(actor, now=now) if can(actor, "activities.count_calls") else None,
        stale=activities.stale(actor, today=day) if can(actor, "activities.edit") else None,
        has_offer=activities.has_offer(actor) if can(actor, "activities.see_offer") else False,
        lines=due.of(actor, slug, now),
        mail=not MorningMail.objects.filter(user=actor.user_id, wanted=False).exists(),
    )


@query(policy.READ_LOG)
def read_log(
    actor: Actor,
    rows: QuerySet[AuditEntry],
    *,
    person_code: str = "",
    worker_code: str = "",
    first: datetime.date | None = None,
    last: datetime.date | None = None,
    page: int = 1,
) -> LogPage:
    """Who did or saw what, fifty a page; of one person (by code), one worker (by code), or some days.

    Both days count. Raises Refused for a code of a person that this network does not know.
    """
    if person_code:
        person = people.by_code(actor, person_code)
        if person is None:
            raise Refused(_("Deze code kennen we niet. Kijk ze na."), field="person_code")
        rows = rows.filter(subjects__subject_id=person)
    if worker_code:
        rows = rows.filter(actor_code__iexact=worker_code.strip())
    if first:
        rows = rows.filter(at__gte=_midnight(first))
    if last:
        rows = rows.filter(at__lt=_midnight(last + datetime.timedelta(days=1)))
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    at = min(max(page, 1), pages)
    found = list(rows.order_by("-seq")[(at - 1) * PAGE : at * PAGE])
    persons = dict(
        AuditEntry.objects.filter(pk__in=[entry.pk for entry in found])
        .order_by()
        .values_list("pk")
        .annotate(number=Count("subjects"))
    )
    for entry in found:
        entry.persons = persons[entry.pk]  # type: ignore[attr-defined]
    return LogPage(found, total, at, pages)


@query(policy.CHECK_LOG)
def chain(actor: Actor, rows: QuerySet[AuditEntry]) -> Chain:
    """Walk the whole log of the network: has anything been changed, taken out or cut off?"""
    return Chain(rows.count(), [found.seq for found in audit.verify(tenancy.here())])


@query(policy.CHECK_LOG)
def log_length(actor: Actor, rows: QuerySet[AuditEntry]) -> int:
    """How many entries the log of this network has."""
    return rows.count()


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
