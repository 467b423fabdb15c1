"""How far the pass of a group goes."""

MOST_PLACES = 5_000
"""So many places at most in a year: more is a slip of the hand."""
MOST_PRICE = 10_000_000
"""The most that one entrance may cost, in cents, where the activity says no price."""
