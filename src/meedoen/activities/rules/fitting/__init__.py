"""What fits somebody (guide.7, guide.8): what was answered, what a session offers, and how the two are weighed.

Pure and explainable: every offer is chosen by the verdicts that are told beside it, and by nothing else.
"""

from .answers import HOLDS, LIKES, MOMENTS, STEPS, Answers
from .merits import Facts, Merit, facts_of, merits_of, seat_merits, time_merits
from .weighing import NEAR_KM, Fit, State, Verdict, best_keys, choose, cost, key_for, lowest, near_villages, weigh

__all__ = [
    "HOLDS",
    "LIKES",
    "MOMENTS",
    "NEAR_KM",
    "STEPS",
    "Answers",
    "Facts",
    "Fit",
    "Merit",
    "State",
    "Verdict",
    "best_keys",
    "choose",
    "cost",
    "facts_of",
    "key_for",
    "lowest",
    "merits_of",
    "near_villages",
    "seat_merits",
    "time_merits",
    "weigh",
]
