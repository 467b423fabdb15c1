"""The kernel's own jobs: terms, unfinished erasures, the check of the log, facts, and sweeping up."""

import json
import logging
import os
import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import audit, facts, folding, jobs, tenancy
from .database import statistics
from .jobs import queue
from .models import AuditHead, Message, Receipt
from .privacy import erasure, retention

log = logging.getLogger(__name__)


class LogIsBroken(Exception):
    """The chain of the log does not hold, or differs from the head that was kept elsewhere."""


def register() -> None:
    """Called once at start-up: importing this module registered the jobs; these are the kernel's terms."""
    retention.register("kernel.Receipt", _receipts)
    retention.register("kernel.Message", _messages)
    retention.register("kernel.AuditEntry", folding.fold)


@jobs.job("kernel.terms", _("Wissen wat over zijn termijn is"), every="0 3 * * *")
def terms(network_id: uuid.UUID) -> dict[str, int]:
    return retention.run(network_id)


@jobs.job("kernel.terms_everywhere", _("Oude accounts wissen"), every="10 3 * * *", everywhere=True)
def terms_everywhere(network_id: None) -> dict[str, int]:
    return retention.run(None)


@jobs.job("kernel.erasures", _("Wissen van mensen afwerken"), every="20 3 * * *", everywhere=True)
def erasures(network_id: None) -> dict[str, int]:
    return {"erased": erasure.finish_erasures()}


@jobs.job("kernel.sweep", _("Opruimen: oude taken en sessies"), every="30 3 * * *", everywhere=True)
def sweep(network_id: None) -> dict[str, int]:
    from django.contrib.sessions.models import Session

    now = timezone.now()
    statistics.refresh()
    return {"jobs": queue.prune(now), "sessions": Session.objects.filter(expire_date__lt=now).delete()[0]}


@jobs.job("kernel.facts", _("Naamloze cijfers wegschrijven"), every="0 4 * * *")
def write_facts(network_id: uuid.UUID) -> dict[str, int]:
    return facts.write_all(Path(settings.VAR) / "facts", network_id)


@jobs.job("kernel.audit", _("Nakijken of het logboek heel is"), every="30 4 * * *", everywhere=True)
def check_logs(network_id: None) -> dict[str, int]:
    """Verify the chain of every network against the head kept elsewhere; then keep the heads of now.

    Raises LogIsBroken, and keeps the old head, when a chain does not hold.
    """
    kept, heads, broken = _kept_heads(), {}, 0
    for network in queue.networks():
        with tenancy.use_network(network):
            head = AuditHead.objects.filter(pk=network).first()
            known = kept.get(str(network))
            breaks = audit.verify(network, (known[0], known[1]) if known else None)
        if breaks:
            broken += 1
            log.error("the log of network %s does not hold at %s", network, [item.seq for item in breaks[:5]])
        heads[str(network)] = known if breaks else ([head.seq, head.hash] if head else None)
    _keep_heads({key: head for key, head in heads.items() if head})
    if broken:
        raise LogIsBroken
    return {"networks": len(heads)}


def _kept_heads() -> dict[str, Any]:
    path = settings.AUDIT_HEAD_FILE
    return json.loads(Path(path).read_text()) if path and Path(path).exists() else {}


def _keep_heads(heads: dict[str, Any]) -> None:
    """Replace the file whole; nothing is kept when no file is named."""
    if not settings.AUDIT_HEAD_FILE:
        return
    path = Path(settings.AUDIT_HEAD_FILE)
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(heads, indent=1, sort_keys=True))
    os.replace(beside, path)


def _receipts(cutoff: datetime) -> int:
    old = Receipt.objects.filter(at__lt=cutoff).values_list("pk", flat=True)[: retention.BATCH]
    return Receipt.objects.filter(pk__in=list(old)).delete()[0]


def _messages(cutoff: datetime) -> int:
    """A message a month after it was made; one that still waits is withdrawn with it."""
    old = Message.objects.filter(made_at__lt=cutoff).values_list("pk", flat=True)[: retention.BATCH]
    return Message.objects.filter(pk__in=list(old)).delete()[0]
