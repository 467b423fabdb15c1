"""Reads of funds: how a year stands, one fund with its lines, and its account."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet, Sum
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one
from meedoen.networks import public as networks

from .. import policy
from ..models import Entry, Fund, FundYear, Subsidy
from ..rules import ledger, regimes, spending
from ..rules.drawing_right import CoFinancing, co_financing
from ..rules.ledger import Balance
from ..terms import EntryKind, FundKind

SHOWN, MOST = 25, 2000
"""How many lines a page shows at first, and at most; the export has them all."""
PUT = (EntryKind.BUDGET, EntryKind.CUT, EntryKind.CARRY_IN, EntryKind.CARRY_OUT, EntryKind.LAPSE)
ORDER = {kind: place for place, kind in enumerate(FundKind.values)}


@dataclass(frozen=True)
class Pot:
    """A fund in one year: what was put in, where its cents are, and where the year is heading."""

    row: FundYear
    fund: Fund
    put: ledger.Put
    balance: Balance
    forecast: spending.Forecast


@dataclass(frozen=True)
class Overview:
    """All funds of a year, the years there are, and the own contribution that the regime asks (R2)."""

    year: int
    years: list[int]
    pots: list[Pot]
    asked: CoFinancing | None
    spent: CoFinancing | None
    regime: regimes.Regime | None


def _pots(rows: Iterable[FundYear], today: datetime.date) -> list[Pot]:
    """These years with what was put in (one question for all), by kind of money, and then as they came."""
    rows = list(rows)
    kinds: dict[uuid.UUID, dict[str, int]] = defaultdict(dict)
    lines = Entry.objects.filter(fund_year__in=rows, kind__in=PUT).order_by().values_list("fund_year_id", "kind")
    for row_id, kind, total in lines.annotate(total=Sum("cents")):
        kinds[row_id][kind] = total
    return sorted((_pot(row, kinds[row.pk], today) for row in rows), key=lambda pot: ORDER[pot.fund.kind])


def _pot(row: FundYear, kinds: dict[str, int], today: datetime.date) -> Pot:
    balance = row.balance
    coming = spending.forecast(balance, year=row.year, today=today, closed=row.closed_on is not None)
    return Pot(row, row.fund, ledger.put(kinds), balance, coming)


@query(policy.SEE_FUNDS)
def overview(actor: Actor, rows: QuerySet[FundYear], *, year: int, today: datetime.date) -> Overview:
    """How every fund of this year stands, by kind of money; exact: it is money, not people."""
    found = list(rows.select_related("fund").order_by("-year", "fund__made_on", "fund__name"))
    pots = _pots([row for row in found if row.year == year], today)
    right = sum(pot.put.given for pot in pots if pot.fund.kind == FundKind.DRAWING_RIGHT)
    own = [pot for pot in pots if pot.fund.kind == FundKind.OWN]
    regime = _regime(actor, pots, year) if right else None
    asked = spent = None
    if regime is not None and regime.ratio is not None:
        asked = co_financing(right, sum(pot.put.given for pot in own), regime.ratio)
        spent = co_financing(right, sum(pot.balance.paid for pot in own), regime.ratio)
    return Overview(year, sorted({row.year for row in found}), pots, asked, spent, regime)


def _regime(actor: Actor, pots: list[Pot], year: int) -> regimes.Regime | None:
    """The regime of the agreement that the drawing right hangs on; otherwise the first that holds in that year."""
    bound = next((pot.fund.agreement_id for pot in pots if pot.fund.kind == FundKind.DRAWING_RIGHT), None)
    agreement = next((row for row in networks.agreements(actor) if row.pk == bound), None) if bound else None
    if agreement is not None:
        return regimes.regime(agreement.regime, agreement.first_day)
    return next(iter(regimes.on(datetime.date(year, 1, 1))), None)


@dataclass(frozen=True)
class Totals:
    """What the lines of a fund in a year add up to. ``sound``: they make the balance, and their sum is zero."""

    baskets: dict[str, int]
    thresholds: dict[str, int]
    kinds: dict[str, int]
    lines: int
    sound: bool


@dataclass(frozen=True)
class Ledger:
    """A fund in a year, its totals, and its newest lines (the export has them all)."""

    pot: Pot
    totals: Totals
    entries: list[Entry]


@query(policy.SEE_FUNDS)
def ledger_of(
    actor: Actor, rows: QuerySet[FundYear], fund_year_id: uuid.UUID, *, today: datetime.date, most: int = SHOWN
) -> Ledger:
    """One fund in one year with its newest lines. Raises NotFound."""
    row = one(rows.select_related("fund"), pk=fund_year_id)
    entries = Entry.objects.filter(fund_year=row).order_by("-on", "-made_at", "-pk")
    totals = _totals(row)
    return Ledger(_pot(row, totals.kinds, today), totals, list(entries[:most]))


def _totals(row: FundYear) -> Totals:
    grouped = list(
        Entry.objects.filter(fund_year=row)
        .order_by()
        .values_list("kind", "source", "target", "basket", "threshold")
        .annotate(total=Sum("cents"), lines=Count("pk"))
    )
    kinds: dict[str, int] = {}
    for kind, _source, _target, _basket, _threshold, total, _lines in grouped:
        kinds[kind] = kinds.get(kind, 0) + total
    sums = ledger.sums((source, target, total) for _kind, source, target, _b, _t, total, _n in grouped)
    return Totals(
        baskets=spending.paid_by((basket, kind, total) for kind, _s, _t, basket, _th, total, _n in grouped),
        thresholds=spending.paid_by((name, kind, total) for kind, _s, _t, _b, name, total, _n in grouped),
        kinds=kinds,
        lines=sum(line[-1] for line in grouped),
        sound=sum(sums.values()) == 0 and ledger.balance_of(kinds.items()) == row.balance,
    )


@query(policy.NOTE_EXPENSE)
def open_pots(actor: Actor, rows: QuerySet[FundYear], *, today: datetime.date) -> list[Pot]:
    """The funds of this year and the last that still take expenses, newest year first."""
    open_now = rows.filter(closed_on=None, year__in=(today.year, today.year - 1)).select_related("fund")
    return sorted(_pots(open_now.order_by("fund__made_on", "fund__name"), today), key=lambda pot: -pot.row.year)


@query(policy.SEE_FUNDS)
def pot(actor: Actor, rows: QuerySet[FundYear], fund_year_id: uuid.UUID) -> Pot:
    """One fund in one year. Raises NotFound."""
    return _pots([one(rows.select_related("fund"), pk=fund_year_id)], timezone.localdate())[0]


@query(policy.SEE_FUNDS)
def fund_names(actor: Actor, rows: QuerySet[FundYear]) -> dict[uuid.UUID, str]:
    """The name of every fund, by key, as they were made."""
    return dict(rows.order_by("fund__made_on", "fund__name").values_list("fund_id", "fund__name"))


@query(policy.SEE_FUNDS)
def open_fund_names(actor: Actor, rows: QuerySet[FundYear], *, today: datetime.date) -> dict[uuid.UUID, str]:
    """The name of every fund with an open year from this one on, by key, as they were made."""
    open_now = rows.filter(closed_on=None, year__gte=today.year)
    return dict(open_now.order_by("fund__made_on", "fund__name").values_list("fund_id", "fund__name"))


@query(policy.CHANGE_FUND)
def fund(actor: Actor, rows: QuerySet[Fund], fund_id: uuid.UUID) -> Fund:
    """One fund. Raises NotFound."""
    return one(rows, pk=fund_id)


@query(policy.CORRECT)
def line(actor: Actor, rows: QuerySet[Entry], entry_id: int) -> tuple[Entry, int]:
    """A line with its fund, and how much of it can still come back (none of a line that is no expense)."""
    found = one(rows.select_related("fund_year__fund"), pk=entry_id)
    if found.kind not in (EntryKind.EXPENSE, EntryKind.PAYMENT):
        return found, 0
    return found, found.cents - found.come_back


@dataclass(frozen=True)
class Account:
    """The account of a fund over a year for who gave it: every line that paid or came back, and where the rest went."""

    pot: Pot
    totals: Totals
    entries: list[Entry]


@query(policy.EXPORT)
def account(actor: Actor, rows: QuerySet[FundYear], fund_year_id: uuid.UUID) -> Account:
    """Everything that the yearly account of this fund needs, every line in order of day. Raises NotFound."""
    row = one(rows.select_related("fund"), pk=fund_year_id)
    entries = Entry.objects.filter(fund_year=row, kind__in=list(spending.SPENT)).order_by("on", "made_at", "pk")
    totals = _totals(row)
    return Account(_pot(row, totals.kinds, timezone.localdate()), totals, list(entries))


@query(policy.EXPORT)
def all_lines(actor: Actor, rows: QuerySet[FundYear], fund_year_id: uuid.UUID) -> tuple[FundYear, list[Entry]]:
    """A fund in a year with every line of its ledger, oldest first. Raises NotFound."""
    row = one(rows.select_related("fund"), pk=fund_year_id)
    return row, list(Entry.objects.filter(fund_year=row).order_by("on", "made_at", "pk"))


@query(policy.CLOSE_YEAR)
def to_close(actor: Actor, rows: QuerySet[FundYear], *, today: datetime.date) -> list[FundYear]:
    """Years that are over and still open, oldest first; not those that wait for the account of a subsidy."""
    waits = Subsidy.objects.filter(hold__fund_year=OuterRef("pk"), accounted_on=None)
    over = rows.filter(~Exists(waits), closed_on=None, year__lt=today.year)
    return list(over.select_related("fund").order_by("year"))
