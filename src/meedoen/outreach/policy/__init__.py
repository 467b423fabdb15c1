"""What can be done with outreach, by whom, on which rows and why. The register in ``docs/`` is made from this."""

from .contacts import (
    CORRECT,
    IMPORT_CONTACTS,
    NOTE,
    READ_SECRET,
    SEE,
    SETTLE,
    UNDO_CONTACTS,
    WRITE_SECRET,
)
from .figures import CLOSE_YEAR, CONTACTS, SEE_EDITIONS, SEE_FIGURES, WRITE_FACTS
from .rights import CHECK_RIGHTS, NOTE_RIGHT, SEE_RIGHTS, SETTLE_RIGHT
from .rounds import CHANGE_ROUND, MAKE_ROUND, SEE_ROUNDS, WALK
from .today import COUNT_DUE, FOLLOW_UP, SEE_TODAY
from .visiting import END_VISITING, PLAN_VISITING, SEE_VISITING, SET_GOAL
from .ways import SET_WAYS

__all__ = [
    "CHANGE_ROUND",
    "CHECK_RIGHTS",
    "CLOSE_YEAR",
    "CONTACTS",
    "CORRECT",
    "COUNT_DUE",
    "END_VISITING",
    "FOLLOW_UP",
    "IMPORT_CONTACTS",
    "MAKE_ROUND",
    "NOTE",
    "NOTE_RIGHT",
    "PLAN_VISITING",
    "READ_SECRET",
    "SEE",
    "SEE_EDITIONS",
    "SEE_FIGURES",
    "SEE_RIGHTS",
    "SEE_ROUNDS",
    "SEE_TODAY",
    "SEE_VISITING",
    "SETTLE",
    "SETTLE_RIGHT",
    "SET_GOAL",
    "SET_WAYS",
    "UNDO_CONTACTS",
    "WALK",
    "WRITE_FACTS",
    "WRITE_SECRET",
]
