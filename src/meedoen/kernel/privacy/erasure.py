"""Erasing a person: every feature empties its rows, the person's key is destroyed, the list remembers it.

The list (``vault.Erasure``) stands in the key store, which is always newer than a restored database, so that an old
backup cannot bring anybody back (trust.md rule 18, G32). An erasure once asked for is finished, also when the machine
stopped halfway: ``finish_erasures`` is safe to run at any time, again and again.
"""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from .. import guard, tenancy, vault

Erase = Callable[[UUID], None]
Progress = Callable[..., None]
FIGURES = "kernel.facts"
_registered: dict[str, Erase] = {}


def register(label: str, erase: Erase) -> None:
    """A feature hands in what empties its rows about a person. It runs within the person's network.

    It must bear being called again for a person already erased, and must not need the person's key.
    """
    if label in _registered and _registered[label] is not erase:
        raise ValueError(f"{label} is registered already")
    _registered[label] = erase


def registered() -> frozenset[str]:
    """The labels handed in so far; a law test holds them against the tables that point to a person."""
    return frozenset(_registered)


def erase_person(person_id: UUID, network_id: UUID) -> None:
    """Erase a person for good. Call inside a command: rows go in its transaction, the key right after its commit."""
    _remember(person_id, network_id)
    _empty_rows(person_id, network_id)
    _figures_again(network_id)
    transaction.on_commit(lambda: _seal_off(person_id))


def finish_erasures(progress: Progress | None = None) -> int:
    """Finish what was asked for and is not done yet (a job, and after each restore); gives the count."""
    from ..vault.models import Erasure

    pending = list(Erasure.objects.filter(done_at=None).order_by("erased_at"))
    for done, erasure in enumerate(pending, start=1):
        with guard.seeding("finishing an erasure"), transaction.atomic():
            _empty_rows(erasure.person_id, erasure.network_id)
        _seal_off(erasure.person_id)
        if progress:
            progress(done, len(pending))
    return len(pending)


def start_again() -> int:
    """Mark the whole list as not done: an older database is about to come back. Gives the count."""
    from ..vault.models import Erasure

    return Erasure.objects.update(done_at=None)


def _remember(person_id: UUID, network_id: UUID) -> None:
    from ..vault.models import Erasure

    Erasure.objects.get_or_create(person_id=person_id, defaults={"network_id": network_id, "erased_at": timezone.now()})


def _empty_rows(person_id: UUID, network_id: UUID) -> None:
    with tenancy.use_network(network_id):
        for erase in _registered.values():
            erase(person_id)


def _figures_again(network_id: UUID) -> None:
    """The files of figures hold a mark of each person: they are written again soon, once for many erasures."""
    from ..jobs import queue
    from ..models import Job, JobState

    with tenancy.use_network(network_id):
        waiting = Job.objects.filter(name=FIGURES, network_id=network_id, state=JobState.WAITING)
        if not waiting.filter(run_after__lte=timezone.now()).exists():
            queue.enqueue(FIGURES, network_id=network_id)


def _seal_off(person_id: UUID) -> None:
    from ..vault.models import Erasure

    vault.destroy(person_id)
    Erasure.objects.filter(person_id=person_id).update(done_at=timezone.now())
