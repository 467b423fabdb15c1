"""The figures of a closed year: kept as they left, read back as they left."""

import datetime
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Released, ReleasedShare, Unit

from .. import policy
from ..models import YearEdition
from .figures import Figures, Period

_FIGURE, _SHARE, _WORDS = "figure", "share", "words"


@dataclass(frozen=True)
class Edition:
    """One edition of a year: 1 is the close, each later one a correction with its reason."""

    number: int
    made_on: datetime.date
    why: str


@dataclass(frozen=True)
class Closed:
    """The figures of a closed year in one edition, and every edition there is, the newest first."""

    figures: Figures
    edition: Edition
    editions: list[Edition]


@query(policy.SEE_EDITIONS)
def closed_year(actor: Actor, rows: QuerySet[YearEdition], year: int, *, number: int = 0) -> Closed | None:
    """A year as it was closed, in its newest edition or in the one that is asked; None while it is open. One query."""
    kept = list(rows.filter(year=year).order_by("-number"))
    if not kept:
        return None
    shown = next((row for row in kept if row.number == number), kept[0])
    editions = [Edition(row.number, row.made_on, row.why) for row in kept]
    return Closed(thawed(shown.figures, year), editions[kept.index(shown)], editions)


def frozen(found: Figures) -> dict[str, Any]:
    """Released figures as JSON; nothing exact is in them."""
    return {field.name: _plain(getattr(found, field.name)) for field in fields(Figures) if field.name != "period"}


def thawed(kept: dict[str, Any], year: int) -> Figures:
    """The same figures again."""
    period = Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31), year)
    return Figures(period=period, **{name: _read(value) for name, value in kept.items()})


def _plain(value: Any) -> Any:
    if isinstance(value, Released):
        return {_FIGURE: [value.unit.name, value.value, value.low, value.high]}
    if isinstance(value, ReleasedShare):
        return {_SHARE: [value.percent, value.low, value.high, _plain(value.of)]}
    if isinstance(value, dict):
        return {_WORDS: [[word, _plain(one)] for word, one in value.items()]}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return [_read(one) for one in value]
    if not isinstance(value, dict):
        return value
    ((kind, held),) = value.items()
    if kind == _FIGURE:
        return Released(Unit[held[0]], *held[1:])
    if kind == _SHARE:
        return ReleasedShare(*held[:3], _read(held[3]))
    return {word: _read(one) for word, one in held}
