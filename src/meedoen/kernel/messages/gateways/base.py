"""What a gateway is, what can go wrong with a message, and the one request that all gateways make."""

import http.client
import json
import socket
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from meedoen.kernel import outward

LARGEST = 64 * 1024
LONGEST_WAIT = 6 * 60 * 60


class NotDelivered(Exception):
    """It did not leave, or we cannot know. ``kind`` is a code, never an address, a text or an answer of a server.

    ``final``: another try changes nothing, somebody calls. ``retry_after``: the seconds the other side asked to wait.
    """

    def __init__(self, kind: str, *, final: bool = False, retry_after: int = 0):
        super().__init__(kind)
        self.kind, self.final, self.retry_after = kind, final, min(retry_after, LONGEST_WAIT)


@dataclass(frozen=True)
class Report:
    """What a gateway tells afterwards: of which message (its number, or our reference), and whether it arrived."""

    gateway_id: str
    arrived: bool
    reference: str = ""


class Gateway(Protocol):
    """Sends one SMS. ``number`` is E.164, ``reference`` our own number of the message, the same at every try."""

    repeatable: bool
    """Whether the same reference twice is sent once: then a message of which we know nothing may be tried again."""

    arrives_at_once: bool
    """Whether no report of delivery will come since it arrived the moment it was handed over (the demo)."""

    def send(self, number: str, text: str, *, reference: str) -> str:
        """Hand it over; gives the gateway's own number of it, or ''. Raises NotDelivered."""
        ...

    def reports(self, body: Any) -> Iterable[Report]:
        """The reports of delivery in what the gateway sent to us; what says nothing final is left out."""
        ...


def gateway() -> Gateway:
    """The gateway of this server. Only when ``settings.SMS_GATEWAY`` names one."""
    return import_string(settings.SMS_GATEWAY)()


def named() -> str:
    """The name of the gateway in the settings; '' without one."""
    return settings.SMS_GATEWAY.rsplit(".", 1)[-1].removesuffix("Gateway").lower() if settings.SMS_GATEWAY else ""


def post(url: str, content: Mapping[str, Any], headers: Mapping[str, str]) -> Any:
    """Post JSON and give back the JSON of the answer ({} when it is none). Raises NotDelivered.

    429 and 5xx are tried again, 401 and 403 too (a key can be mended), every other 4xx is final.
    """
    body = json.dumps(content).encode()
    asked = urllib.request.Request(url, body, {"Content-Type": "application/json", **headers})  # noqa: S310 - checked in env
    try:
        with outward.send(asked, timeout=settings.SMS["timeout"]) as answer:
            return _read(answer)
    except urllib.error.HTTPError as wrong:
        with wrong:
            raise _trouble(wrong) from None
    except TimeoutError:
        raise NotDelivered("timeout") from None
    except urllib.error.URLError as wrong:
        kind = "timeout" if isinstance(wrong.reason, socket.timeout) else "unreachable"
        raise NotDelivered(kind) from None
    except (OSError, ValueError, http.client.HTTPException):
        raise NotDelivered("cut") from None


def _read(answer: Any) -> Any:
    try:
        return json.loads(answer.read(LARGEST) or b"{}")
    except ValueError:
        return {}


def _trouble(wrong: urllib.error.HTTPError) -> NotDelivered:
    if wrong.code == 429:
        return NotDelivered("busy", retry_after=outward.seconds_to_wait(wrong))
    if wrong.code in (401, 403) or 300 <= wrong.code < 400:
        return NotDelivered("settings")
    if wrong.code >= 500:
        return NotDelivered("gateway")
    return Refusal(_read(wrong))


class Refusal(NotDelivered):
    """The gateway said no. ``answer`` is what it said, for the gateway's own file to understand; it is not kept."""

    def __init__(self, answer: Any):
        super().__init__("refused", final=True)
        self.answer = answer
