"""The queue itself: putting on, planning, taking off. Every step is one conditional statement, so any number of
workers may do it at the same moment on either database.
"""

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .. import tenancy
from ..models import Job, JobState
from .registry import LEASE, Known, registered

EVERY_NETWORK = "the worker looks for what is due in every network"
KEEP_DONE = datetime.timedelta(days=7)
KEEP_FAILED = datetime.timedelta(days=31)
Slot = tuple[str, uuid.UUID | None, datetime.datetime]


def enqueue(
    name: str,
    /,
    *,
    network_id: uuid.UUID | None = None,
    run_after: datetime.datetime | None = None,
    **arguments: Any,
) -> uuid.UUID:
    """Put a job on the queue, in the caller's transaction. ``arguments`` are codes, numbers and times, as JSON.

    Raises KeyError for a job that nobody registered.
    """
    known = registered()[name]
    if known.everywhere != (network_id is None):
        raise ValueError(f"job {name} is {'of the whole server' if known.everywhere else 'of one network'}")
    row = Job(name=name, network_id=network_id, arguments=arguments, run_after=run_after or timezone.now())
    if network_id is None or tenancy.current_network() != network_id:
        with tenancy.all_networks("work is put on the queue of another network, or of the whole server"):
            row.save(force_insert=True)
    else:
        row.save(force_insert=True)
    return row.pk


def networks() -> list[uuid.UUID]:
    """Every network of this server."""
    return list(apps.get_model("networks.Network")._default_manager.order_by("pk").values_list("pk", flat=True))


def due_slots(now: datetime.datetime) -> list[Slot]:
    """For each periodic job and each network the slot that should have begun by now."""
    periodic = [(known, known.slot(now)) for known in registered().values()]
    here = networks() if any(slot and not known.everywhere for known, slot in periodic) else []
    return [
        (known.name, network_id, slot)
        for known, slot in periodic
        if slot is not None
        for network_id in ([None] if known.everywhere else here)
    ]


def plan(slots: Iterable[Slot]) -> None:
    """Put these slots on the queue; one that stands there already stays as it is, whoever put it there."""
    rows = [Job(name=name, network_id=network_id, slot=slot, run_after=slot) for name, network_id, slot in slots]
    if rows:
        with tenancy.all_networks(EVERY_NETWORK), transaction.atomic():
            Job.objects.bulk_create(rows, ignore_conflicts=True)


def claim(now: datetime.datetime) -> Job | None:
    """Take the job that has waited longest, for the length of its lease; None when nothing is ready.

    A job whose worker stopped halfway is ready again after its lease.
    """
    lost = Q(state=JobState.RUNNING, lease_until__lte=now)
    with tenancy.all_networks(EVERY_NETWORK):
        ready = Job.objects.filter(Q(state=JobState.WAITING, run_after__lte=now) | lost).order_by("run_after", "pk")
        for row in ready[:20]:
            known = registered().get(row.name)
            lease = now + (known.lease if known else LEASE)
            with transaction.atomic():
                mine = Job.objects.filter(pk=row.pk, state=row.state, tries=row.tries).update(
                    state=JobState.RUNNING, tries=row.tries + 1, started_at=now, lease_until=lease
                )
            if mine:
                row.tries += 1
                return row
    return None


def finish(row: Job, now: datetime.datetime, outcome: dict[str, Any]) -> None:
    _settle(row, state=JobState.DONE, finished_at=now, outcome=outcome, error="")


def fail(row: Job, now: datetime.datetime, error: str, known: Known | None) -> bool:
    """Try again later, or give up and stand on the page. Tells whether it was given up."""
    if known is not None and row.tries <= known.retries:
        _settle(row, state=JobState.WAITING, run_after=now + known.wait(row.tries), error=error[:160])
        return False
    _settle(row, state=JobState.FAILED, finished_at=now, error=error[:160])
    return True


def _settle(row: Job, **values: Any) -> None:
    """Write how it ended, unless the lease ran out and another worker has it by now."""
    with tenancy.all_networks(EVERY_NETWORK), transaction.atomic():
        Job.objects.filter(pk=row.pk, state=JobState.RUNNING, tries=row.tries).update(lease_until=None, **values)


def prune(now: datetime.datetime) -> int:
    """Throw away what was done a week ago or failed a month ago; the slot of now stays, or it would be planned anew."""
    over = Q(state=JobState.DONE, finished_at__lt=now - KEEP_DONE)
    over |= Q(state=JobState.FAILED, finished_at__lt=now - KEEP_FAILED)
    with tenancy.all_networks(EVERY_NETWORK), transaction.atomic():
        rows = Job.objects.filter(over)
        for name, slot in {(name, slot) for name, _network, slot in due_slots(now)}:
            rows = rows.exclude(name=name, slot=slot)
        return rows.delete()[0]
