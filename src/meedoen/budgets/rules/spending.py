"""Decisions about expenses: baskets (R5), calendar years, and where a year will end."""

import calendar
import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from meedoen.kernel.release import Released
from meedoen.networks import public as networks

from ..terms import WITH_BASKETS, EntryKind
from .ledger import Balance

SPENT = {EntryKind.EXPENSE: 1, EntryKind.PAYMENT: 1, EntryKind.CORRECTION: -1, EntryKind.RETURN: -1}
"""The kinds of lines that change what was paid, with their sign."""
PACE_DAYS = 30
"""Under so many days a year says nothing yet about its pace."""


def needs_basket(fund_kind: str) -> bool:
    """Whether every expense of such a fund names one of the two baskets (R5)."""
    return fund_kind in WITH_BASKETS


def paid_by(lines: Iterable[tuple[str, str, int]]) -> dict[str, int]:
    """What was paid by basket (or by threshold), of lines (name, kind, cents); money that came back is taken off."""
    found: Counter[str] = Counter()
    for name, kind, cents in lines:
        if kind in SPENT:
            found[name] += SPENT[EntryKind(kind)] * cents
    return dict(found)


@dataclass(frozen=True)
class Forecast:
    """What a year will have cost at its end; ``known`` when no pace was needed: the year is over, or hardly begun."""

    cents: int
    left: int
    known: bool


def forecast(balance: Balance, *, year: int, today: datetime.date, closed: bool = False) -> Forecast:
    """What was set aside, plus what was paid drawn on to 31 December at the same pace; never over the budget.

    A year that is over, closed, still to come, or younger than a month gets no pace.
    """
    set_aside = balance.reserved + balance.committed
    days = 366 if calendar.isleap(year) else 365
    gone = (today - datetime.date(year, 1, 1)).days + 1
    if closed or gone < PACE_DAYS or gone >= days:
        used = balance.paid + set_aside
        return Forecast(used, balance.budget - used, known=True)
    drawn = balance.paid * days // gone + set_aside
    used = min(max(drawn, balance.paid + set_aside), balance.budget)
    return Forecast(used, balance.budget - used, known=False)


def day_fault(day: datetime.date, *, year: int, today: datetime.date) -> str | None:
    """``year`` (another calendar year than the fund's), ``future`` (still to come), or None."""
    if day.year != year:
        return "year"
    return "future" if day > today else None


def threshold_word(name: str) -> str:
    """The first word of a threshold ("Betaalbaar"); empty without one."""
    return str(networks.Threshold(name).label).partition(":")[0] if name else ""


def euros_each(cents: int, times: Released | None) -> int | None:
    """Whole euros for each first time, worked out from the rounded count, so that it gives no exact one away.

    None when there is no count, when the count is small ("0–4"), and when nothing was paid (R21, R22).
    """
    if times is None or times.is_small or not times.value or cents <= 0:
        return None
    return (cents + 50 * times.value) // (100 * times.value)
