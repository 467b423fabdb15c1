"""The figures of a closed year of referrals: read back as they left."""

from typing import Any

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.networks import public as networks

from .. import policy
from .counting import OfNeed, OfOffer, Yearly


@query(policy.SEE_EDITIONS)
def closed_year(
    actor: Actor, rows: QuerySet[networks.YearEdition], year: int, *, number: int = 0
) -> networks.Kept[Yearly] | None:
    """A year as it was closed, in its newest edition or in the one that is asked; None while it is open. One query."""
    return networks.kept_year(rows, year, lambda told: _yearly(told, year), number=number)


def _yearly(told: dict[str, Any], year: int) -> Yearly:
    offers = [OfOffer(**one) for one in told["offers"]]
    needs = [OfNeed(**one) for one in told.get("needs", ())]  # years closed before this was counted have none
    thresholds = [(word, number) for word, number in told["thresholds"]]
    return Yearly(year=year, **{**told, "offers": offers, "needs": needs, "thresholds": thresholds})
