"""Reads of referrals, by who reads them."""

from .companions import Companions, Matches, companion, companions, matches, my_tasks
from .counting import Yearly, fact_rows, of_year
from .due import Counts, counts
from .editions import closed_year
from .handing_over import Leaving, in_hand, who_to_tell
from .received import one_received, received
from .sent import of_person, one_sent, sent

__all__ = [
    "Companions",
    "Counts",
    "Leaving",
    "Matches",
    "Yearly",
    "closed_year",
    "companion",
    "companions",
    "counts",
    "fact_rows",
    "in_hand",
    "matches",
    "my_tasks",
    "of_person",
    "of_year",
    "one_received",
    "one_sent",
    "received",
    "sent",
    "who_to_tell",
]
