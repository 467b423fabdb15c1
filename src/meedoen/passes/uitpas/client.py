"""The client of publiq's UiTPAS API: a token for the keys of a network, then tariffs, sales and cancellations."""

import logging
import threading
import time
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings

from . import answers, wire
from .answers import Problem, Sold, Tariffs, Ticket, Unreadable
from .wire import Answer, Trouble

log = logging.getLogger(__name__)
AUDIENCE = "https://api.publiq.be"
EARLY = 120
"""So many seconds before its end a token is renewed: clocks differ."""
GONE = "ticket-sale-not-found"

_tokens: dict[tuple[str, str], tuple[str, float]] = {}
_one_at_a_time = threading.Lock()


def is_on(slug: str) -> bool:
    """Whether this network has keys."""
    return slug in settings.UITPAS["keys"]


def client_for(slug: str) -> "Client | None":
    """The client with the keys of this network; None without keys."""
    keys = settings.UITPAS["keys"].get(slug)
    return Client(*keys) if keys else None


class Client:
    """What can be asked, with the keys of one network. Every call may raise Trouble; a no is a Problem."""

    def __init__(self, client_id: str, secret: str):
        self._id, self._secret = client_id, secret

    def __repr__(self) -> str:
        return "<uitpas client>"

    def tariffs(self, *, event_id: str, number: str, regular_cents: int) -> Tariffs:
        """Which tariffs this card may have for this event at this usual price: asked, never worked out (R12)."""
        asked = {"eventId": event_id, "uitpasNumber": number, "regularPrice": _euros(regular_cents)}
        answer = self._ask("GET", f"/tariffs?{urlencode(asked)}", again=True)
        try:
            return answers.tariffs_in(_accepted(answer).body)
        except Unreadable:
            raise _unreadable("tariffs", arrived=False) from None

    def register(self, event_id: str, tickets: Sequence[Ticket]) -> list[Sold]:
        """Register these tickets in one question: all of them, or none (R13). Never asked twice.

        Raises Problem when nothing was registered, with the ticket at fault if publiq names it; and Trouble with
        ``arrived`` when nobody can know whether it was.
        """
        asked = [
            {
                "eventId": event_id,
                "uitpasNumber": one.number,
                "tariff": {"id": one.tariff_id},
                "regularPrice": float(_euros(one.regular_cents)),
            }
            for one in tickets
        ]
        answer = _accepted(self._ask("POST", "/ticket-sales", asked))
        try:
            return answers.sold_in(answer.body, number=len(tickets))
        except Unreadable:
            raise _unreadable("ticket-sales", arrived=True) from None

    def cancel(self, sale_id: str) -> None:
        """Cancel one registered ticket. What is gone already is no fault: cancelling twice is cancelling."""
        answer = self._ask("DELETE", f"/ticket-sales/{quote(sale_id, safe='')}", again=True)
        try:
            _accepted(answer)
        except Problem as problem:
            if problem.kind != GONE:
                raise

    def _ask(self, method: str, path: str, body: Any = None, *, again: bool = False) -> Answer:
        """With our token; once more with a new one when it was refused: then nothing had happened yet."""
        for renew in (False, True):
            headers = {"Authorization": f"Bearer {self._token(renew=renew)}"}
            answer = wire.ask(method, settings.UITPAS["api"] + path, headers=headers, body=body, again=again)
            if answer.status != 401:
                return answer
        raise Trouble("settings", arrived=False)

    def _token(self, *, renew: bool) -> str:
        key = (settings.UITPAS["login"], self._id)
        with _one_at_a_time:
            known = _tokens.get(key)
            if known and not renew and time.monotonic() < known[1]:
                return known[0]
            token, seconds = self._new_token()
            _tokens[key] = (token, time.monotonic() + max(seconds - EARLY, 0))
            return token

    def _new_token(self) -> tuple[str, int]:
        """Raises Trouble that never ``arrived``: without a token nothing was asked yet."""
        asked = {
            "client_id": self._id, "client_secret": self._secret, "audience": AUDIENCE,
            "grant_type": "client_credentials",
        }  # fmt: skip
        try:
            answer = wire.ask("POST", f"{settings.UITPAS['login']}/oauth/token", headers={}, body=asked, again=True)
        except Trouble as trouble:
            raise Trouble(trouble.kind, arrived=False, retry_after=trouble.retry_after) from None
        said = answer.body if isinstance(answer.body, dict) else {}
        token, seconds = said.get("access_token"), said.get("expires_in", 0)
        if answer.status != 200 or not isinstance(token, str) or not token.isascii() or not token.isprintable():
            log.error("uitpas: the keys of this network are refused (%s)", answer.status)
            raise Trouble("settings", arrived=False)
        return token, seconds if isinstance(seconds, int) else 0


def _accepted(answer: Answer) -> Answer:
    """A yes. Raises Problem for a no, and Trouble when our keys may not do this."""
    if 200 <= answer.status < 300:
        return answer
    problem = answers.problem_in(answer.status, answer.body)
    log.warning("uitpas: refused %s %s", answer.status, problem.kind)
    if answer.status == 403:
        raise Trouble("forbidden", arrived=False)
    raise problem


def _unreadable(what: str, *, arrived: bool) -> Trouble:
    log.error("uitpas: an answer about %s that cannot be read", what)
    return Trouble("unreadable", arrived=arrived)


def _euros(cents: int) -> str:
    return str((Decimal(cents) / 100).quantize(Decimal("0.01")))
