"""Funds: made, opened for a year, put higher or lower, spent from, corrected, closed."""

import datetime
import uuid
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.web.words import euros
from meedoen.networks import public as networks

from .. import policy
from ..models import Entry, Fund, FundYear
from ..rules import ledger as rule
from ..rules import spending
from ..terms import Basket, EntryKind, FundKind
from . import ledger
from .rows import About, Line

MOST_CENTS = 10**12
YEARS = range(2009, 2101)


@command(policy.MAKE_FUND)
def make_fund(
    actor: Actor,
    *,
    name: str,
    kind: str,
    funder: str,
    year: int,
    cents: int,
    decision: str = "",
    conditions: str = "",
    carry_percent: int = 0,
    agreement_id: uuid.UUID | None = None,
) -> FundYear:
    """A fund with its first year and the budget of it, in cents. Raises Refused for a name that is there already."""
    if kind not in FundKind.values:
        raise Refused(_("Kies een soort uit de lijst."), field="kind")
    if agreement_id is not None and agreement_id not in {one.pk for one in networks.agreements(actor)}:
        raise NotFound("agreement")
    fund = Fund(
        name=" ".join(name.split()),
        kind=kind,
        funder=funder,
        conditions=conditions,
        carry_percent=carry_percent,
        agreement_id=agreement_id,
    )
    try:
        with transaction.atomic():
            fund.save()
    except IntegrityError:
        raise Refused(_("Er is al een fonds met deze naam."), field="name", code="double") from None
    return _open(actor, fund, year, cents, decision)


@command(policy.CHANGE_FUND)
def change_fund(actor: Actor, fund: Fund, *, funder: str, conditions: str, carry_percent: int) -> Fund:
    """Who gives it, on which conditions, and how much of what is left goes on. It counts for years not closed yet."""
    fund.funder, fund.conditions, fund.carry_percent = funder, conditions, carry_percent
    fund.save(update_fields=["funder", "conditions", "carry_percent"])
    return fund


@command(policy.CHANGE_FUND)
def open_year(actor: Actor, fund: Fund, *, year: int, cents: int, decision: str = "") -> FundYear:
    """One more year of a fund with its budget. A year that closing opened already only gets the budget.

    Raises Refused for a year that has a budget of its own: that is put higher or lower on its own page.
    """
    return _open(actor, fund, year, cents, decision)


def _open(actor: Actor, fund: Fund, year: int, cents: int, decision: str) -> FundYear:
    if year not in YEARS:
        raise Refused(_("Schrijf het jaar met vier cijfers, bijvoorbeeld 2026."), field="year")
    row, _made = FundYear.objects.get_or_create(fund=fund, year=year)
    if Entry.objects.filter(fund_year=row, kind=EntryKind.BUDGET).exists():
        raise Refused(
            _("Dit jaar heeft al een budget. Open het jaar en pas het daar aan."), field="year", code="double"
        )
    _fits(cents)
    about = About(on=datetime.date(year, 1, 1), what=decision)
    ledger.move(actor, row.pk, EntryKind.BUDGET, Line(f"budget:{row.pk}:first", cents, about))
    row.refresh_from_db()
    return row


def _fits(cents: int) -> None:
    if not 0 < cents <= MOST_CENTS:
        raise Refused(_("Schrijf een bedrag groter dan nul."), field="amount", code="amount")


@command(policy.CHANGE_BUDGET)
def change_budget(actor: Actor, row: FundYear, *, cents: int, decision: str, key: str | None = None) -> Entry:
    """The budget goes up by these cents, or down when they are negative; ``decision`` says on what it rests.

    Raises Refused when less would be left than is spent or set aside, or in a closed year.
    """
    if not decision.strip():
        raise Refused(_("Zeg op welke beslissing dit rust."), field="decision")
    _fits(abs(cents))
    kind = EntryKind.BUDGET if cents > 0 else EntryKind.CUT
    about = About(on=timezone.localdate(), what=decision)
    return ledger.move(actor, row.pk, kind, Line(f"budget:{key or new_id()}", abs(cents), about))


