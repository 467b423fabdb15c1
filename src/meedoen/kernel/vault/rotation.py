"""Changing the master key while everybody keeps working: a new one, every key wrapped again, the old one retired."""

from collections.abc import Callable

from django.db import transaction

from . import master, sealing
from .errors import MasterKeyInUse
from .rings import PERSONS, SHARED, Shelf, scrub
from .router import ALIAS

BATCH = 500


def rotate_master(new_kek: bytes | None = None, *, progress: Callable[[int, int], None] | None = None) -> int:
    """Add a master key (or take ``new_kek``, 32 bytes), make it current and wrap every key under it; gives the count.

    Readers and writers go on meanwhile. The old master key stays in the file until ``retire_master``.
    """
    master.add(new_kek)
    return rewrap(progress=progress)


def rewrap(*, progress: Callable[[int, int], None] | None = None) -> int:
    """Wrap every key that is not under the current master key; safe to break off and start again. Gives the count."""
    total = sum(_behind(shelf).count() for shelf in (PERSONS, SHARED))
    done = 0
    for shelf in (PERSONS, SHARED):
        while rows := list(_behind(shelf)[:BATCH]):
            done += _rewrap_batch(shelf, rows)
            if progress:
                progress(done, max(total, done))
    scrub()
    return done


def retire_master(kek_id: str) -> None:
    """Take an old master key out of the file for good; ``MasterKeyInUse`` while any key still needs it."""
    for shelf in (PERSONS, SHARED):
        if shelf.model.objects.filter(kek_id=kek_id).exists():
            raise MasterKeyInUse(kek_id)
    master.remove(kek_id)


def _behind(shelf: Shelf):
    return shelf.model.objects.exclude(kek_id=master.keys().current).order_by("pk")


def _rewrap_batch(shelf: Shelf, rows: list) -> int:
    masters = master.keys()
    done = 0
    with transaction.atomic(using=ALIAS):
        for row in rows:
            old = bytes(row.wrapped_key)
            ring = sealing.unwrap(masters.wrapping[row.kek_id], row.kek_id, row.pk, row.network_id, old)
            new = sealing.wrap(masters.wrapping[masters.current], masters.current, row.pk, row.network_id, ring)
            # Only if nobody changed or destroyed the row since it was read.
            unchanged = shelf.model.objects.filter(pk=row.pk, wrapped_key=row.wrapped_key)
            done += unchanged.update(wrapped_key=new, kek_id=masters.current)
    return done
