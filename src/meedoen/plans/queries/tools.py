"""Reads of the tool library, the news and the tour."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from ..models import NewsItem, Tool, TourStop
from ..policy import tools as policy


@dataclass(frozen=True)
class Kept:
    """Something of the library, whose it is, and whether this actor may change it."""

    row: Tool
    partner: str
    may_change: bool


@query(policy.SEE_TOOLS)
def tools(actor: Actor, rows: QuerySet[Tool], *, kind: str = "") -> list[Kept]:
    """The tool library by title; of one kind, or all. Two queries."""
    mine: set[uuid.UUID] = set()
    if policy.CHANGE_TOOL.allows(actor):
        mine = set(policy.CHANGE_TOOL.queryset(actor).values_list("pk", flat=True))
    found = rows.filter(kind=kind) if kind else rows
    return [
        Kept(row, row.organisation.name, row.pk in mine)
        for row in found.select_related("organisation").order_by("title", "pk")
    ]


@query(policy.SEE_TOOLS)
def tool(actor: Actor, rows: QuerySet[Tool], tool_id: uuid.UUID) -> Kept:
    """One thing of the library. Raises NotFound."""
    row = one(rows.select_related("organisation"), pk=tool_id)
    may = policy.CHANGE_TOOL.allows(actor) and policy.CHANGE_TOOL.queryset(actor).filter(pk=row.pk).exists()
    return Kept(row, row.organisation.name, may)


@query(policy.CHANGE_TOOL)
def changeable(actor: Actor, rows: QuerySet[Tool], tool_id: uuid.UUID) -> Tool:
    """One that the actor may change. Raises NotFound."""
    return one(rows, pk=tool_id)


@query(policy.SEE_NEWS)
def news(actor: Actor, rows: QuerySet[NewsItem], *, today: datetime.date | None = None) -> list[NewsItem]:
    """The news, newest first; with ``today`` only what stands there that day. At most 60."""
    found = rows.filter(first_day__lte=today, last_day__gte=today) if today else rows
    return list(found.order_by("-first_day", "pk")[:60])


@query(policy.SEE_NEWS)
def news_between(actor: Actor, rows: QuerySet[NewsItem], first: datetime.date, last: datetime.date) -> list[NewsItem]:
    """The news for residents that stands on some day of this period, newest first, at most ten."""
    found = rows.filter(on_site=True, first_day__lte=last, last_day__gte=first)
    return list(found.order_by("-first_day", "pk")[:10])


@query(policy.CHANGE_NEWS)
def news_item(actor: Actor, rows: QuerySet[NewsItem], item_id: uuid.UUID) -> NewsItem:
    """One message. Raises NotFound."""
    return one(rows, pk=item_id)


@query(policy.READ_NEWS)
def site_news(actor: Actor, rows: QuerySet[NewsItem]) -> list[NewsItem]:
    """What residents read today, newest first, at most ten."""
    return list(rows.order_by("-first_day", "pk")[:10])


@query(policy.SEE_TOUR)
def stops(actor: Actor, rows: QuerySet[TourStop], *, year: int) -> list[TourStop]:
    """The stops planned or made in a year, by day."""
    found = rows.filter(Q(planned_on__year=year) | Q(done_on__year=year)).select_related("area")
    return list(found.order_by("planned_on", "pk"))


@query(policy.SEE_TOUR)
def tour_years(actor: Actor, rows: QuerySet[TourStop]) -> list[int]:
    """The years with a stop, newest first."""
    days = rows.order_by().dates("planned_on", "year")
    return sorted({day.year for day in days}, reverse=True)


@query(policy.CHANGE_TOUR)
def stop(actor: Actor, rows: QuerySet[TourStop], stop_id: uuid.UUID) -> TourStop:
    """One stop. Raises NotFound."""
    return one(rows.select_related("area"), pk=stop_id)
