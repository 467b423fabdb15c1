"""Between which organisations people were led and arrived: keys without a name, to be counted and released above."""

import datetime
import uuid

from django.db.models import F, QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from .. import policy
from ..models import Referral


@query(policy.SEE_FIGURES)
def arrived_between(
    actor: Actor, rows: QuerySet[Referral], first: datetime.date, last: datetime.date
) -> dict[tuple[uuid.UUID, uuid.UUID], set[uuid.UUID]]:
    """(from, to) → the people who were led there and came for the first time in these days. One query."""
    there = rows.filter(first_on__range=(first, last)).exclude(person=None).exclude(receiver_id=F("organisation_id"))
    found: dict[tuple[uuid.UUID, uuid.UUID], set[uuid.UUID]] = {}
    for pair in there.order_by().values_list("organisation_id", "receiver_id", "person_id"):
        found.setdefault(pair[:2], set()).add(pair[2])
    return found
