"""What a gateway tells afterwards comes in here: closed unless a key is set, and only who knows it is heard.

Two ways to know the key: sign the body with it (``X-Signature``: HMAC-SHA256 in hexadecimal), or, for gateways that
cannot sign, name it in the address. Whoever does not know it gets the page of what is not there.
"""

import hashlib
import hmac
import json
import logging
import uuid
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .. import tenancy
from ..actors import Actor
from ..models import Message, MessageState
from ..web.gate import opened
from ..web.throttle import Rate, Throttle, source_of
from . import gateways, services

LARGEST = 16 * 1024
MOST = 50
WRONG_KEYS = Throttle("sms_report_key", 20, 900)
REPORTS = Rate("sms_report", 1200, 60)
log = logging.getLogger(__name__)


@csrf_exempt
@require_POST
@opened("de poort voor sms meldt of een bericht aankwam; een sleutel beschermt dit")
def receive(request: HttpRequest, key: str = "") -> HttpResponse:
    """Reports of delivery. 204 for what was understood, also for a message that we do not know (any more)."""
    known, source = settings.SMS["report_key"], source_of(request)
    if not known or not settings.SMS_GATEWAY or WRONG_KEYS.full(source):
        raise Http404
    body = request.body if _size(request) <= LARGEST else b""
    if not body or not _allowed(request, key, body, known):
        WRONG_KEYS.take(source)
        raise Http404
    if not REPORTS.take(source):
        return HttpResponse(status=429, headers={"Retry-After": "60"})
    try:
        said = json.loads(body)
    except ValueError:
        return HttpResponse(status=400)
    for report in list(gateways.gateway().reports(said))[:MOST]:
        note(report)
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def _size(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isdigit() else LARGEST + 1


def _allowed(request: HttpRequest, key: str, body: bytes, known: str) -> bool:
    signed = hmac.new(known.encode(), body, hashlib.sha256).hexdigest()
    by_signature = hmac.compare_digest(signed.encode(), request.headers.get("X-Signature", "").lower().encode())
    by_address = hmac.compare_digest(known.encode(), key.encode())
    return by_signature or by_address


def note(report: gateways.Report) -> bool:
    """Note one report at its message, in the network of that message. Tells whether it changed something."""
    with tenancy.all_networks("a gateway names a message, not a network"):
        found = _message(report)
    if found is None:
        return False
    pk, network_id = found
    with tenancy.use_network(network_id):
        return services.note_report(Actor.system(network_id, "berichten"), pk, arrived=report.arrived)


def _message(report: gateways.Report) -> tuple[Any, Any] | None:
    sent = Message.objects.filter(channel="sms", state=MessageState.SENT)
    if report.gateway_id:
        found = sent.filter(gateway_id=report.gateway_id).values_list("pk", "network_id").first()
        if found is not None:
            return found
    try:
        reference = uuid.UUID(report.reference)
    except ValueError:
        return None
    return sent.filter(pk=reference).values_list("pk", "network_id").first()
