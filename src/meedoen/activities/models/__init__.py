"""Tables of activities, by noun."""

from .attendance import Attendance, Effort, Tally
from .enrolment import Enrolment
from .finding import Finding, KnownWord, SearchEdition
from .importing import ImportRun
from .offer import Activity, Initiative
from .session import Session

__all__ = [
    "Activity",
    "Attendance",
    "Effort",
    "Enrolment",
    "Finding",
    "ImportRun",
    "Initiative",
    "KnownWord",
    "SearchEdition",
    "Session",
    "Tally",
]
