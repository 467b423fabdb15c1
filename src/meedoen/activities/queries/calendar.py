"""Reads of the calendar: the sessions of a stretch of days, of all partners."""

import datetime
import uuid

from django.db.models import Q, QuerySet
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from .. import policy
from ..models import Session
from ..rules.series import local_moment
from ..terms import Status


@query(policy.SEE_CALENDAR)
def calendar(
    actor: Actor,
    rows: QuerySet[Session],
    *,
    start: datetime.date,
    end: datetime.date,
    organisation_id: uuid.UUID | None = None,
    kind: str = "",
) -> list[Session]:
    """The sessions that begin on these days (both included, Brussels time), in order of time, in one query.

    Each with its activity, organiser and place; the counts stand on the session. Cancelled ones are there too; what
    was still to come of an activity that ended is not.
    """
    first = local_moment(start, datetime.time())
    after = local_moment(end + datetime.timedelta(days=1), datetime.time())
    found = rows.filter(starts_at__gte=first, starts_at__lt=after)
    found = found.exclude(Q(activity__status=Status.ENDED) & Q(starts_at__gt=timezone.now()))
    if organisation_id:
        found = found.filter(activity__organisation_id=organisation_id)
    if kind:
        found = found.filter(activity__kind=kind)
    return list(found.select_related("activity__organisation", "place").order_by("starts_at", "activity__title"))
