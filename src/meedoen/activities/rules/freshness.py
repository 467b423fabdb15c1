"""Can somebody still rely on this offer? (`domain.md` §5, complaint 16: offer lists grow stale.)"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _

STALE_AFTER_DAYS = 90
"""The default number of days after which somebody must confirm an offer again; a network may choose another."""

SOON_DAYS = 14


class Freshness(StrEnum):
    """`SOON`: still good, to be confirmed within two weeks. `OVER`: nothing is to come any more."""

    FRESH = "fresh"
    SOON = "soon"
    STALE = "stale"
    OVER = "over"

    @property
    def label(self) -> str:
        """The Dutch word on a worker's page."""
        match self:
            case Freshness.FRESH:
                return _("actueel")
            case Freshness.SOON:
                return _("binnenkort nakijken")
            case Freshness.STALE:
                return _("na te kijken")
            case Freshness.OVER:
                return _("afgelopen")


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer as freshness sees it.

    `confirmed_on` is the day somebody last said it is right (making it counts as saying so). `has_sessions_ahead`:
    a session today or later that is not cancelled. `always_open`: no sessions at all, such as a telephone line.
    """

    confirmed_on: date
    has_sessions_ahead: bool
    always_open: bool = False


def freshness(offer: Offer, *, today: date, stale_after_days: int = STALE_AFTER_DAYS) -> Freshness:
    """An offer without sessions ahead is over, walk-in or not; else it is stale from the day the term has passed."""
    if not offer.has_sessions_ahead and not offer.always_open:
        return Freshness.OVER
    due = confirm_by(offer, stale_after_days=stale_after_days)
    if today > due:
        return Freshness.STALE
    return Freshness.SOON if today > due - timedelta(days=SOON_DAYS) else Freshness.FRESH


def confirm_by(offer: Offer, *, stale_after_days: int = STALE_AFTER_DAYS) -> date:
    """The last day on which the offer still counts as confirmed."""
    if stale_after_days < 1:
        raise ValueError("a term is at least one day")
    return offer.confirmed_on + timedelta(days=stale_after_days)
