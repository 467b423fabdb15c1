"""Money that stands aside, for the feature that set it aside and knows only its token."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from .. import policy
from ..models import FundYear, Hold


@dataclass(frozen=True)
class Aside:
    """Money set aside: of which fund and year, how much in cents, what was paid of it, how it stands."""

    id: uuid.UUID
    fund_year_id: uuid.UUID
    fund: str
    cents: int
    paid: int
    state: str


def may_see_money(actor: Actor) -> bool:
    """Whether this actor has a role for money at all."""
    return policy.SEE_FUNDS.allows(actor)


@query(policy.SEE_FUNDS)
def holds(actor: Actor, rows: QuerySet[FundYear], ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Aside]:
    """The money behind these tokens, by token. Two queries."""
    found = list(Hold.objects.filter(pk__in=ids, fund_year__in=rows).select_related("fund_year__fund"))
    paid = Hold.paid_of([row.pk for row in found])
    return {
        row.pk: Aside(
            row.pk,
            row.fund_year_id,
            f"{row.fund_year.fund.name} {row.fund_year.year}",
            row.cents,
            paid.get(row.pk, 0),
            str(row.get_state_display()),
        )
        for row in found
    }
