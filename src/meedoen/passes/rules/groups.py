"""Which scheme may pay the places of a group."""

from ..terms import PaidTo
from .schemes import Terms

MOST_PLACES = 5_000
"""So many places at most in a year: more is a slip of the hand."""
MOST_PRICE = 10_000_000
"""The most that one entrance may cost, in cents, where the activity says no price."""


def may_pay(terms: Terms) -> bool:
    """It pays the organiser and asks nobody's age: at the till nobody is asked anything."""
    return PaidTo.ORGANISER in terms.paid_to and not terms.asks_age
