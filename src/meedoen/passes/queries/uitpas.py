"""Reads at the till: what can be sold with UiTPAS now, one session, and the sales of it."""

import datetime
import uuid
from typing import Any

from django.db.models import Q, QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from ..models import UitpasSale
from ..rules.uitpas import LONGEST, SOURCE
from ..terms import Sale
from ..uitpas import policy

AHEAD, BEHIND = datetime.timedelta(days=14), datetime.timedelta(hours=6)
SHOWN = 20


@query(policy.SELL_UITPAS)
def sessions_at_till(actor: Actor, rows: QuerySet, *, now: datetime.datetime) -> list[Any]:
    """What the own organisation has to sell with UiTPAS, from what ended this afternoon to two weeks ahead."""
    known = rows.filter(activity__source=SOURCE, activity__price_cents__gt=0).exclude(activity__source_id="")
    near = known.exclude(status="cancelled").filter(ends_at__gt=now - BEHIND, starts_at__lt=now + AHEAD)
    return list(near.select_related("activity").order_by("starts_at", "pk")[:SHOWN])


@query(policy.SELL_UITPAS)
def to_sell(actor: Actor, rows: QuerySet, session_id: uuid.UUID) -> Any:
    """One session of the own organisation, with its activity. Raises NotFound."""
    return one(rows.select_related("activity"), pk=session_id)


@query(policy.FINISH_UITPAS)
def sale(actor: Actor, rows: QuerySet[UitpasSale], sale_id: uuid.UUID) -> UitpasSale:
    """One sale, with its session. Raises NotFound."""
    return one(rows.select_related("session__activity"), pk=sale_id)


@query(policy.FINISH_UITPAS)
def sales_of(actor: Actor, rows: QuerySet[UitpasSale], session_id: uuid.UUID) -> list[UitpasSale]:
    """The newest sales of one session."""
    return list(rows.filter(session_id=session_id)[:SHOWN])


@query(policy.FINISH_UITPAS)
def unsure(actor: Actor, rows: QuerySet[UitpasSale], *, now: datetime.datetime) -> list[UitpasSale]:
    """Sales of which nobody knows yet whether UiTPAS has them, oldest first."""
    lost = Q(state=Sale.UNSURE) | Q(state=Sale.ASKED, at__lt=now - LONGEST)
    return list(rows.filter(lost).order_by("at", "pk")[:SHOWN])
