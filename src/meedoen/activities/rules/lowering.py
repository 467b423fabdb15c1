"""Which of the seven thresholds an activity lowers, by what its organiser says of it (R15; `domain.md` §1d).

Two thresholds are never in it: whether something is there at all, and whether somebody knew of it, is no trait of one
activity.
"""

from collections.abc import Mapping
from typing import Any

from meedoen.networks.public import Step, Threshold

READS = (
    "price_cents", "social_price_cents", "transport_offered", "step_free", "no_dutch_needed", "companion_welcome",
    "welcomed_by", "childcare_places", "quiet",
)  # fmt: skip
"""The fields of an activity that say it."""
CAN_TELL = (Threshold.USEFUL, Threshold.AFFORDABLE, Threshold.REACHABLE, Threshold.CLEAR, Threshold.TRUSTED)
"""The thresholds of which an activity can say that it lowers them."""


def lowered(said: Mapping[str, Any]) -> frozenset[Threshold]:
    """The thresholds that an activity with these fields (``READS``) lowers.

    Affordable: free, or a lower price for who has little. Reachable: we fetch you, or no stairs. Clear: little Dutch is
    enough. Trusted: somebody may come along, or it says who welcomes you. Useful: childcare, or a quiet place.
    """
    price, social = said["price_cents"], said["social_price_cents"]
    found = {
        Threshold.AFFORDABLE: price == 0 or (social is not None and (price is None or social < price)),
        Threshold.REACHABLE: said["transport_offered"] or said["step_free"] in (Step.YES, Step.WITH_HELP),
        Threshold.CLEAR: said["no_dutch_needed"],
        Threshold.TRUSTED: said["companion_welcome"] or bool(said["welcomed_by"]),
        Threshold.USEFUL: said["childcare_places"] > 0 or said["quiet"],
    }
    return frozenset(name for name, holds in found.items() if holds)
