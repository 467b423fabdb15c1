"""Reads of subsidies to associations."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one
from meedoen.networks import public as networks

from .. import policy
from ..models import Hold, Subsidy


@dataclass(frozen=True)
class Granted:
    """A subsidy: to whom, how much, how much was paid, and whether its account is late."""

    row: Subsidy
    name: str
    fund: str
    cents: int
    paid: int
    left: int
    late: bool


@query(policy.SEE_SUBSIDIES)
def subsidies(actor: Actor, rows: QuerySet[Subsidy], *, today: datetime.date) -> list[Granted]:
    """All subsidies, newest first."""
    return _granted(actor, rows.order_by("-granted_on", "-pk"), today)


@query(policy.SETTLE_SUBSIDY)
def subsidy(actor: Actor, rows: QuerySet[Subsidy], subsidy_id: uuid.UUID, *, today: datetime.date) -> Granted:
    """One subsidy. Raises NotFound."""
    found = one(rows, pk=subsidy_id)
    return _granted(actor, rows.filter(pk=found.pk), today)[0]


def _granted(actor: Actor, rows: QuerySet[Subsidy], today: datetime.date) -> list[Granted]:
    names = networks.names_of_partners(actor)
    found = list(rows.select_related("hold__fund_year__fund"))
    paid = Hold.paid_of([row.hold_id for row in found])
    return [
        Granted(
            row=row,
            name=names.get(row.organisation_id, ""),
            fund=f"{row.hold.fund_year.fund.name} {row.hold.fund_year.year}",
            cents=row.hold.cents,
            paid=paid.get(row.hold_id, 0),
            left=row.hold.left,
            late=row.accounted_on is None and row.account_by < today,
        )
        for row in found
    ]


@query(policy.SEE_SUBSIDIES)
def late_accounts(actor: Actor, rows: QuerySet[Subsidy], *, today: datetime.date) -> int:
    """Of how many subsidies the account is late."""
    return rows.filter(accounted_on=None, account_by__lt=today).count()
