"""Tables of people, by noun."""

from .consents import Consent, SafeContact
from .households import Household, Resident
from .importing import Listed, ListRun
from .links import Emergency, Grant, Link, Postponement, Same
from .participants import Mark, Participant
from .returns import ReturnWay
from .rights import RightsRequest
from .seats import SeatTie
from .watching import OddLook

__all__ = [
    "Consent",
    "Emergency",
    "Grant",
    "Household",
    "Link",
    "ListRun",
    "Listed",
    "Mark",
    "OddLook",
    "Participant",
    "Postponement",
    "Resident",
    "ReturnWay",
    "RightsRequest",
    "SafeContact",
    "Same",
    "SeatTie",
]
