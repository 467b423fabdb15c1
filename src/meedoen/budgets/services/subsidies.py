"""Subsidies to an association: granted with conditions, paid in parts, accounted for (D10)."""

import datetime
import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.web.words import euros
from meedoen.networks import public as networks

from .. import policy
from ..models import Entry, FundYear, Hold, Subsidy
from ..rules import spending
from ..terms import Basket, EntryKind
from . import ledger
from .rows import About


@command(policy.GRANT)
def grant(
    actor: Actor,
    row: FundYear,
    *,
    organisation_id: uuid.UUID,
    cents: int,
    what_for: str,
    conditions: str,
    account_by: datetime.date,
    threshold: str = "",
    on: datetime.date | None = None,
    key: str | None = None,
) -> Subsidy:
    """A subsidy to a partner, committed in the fund at once, ``on`` today unless it was decided before. Every line of
    it names the ``threshold`` that it takes away, if one was said. Raises Refused when the fund does not hold so much,
    and for a day of account before the grant; NotFound for a partner that is not there."""
    if organisation_id not in networks.names_of_partners(actor):
        raise NotFound("organisation")
    if not what_for.strip():
        raise Refused(_("Zeg waarvoor de subsidie dient."), field="what_for")
    if threshold and threshold not in networks.Threshold.values:
        raise Refused(_("Kies een drempel uit de lijst."), field="threshold")
    day = _past(on)
    if account_by <= day:
        raise Refused(
            _("De verantwoording komt na de toekenning. Kies een latere dag."), field="account_by", code="order"
        )
    about = _about(day, what_for, row, threshold)
    hold = ledger.reserve(actor, row.pk, cents, key=f"subsidy:{key or new_id()}", about=about)
    if (known := Subsidy.objects.filter(hold=hold).first()) is not None:
        return known
    ledger.confirm(actor, hold.pk, about=about)
    return Subsidy.objects.create(
        hold=hold,
        organisation_id=organisation_id,
        what_for=" ".join(what_for.split()),
        conditions=conditions,
        granted_on=day,
        account_by=account_by,
    )


def _about(day: datetime.date, what: str, row: FundYear, threshold: str) -> About:
    """Where the fund asks a basket, a subsidy is an initiative of and for people in poverty (R5)."""
    basket = Basket.INITIATIVE if spending.needs_basket(row.fund.kind) else ""
    return About(on=day, what=what, basket=basket, threshold=threshold)


def _threshold(hold: Hold) -> str:
    """What was said when it was granted: the line that set the money aside knows it."""
    first = Entry.objects.filter(hold=hold, kind=EntryKind.RESERVATION).values_list("threshold", flat=True).first()
    return first or ""


def _past(day: datetime.date | None) -> datetime.date:
    today = timezone.localdate()
    return min(day, today) if day else today


@command(policy.SETTLE_SUBSIDY)
def pay_part(
    actor: Actor, subsidy: Subsidy, *, cents: int, on: datetime.date | None = None, key: str | None = None
) -> Entry:
    """A part of a subsidy is paid, ``on`` today unless it was before. Raises Refused for more than is left of it."""
    hold = subsidy.hold
    name = networks.names_of_partners(actor)[subsidy.organisation_id]
    what = _("Subsidie %(name)s") % {"name": name}
    about = _about(_past(on), what[:160], hold.fund_year, _threshold(hold))
    return ledger.pay(actor, hold.pk, key=key or str(new_id()), about=about, cents=cents)


@command(policy.SETTLE_SUBSIDY)
def account(actor: Actor, subsidy: Subsidy, *, cents: int, said: str, on: datetime.date | None = None) -> Subsidy:
    """The association told what it spent. What it got above that comes back into the fund; what it spent and did not
    get yet stays aside to be paid; the rest is free.

    Raises Refused for more than was granted, and a second time with another amount.
    """
    if subsidy.accounted_on is not None:
        if subsidy.accounted_cents != cents:
            raise Refused(_("Deze subsidie is al verantwoord."), code="conflict")
        return subsidy
    hold = subsidy.hold
    if not 0 <= cents <= hold.cents:
        raise Refused(
            _("Er is %(granted)s toegekend. Schrijf een bedrag tot daar.") % {"granted": euros(hold.cents)},
            field="amount",
            code="overspent",
        )
    about = _about(_past(on), _("Niet besteed deel van de subsidie"), hold.fund_year, _threshold(hold))
    ledger.settle(actor, hold.pk, cents, about=about)
    subsidy.accounted_on, subsidy.accounted_cents, subsidy.account = _past(on), cents, said
    subsidy.save(update_fields=["accounted_on", "accounted_cents", "account"])
    return subsidy
