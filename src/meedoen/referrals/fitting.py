"""Which companions fit a referral, whoever knows them: what each gives already, and why one fits."""

import datetime
import uuid
from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from meedoen.activities import public as activities

from .models import Companion, Referral
from .rules import matching
from .rules.matching import Fit, Need, Offered
from .terms import State


def counted(rows: QuerySet[Companion], today: datetime.date) -> list[tuple[Companion, float]]:
    """These companions, each with the hours given this month; ``busy`` is with how many they go along now. Two queries.
    Called inside a read, with the rows that came through its door."""
    now = Q(tasks__state=State.ACCOMPANIED)
    found = list(rows.annotate(busy=Count("tasks", filter=now, distinct=True)))
    of_month = Companion.objects.filter(pk__in=[row.pk for row in found], given__day__gte=today.replace(day=1))
    minutes: dict[uuid.UUID, int] = dict(of_month.order_by().values_list("pk").annotate(Sum("given__minutes")))
    return [(row, minutes.get(row.pk, 0) / 60) for row in found]


def ranked(referral: Referral, found: Iterable[tuple[Companion, float]]) -> list[Fit]:
    """Who of these fits this referral best comes first."""
    need = Need(
        language=referral.language,
        moment=timezone.localtime(referral.session.starts_at) if referral.session else None,
        children=referral.children,
        transport=referral.transport,
    )
    spoken = str(activities.Language(referral.language).label)
    return matching.rank(need, [_offered(row, hours) for row, hours in found], spoken)


def _offered(row: Companion, hours: float) -> Offered:
    return Offered(
        id=row.pk,
        languages=tuple(row.languages),
        days=tuple(row.days),
        parts=tuple(row.parts),
        limits=tuple(row.limits),
        tasks=row.busy,  # type: ignore[attr-defined]
        at_once=row.at_once,
        hours=hours,
        hours_a_month=row.hours_a_month,
    )
