"""Our own plain format: one POST a message, one POST a report. ``docs/guide/beheerder.md`` describes it.

To the gateway: ``{"to": "+32…", "text": "…", "from": "…", "reference": "…"}`` with ``Authorization: Bearer`` and
``Idempotency-Key``; the answer is ``{"id": "…"}``. Back to us: ``{"id": "…", "reference": "…", "status": "delivered"}``
or ``"failed"``, one object or a list.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from .base import Report, post

FINAL = {"delivered": True, "failed": False}


class MeedoenGateway:
    """Any gateway that speaks the plain format."""

    repeatable = True
    arrives_at_once = False

    def send(self, number: str, text: str, *, reference: str) -> str:
        asked = {"to": number, "text": text, "from": settings.SMS["sender"], "reference": reference}
        headers = {"Authorization": f"Bearer {settings.SMS['secret']}", "Idempotency-Key": reference}
        found = post(settings.SMS["url"], asked, headers)
        return str(found.get("id", ""))[:80] if isinstance(found, dict) else ""

    def reports(self, body: Any) -> Iterable[Report]:
        rows = body if isinstance(body, list) else [body]
        for row in rows:
            if isinstance(row, dict) and row.get("status") in FINAL:
                identity, reference = str(row.get("id", ""))[:80], str(row.get("reference", ""))[:40]
                yield Report(identity, FINAL[row["status"]], reference)
