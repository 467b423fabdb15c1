"""Which jobs there are, and when the periodic ones are due."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from croniter import croniter
from django.utils import timezone

LEASE = datetime.timedelta(minutes=30)
BACK_OFF = tuple(datetime.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120))

Run = Callable[..., dict[str, Any] | None]


@dataclass(frozen=True)
class Known:
    """A job: what runs, when, how often it is tried again, and how long one run may last before it counts as lost."""

    name: str
    label: Any
    run: Run
    every: str | None
    retries: int
    everywhere: bool
    lease: datetime.timedelta

    def slot(self, now: datetime.datetime) -> datetime.datetime | None:
        """The last moment, ``now`` included, at which it was due, by the clock of the settings; None if never."""
        if self.every is None:
            return None
        after = now.replace(microsecond=0) + datetime.timedelta(seconds=1)
        found = croniter(self.every, timezone.localtime(after)).get_prev(datetime.datetime)
        return found.astimezone(datetime.UTC)

    def wait(self, tries: int) -> datetime.timedelta:
        """How long to wait after this many tries that failed."""
        return BACK_OFF[min(tries, len(BACK_OFF)) - 1]


_known: dict[str, Known] = {}


def job(
    name: str,
    label: Any,
    *,
    every: str | None = None,
    retries: int = 3,
    everywhere: bool = False,
    lease: datetime.timedelta = LEASE,
) -> Callable[[Run], Run]:
    """Register ``fn(network_id, **arguments)``; it gives back counts for the page, or None.

    ``every`` is a line of cron in the time zone of the settings: then it runs by itself, once a network, or once for
    the whole server with ``everywhere`` (``network_id`` is None). A moment missed while the machine was off is made up
    for once.
    """
    if every is not None and not croniter.is_valid(every):
        raise ValueError(f"job {name}: {every} is no line of cron")

    def register(run: Run) -> Run:
        known = Known(name, label, run, every, retries, everywhere, lease)
        if name in _known and _known[name].run.__qualname__ != run.__qualname__:
            raise ValueError(f"job {name} is registered twice")
        _known[name] = known
        return run

    return register


def registered() -> dict[str, Known]:
    """The jobs handed in so far, by name."""
    return dict(_known)
