"""The log's own term: after ten years entries are folded into one signed checkpoint, from which the rest verifies.

Only a whole piece from the beginning is folded, and only when it holds: a log that somebody changed is kept as it is,
for who must look at it.
"""

import datetime
import logging

from django.utils import timezone

from . import audit, guard, tenancy
from .models import AuditCheckpoint, AuditEntry, AuditSubject
from .privacy import retention

log = logging.getLogger(__name__)


def fold(cutoff: datetime.datetime) -> int:
    """Fold up to 500 entries of the named network that lie before ``cutoff``; gives how many.

    Called by the nightly job of the terms, inside its command.
    """
    network_id = tenancy.here()
    point = AuditCheckpoint.objects.select_for_update().filter(pk=network_id).first()
    previous, seq = (point.hash, point.seq) if point else ("", 0)
    entries = AuditEntry.objects.filter(network_id=network_id).order_by("seq").prefetch_related("subjects")
    over = []
    for entry in entries[: retention.BATCH]:
        if entry.at >= cutoff:
            break
        if entry.seq != seq + 1 or entry.previous != previous or audit.link(entry, previous) != entry.hash:
            log.error("the log of network %s does not hold at %s: nothing is folded", network_id, entry.seq)
            return 0
        over.append(entry)
        previous, seq = entry.hash, entry.seq
    if over:
        _replace(over)
    return len(over)


def _replace(over: list[AuditEntry]) -> None:
    last = over[-1]
    point = AuditCheckpoint(
        network_id=last.network_id, seq=last.seq, hash=last.hash, until=last.at, folded_at=timezone.now()
    )
    point.signature = audit.signature(point)
    AuditCheckpoint.objects.update_or_create(
        network_id=last.network_id,
        defaults={name: getattr(point, name) for name in ("seq", "hash", "until", "folded_at", "signature")},
    )
    with guard.folding():
        AuditSubject.objects.filter(entry__in=over).delete()
        AuditEntry.objects.filter(pk__in=[entry.pk for entry in over]).delete()
