"""The one request that goes to publiq: JSON over TLS, with a limit on time and on size, and never to another address.

What can be tried again without harm says so itself (``again``): a question and a cancellation are, a sale is not.
"""

import http.client
import json
import logging
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings

from meedoen.kernel import outward

log = logging.getLogger(__name__)
LARGEST = 256 * 1024
LONGEST_WAIT = 3600


class Trouble(Exception):
    """No answer, or none that says yes or no. ``kind`` is a code, never a number of a card or a text of the other side.

    ``arrived``: what was asked may have happened there all the same. ``retry_after``: seconds that publiq asks to wait.
    """

    def __init__(self, kind: str, *, arrived: bool, retry_after: int = 0):
        super().__init__(kind)
        self.kind, self.arrived, self.retry_after = kind, arrived, min(retry_after, LONGEST_WAIT)


@dataclass(frozen=True)
class Answer:
    """What came back: a status and the JSON in it (None when there is none)."""

    status: int
    body: Any


def ask(method: str, url: str, *, headers: Mapping[str, str], body: Any = None, again: bool = False) -> Answer:
    """One question, tried a second time when ``again`` and nothing came back. Raises Trouble; 4xx is an answer."""
    try:
        return _once(method, url, headers, body)
    except Trouble as trouble:
        if not again or trouble.kind in ("busy", "timeout"):
            raise
        return _once(method, url, headers, body)


def _once(method: str, url: str, headers: Mapping[str, str], body: Any) -> Answer:
    content = None if body is None else json.dumps(body).encode()
    sent = {"Accept": "application/json", **headers, **({"Content-Type": "application/json"} if content else {})}
    asked = urllib.request.Request(url, content, sent, method=method)  # noqa: S310 - checked in env
    try:
        with outward.send(asked, timeout=settings.UITPAS["timeout"]) as answer:
            return Answer(answer.status, _read(answer))
    except urllib.error.HTTPError as wrong:
        with wrong:
            return _refused(wrong)
    except urllib.error.URLError as wrong:
        raise _not_reached(wrong.reason) from None
    except TimeoutError:
        raise _noted(Trouble("timeout", arrived=True)) from None
    except (OSError, http.client.HTTPException):
        raise _noted(Trouble("cut", arrived=True)) from None


def _not_reached(reason: Any) -> Trouble:
    """``urllib`` wraps whatever goes wrong while it connects and sends: only a refused or unknown address, or one that
    is not who it says, is sure to have got nothing."""
    if isinstance(reason, ConnectionRefusedError | socket.gaierror | ssl.SSLCertVerificationError):
        return _noted(Trouble("unreachable", arrived=False))
    return _noted(Trouble("timeout" if isinstance(reason, TimeoutError) else "cut", arrived=True))


def _refused(wrong: urllib.error.HTTPError) -> Answer:
    if wrong.code == 429:
        raise _noted(Trouble("busy", arrived=False, retry_after=outward.seconds_to_wait(wrong)))
    if wrong.code >= 500:
        raise _noted(Trouble("server", arrived=True))
    if 300 <= wrong.code < 400:
        raise _noted(Trouble("settings", arrived=False))
    return Answer(wrong.code, _read(wrong))


def _read(answer: Any) -> Any:
    """The JSON of an answer, amounts exact; None for an empty or unreadable one, or one that is far too long."""
    try:
        text = answer.read(LARGEST + 1)
    except (OSError, http.client.HTTPException):
        raise _noted(Trouble("cut", arrived=True)) from None
    if len(text) > LARGEST:
        return None
    try:
        return json.loads(text, parse_float=Decimal) if text else None
    except (ValueError, RecursionError):
        return None


def _noted(trouble: Trouble) -> Trouble:
    log.warning("uitpas: %s", trouble.kind)
    return trouble
