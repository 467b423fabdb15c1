"""The worker: plans what is due, takes jobs off the queue one by one, and says how they ended."""

import datetime
import logging
import traceback
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field

from django.utils import timezone

from .. import tenancy
from ..models import Job
from . import queue
from .registry import Known, registered

Clock = Callable[[], datetime.datetime]
log = logging.getLogger(__name__)
NEVER_ENDED, UNKNOWN = "WorkerStopped", "UnknownJob"


@dataclass
class Ran:
    """What one round of the worker did."""

    done: int = 0
    again: int = 0
    failed: int = 0

    @property
    def total(self) -> int:
        return self.done + self.again + self.failed

    def add(self, other: "Ran") -> None:
        self.done += other.done
        self.again += other.again
        self.failed += other.failed


@dataclass
class Worker:
    """Remembers which slots it planned, so that a quiet round costs two small reads and no write."""

    planned: set[queue.Slot] = field(default_factory=set)

    def round(self, now: datetime.datetime | None = None, *, at_most: int = 1000) -> Ran:
        """Plan what is due and run all that is ready. ``now`` is for tests; it is the clock otherwise."""
        clock = timezone.now if now is None else lambda: now
        due = set(queue.due_slots(clock()))
        queue.plan(sorted(due - self.planned, key=str))
        self.planned = due
        ran = Ran()
        while ran.total < at_most and self.one(ran, clock):
            pass
        return ran

    def one(self, ran: Ran, clock: Clock = timezone.now) -> bool:
        """Take one job and run it. False when nothing was ready."""
        row = queue.claim(clock())
        if row is None:
            return False
        known = registered().get(row.name)
        if known is None or row.tries > known.retries + 1:
            queue.fail(row, clock(), UNKNOWN if known is None else NEVER_ENDED, None)
            ran.failed += 1
            return True
        try:
            outcome = _run(row, known)
        except Exception as trouble:
            error = kind_of(trouble)
            given_up = queue.fail(row, clock(), error, known)
            log.warning("job %s try %s: %s", row.name, row.tries, error)
            ran.failed += given_up
            ran.again += not given_up
        else:
            queue.finish(row, clock(), outcome)
            ran.done += 1
        return True


def _run(row: Job, known: Known) -> dict:
    named = tenancy.use_network(row.network_id) if row.network_id else nullcontext()
    with named:
        return known.run(row.network_id, **row.arguments) or {}


def kind_of(trouble: BaseException) -> str:
    """What went wrong and where, without any value: ``ZeroDivisionError, jobs/nightly.py:12``."""
    frames = traceback.extract_tb(trouble.__traceback__)
    place = f", {'/'.join(frames[-1].filename.rsplit('/', 2)[-2:])}:{frames[-1].lineno}" if frames else ""
    return f"{type(trouble).__name__}{place}"


def run_due(now: datetime.datetime | None = None) -> Ran:
    """One round: periodic jobs are planned exactly once a slot, however many workers do this at the same time."""
    return Worker().round(now)