@command(policy.NOTE_EXPENSE)
def note_expense(
    actor: Actor,
    row: FundYear,
    *,
    cents: int,
    what: str,
    on: datetime.date,
    basket: str = "",
    threshold: str = "",
    key: str | None = None,
) -> Entry:
    """Money was spent: one line, once for each ``key``. It names its basket (R5) and the threshold it took away.

    Raises Refused when the fund does not hold so much, for a day of another year or still to come, in a closed year,
    and without a basket where the fund asks one.
    """
    _fits(cents)
    if not what.strip():
        raise Refused(_("Zeg in enkele woorden waarvoor het was, zonder naam."), field="what")
    if (fault := spending.day_fault(on, year=row.year, today=timezone.localdate())) is not None:
        raise Refused(_day_words(fault, row.year), field="on", code=fault)
    if (basket and basket not in Basket.values) or (spending.needs_basket(row.fund.kind) and not basket):
        raise Refused(_("Kies waarvoor het geld diende: deelnemen of een initiatief."), field="basket", code="required")
    if threshold and threshold not in networks.Threshold.values:
        raise Refused(_("Kies een drempel uit de lijst."), field="threshold")
    about = About(on=on, what=" ".join(what.split()), basket=basket, threshold=threshold)
    return ledger.move(actor, row.pk, EntryKind.EXPENSE, Line(f"expense:{key or new_id()}", cents, about))


def _day_words(fault: str, year: int) -> str:
    if fault == "future":
        return _("Deze dag moet nog komen. Kies vandaag of een dag die voorbij is.")
    return _("Deze dag ligt niet in %(year)s. Kies een andere dag, of het fonds van dat jaar.") % {"year": year}


@command(policy.CORRECT)
def correct_line(actor: Actor, entry: Entry, *, cents: int, why: str, key: str | None = None) -> Entry:
    """A mistake, or money that came back: a new line beside the old one. Raises Refused as ``ledger.correct`` does."""
    _fits(cents)
    if not why.strip():
        raise Refused(_("Zeg waarom het geld terugkomt."), field="why")
    about = About(on=timezone.localdate(), what=" ".join(why.split()))
    return ledger.correct(actor, entry, cents, key=f"correction:{key or new_id()}", about=about)


@command(policy.CLOSE_YEAR)
def close_year(actor: Actor, row: FundYear) -> FundYear:
    """The year takes nothing any more; what is left goes on to the next year or back, by the rule of the fund.

    Raises Refused before the year is over, while money still stands aside, and while a subsidy has no account: what it
    did not spend comes back into this year. Twice is no fault.
    """
    if row.closed_on is not None:
        return row
    today = timezone.localdate()
    if today <= datetime.date(row.year, 12, 31):
        raise Refused(_("Het jaar %(year)s loopt nog. Sluit het af in januari.") % {"year": row.year}, code="early")
    aside = row.reserved + row.committed
    if aside:
        raise Refused(
            _("Er staat nog %(amount)s opzij. Betaal het uit of geef het vrij, en sluit dan af.")
            % {"amount": euros(aside)},
            code="aside",
        )
    if row.holds.filter(subsidy__accounted_on=None, subsidy__isnull=False).exists():
        raise Refused(
            _("Een subsidie van dit jaar is nog niet verantwoord. Noteer dat eerst: wat niet besteed is, komt terug."),
            code="account",
        )
    fund: Any = Fund.objects.get(pk=row.fund_id)
    carried, lapsed = rule.at_close(row.balance.free, fund.carry_percent)
    last = datetime.date(row.year, 12, 31)
    if carried:
        following, _made = FundYear.objects.get_or_create(fund=fund, year=row.year + 1)
        ledger.move(actor, row.pk, EntryKind.CARRY_OUT, Line(f"close:{row.pk}:out", carried, About(on=last)))
        first = About(on=datetime.date(row.year + 1, 1, 1))
        ledger.move(actor, following.pk, EntryKind.CARRY_IN, Line(f"close:{row.pk}:in", carried, first))
    if lapsed:
        ledger.move(actor, row.pk, EntryKind.LAPSE, Line(f"close:{row.pk}:lapse", lapsed, About(on=last)))
    row.refresh_from_db()
    row.closed_on = today
    row.save(update_fields=["closed_on"])
    remember(carried=carried, lapsed=lapsed)
    return row
