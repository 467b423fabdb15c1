"""Smstools (smstools.be), SMS Gateway API version 1, as documented in 2026.

Sending: ``POST https://api.smsgatewayapi.com/v1/message/send`` with ``X-Client-Id`` and ``X-Client-Secret``; the number
goes without the plus. Trouble comes as 4xx with ``{"error": "106"}``. Reports come through a webhook of the kind
``delivery_report`` with the codes 0 to 5 and 9; the sender does not sign them, so the key stands in the address.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from .base import NotDelivered, Refusal, Report, post

SEND = "https://api.smsgatewayapi.com/v1/message/send"
LONGEST = 459
OUR_FAULT = {"104", "108", "109", "110", "111", "200"}
"""Wrong keys, no credit left, a wrong name of the sender, our address not allowed: the operator can mend it."""
THEIR_FAULT = {"105"}
ARRIVED, LOST = {"1"}, {"2", "4", "5"}


class SmstoolsGateway:
    """Smstools; it does not know a reference twice, so what may have left is never sent again."""

    repeatable = False
    arrives_at_once = False

    def send(self, number: str, text: str, *, reference: str) -> str:
        asked = {"message": text[:LONGEST], "to": number.lstrip("+"), "sender": settings.SMS["sender"]}
        headers = {"X-Client-Id": settings.SMS["user"], "X-Client-Secret": settings.SMS["secret"]}
        try:
            found = post(settings.SMS["url"] or SEND, {**asked, "reference": reference}, headers)
        except Refusal as refusal:
            raise _understood(refusal) from None
        if isinstance(found, dict) and found.get("error"):
            raise _understood(Refusal(found))
        return str(found.get("messageid", ""))[:80] if isinstance(found, dict) else ""

    def reports(self, body: Any) -> Iterable[Report]:
        rows = body.get("webhooks", [body]) if isinstance(body, dict) else body
        for row in rows if isinstance(rows, list) else []:
            found = _report(row) if isinstance(row, dict) else None
            if found is not None:
                yield found


def _report(row: dict[str, Any]) -> Report | None:
    """One report; the number of the message, its code and our reference may stand in ``message`` or beside it."""
    inner = row.get("message")
    said = {**row, **inner} if isinstance(inner, dict) else row
    if row.get("webhook_type", "delivery_report") != "delivery_report":
        return None
    code = str(said.get("status", said.get("code", "")))
    identity = str(said.get("messageid") or said.get("message_id") or said.get("id") or "")[:80]
    if code not in ARRIVED | LOST or not identity:
        return None
    return Report(identity, code in ARRIVED, str(said.get("reference", ""))[:40])


def _understood(refusal: Refusal) -> NotDelivered:
    code = str(refusal.answer.get("error", "")) if isinstance(refusal.answer, dict) else ""
    if code in OUR_FAULT:
        return NotDelivered("settings")
    if code in THEIR_FAULT:
        return NotDelivered("gateway")
    return NotDelivered("refused", final=True)
