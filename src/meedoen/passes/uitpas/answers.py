"""What publiq answers, read with care: a tariff, what may be said to the passholder, a sale, a refusal (RFC 7807)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

NAMESPACE = "https://api.publiq.be/probs/"
MESSAGE_MOST, NAME_MOST, ID_MOST = 1000, 120, 80
MOST_TARIFFS = 30
_POINTER = re.compile(r"/(\d{1,3})(/|$)")


class Unreadable(ValueError):
    """An answer that is not what the description promises."""


@dataclass(frozen=True)
class Tariff:
    """One price that this passholder may have: its id, its name as given, the price in cents, and for how many tickets.

    ``kind`` is ``SOCIALTARIFF`` or ``COUPON``, or what publiq adds later.
    """

    id: str
    name: str
    cents: int
    kind: str
    remaining: int


@dataclass(frozen=True)
class Tariffs:
    """The tariffs for one card, and the message for the passholder; both, one, or neither can be there."""

    available: tuple[Tariff, ...]
    message: str = ""


@dataclass(frozen=True)
class Ticket:
    """One ticket to register: whose card, which tariff, and the usual price in cents."""

    number: str
    tariff_id: str
    regular_cents: int


@dataclass(frozen=True)
class Sold:
    """One registered ticket: the id with which it can be cancelled, the name and kind of its tariff, its price."""

    id: str
    name: str
    kind: str
    cents: int


class Problem(Exception):
    """publiq says no. ``kind`` is the last part of its type, ``message`` what it says to the passholder, as given.

    ``at``: which ticket of the sale it is about, counted from 0; None when it does not say.
    """

    def __init__(self, kind: str, *, status: int, title: str = "", message: str = "", at: int | None = None):
        super().__init__(kind)
        self.kind, self.status, self.title, self.message, self.at = kind, status, title, message, at


def tariffs_in(body: Any) -> Tariffs:
    """The answer to ``GET /tariffs``. Raises Unreadable."""
    if not isinstance(body, dict) or not isinstance(body.get("available"), list):
        raise Unreadable("tariffs")
    return Tariffs(tuple(_tariff(one) for one in body["available"][:MOST_TARIFFS]), _message(body))


def sold_in(body: Any, *, number: int) -> list[Sold]:
    """The answer to ``POST /ticket-sales`` of so many tickets, in their order. Raises Unreadable."""
    if not isinstance(body, list) or len(body) != number:
        raise Unreadable("ticket sales")
    found = []
    for row in body:
        if not isinstance(row, dict) or not isinstance(row.get("tariff"), dict):
            raise Unreadable("ticket sale")
        tariff = row["tariff"]
        found.append(
            Sold(
                _word(row, "id", ID_MOST), str(tariff.get("name", ""))[:NAME_MOST],
                str(tariff.get("type", ""))[:ID_MOST], _cents(tariff),
            )
        )  # fmt: skip
    return found


def problem_in(status: int, body: Any) -> Problem:
    """A refusal, also when its body is no problem at all."""
    said = body if isinstance(body, dict) else {}
    kind = str(said.get("type", ""))
    kind = kind.removeprefix(NAMESPACE).rpartition("/")[2] if kind.startswith(NAMESPACE) else ""
    pointer = _POINTER.match(str(said.get("jsonPointer", "")))
    at = int(pointer[1]) if pointer else None
    title = str(said.get("title", ""))[:NAME_MOST]
    return Problem(kind[:ID_MOST], status=status, title=title, message=_message(said), at=at)


def _tariff(row: Any) -> Tariff:
    if not isinstance(row, dict):
        raise Unreadable("tariff")
    remaining = row.get("remaining", 1)
    if isinstance(remaining, bool) or not isinstance(remaining, int) or remaining < 0:
        raise Unreadable("remaining")
    name = str(row.get("name", ""))[:NAME_MOST]
    return Tariff(_word(row, "id", ID_MOST), name, _cents(row), str(row.get("type", ""))[:ID_MOST], remaining)


def _word(row: dict[str, Any], name: str, most: int) -> str:
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int) or not 0 < len(str(value)) <= most:
        raise Unreadable(name)
    return str(value)


def _cents(row: dict[str, Any]) -> int:
    """A price in euros as whole cents. A price that is no number of whole cents is not guessed at."""
    value = row.get("price")
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise Unreadable("price")
    cents = Decimal(value) * 100
    if not 0 <= cents <= 10_000_000 or cents != int(cents):
        raise Unreadable("price")
    return int(cents)


def _message(body: dict[str, Any]) -> str:
    """The Dutch message for the passholder, signs and all; "" without one."""
    told = body.get("endUserMessage")
    said = told.get("nl") if isinstance(told, dict) else None
    return said.strip()[:MESSAGE_MOST] if isinstance(said, str) else ""
