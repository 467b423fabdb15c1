"""The figures of a closed year of referrals: read back as they left."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release.freezing import thawed
from meedoen.networks import public as networks

from .. import policy
from .counting import OfOffer, Yearly


@dataclass(frozen=True)
class Closed:
    """The figures of a closed year in one edition, and the others there are, the newest first."""

    figures: Yearly
    edition: networks.Edition
    earlier: list[networks.Edition]


@query(policy.SEE_EDITIONS)
def closed_year(actor: Actor, rows: QuerySet[networks.YearEdition], year: int, *, number: int = 0) -> Closed | None:
    """A year as it was closed, in its newest edition or in the one that is asked; None while it is open. One query."""
    kept = networks.kept_year(rows, year, number=number)
    return Closed(_yearly(thawed(kept.figures), year), kept.edition, kept.earlier) if kept else None


def _yearly(told: dict[str, Any], year: int) -> Yearly:
    offers = [OfOffer(**one) for one in told["offers"]]
    thresholds = [(word, number) for word, number in told["thresholds"]]
    return Yearly(year=year, **{**told, "offers": offers, "thresholds": thresholds})
