"""Reads of the queue, for the page: kinds, moments and counts; there are no names in it."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from .. import tenancy
from ..actors import Actor
from ..doors import query
from ..models import Job, JobState
from . import policy
from .registry import registered

AT_MOST = 300


@dataclass(frozen=True)
class JobLine:
    """One job on the page. ``count`` is how much it dealt with; ``error`` the kind of trouble, without values."""

    id: uuid.UUID
    label: Any
    network: str
    state: str
    at: datetime.datetime
    count: int
    error: str
    tries: int

    @property
    def failed(self) -> bool:
        return self.state == JobState.FAILED


@query(policy.SEE)
def of_network(actor: Actor, rows: QuerySet[Job]) -> list[JobLine]:
    """What failed, what is to come, and the last run of each job, of this network."""
    return _lines(rows)


@query(policy.SEE_ALL)
def of_server(actor: Actor, rows: None) -> list[JobLine]:
    """The same, of every network and of the server itself."""
    with tenancy.all_networks("the operator sees which jobs failed, not on whom"):
        return _lines(Job.objects.all())


def _lines(rows: QuerySet[Job]) -> list[JobLine]:
    found = rows.select_related("network")
    ended = list(found.filter(state=JobState.DONE).order_by("-finished_at")[:AT_MOST])
    rest = found.exclude(state=JobState.DONE).order_by("state", "run_after")[:AT_MOST]
    return [_line(row) for row in [*rest, *_last_of_each(ended)]]


def _last_of_each(rows: Iterable[Job]) -> list[Job]:
    last: dict[tuple[str, uuid.UUID | None], Job] = {}
    for row in rows:
        last.setdefault((row.name, row.network_id), row)
    return list(last.values())


def _line(row: Job) -> JobLine:
    known = registered().get(row.name)
    return JobLine(
        id=row.pk,
        label=known.label if known else row.name,
        network=row.network.name if row.network else "",
        state=row.state,
        at=row.finished_at or row.started_at or row.run_after if row.state != JobState.WAITING else row.run_after,
        count=sum(value for value in row.outcome.values() if isinstance(value, int)),
        error=row.error,
        tries=row.tries,
    )
