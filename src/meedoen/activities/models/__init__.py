"""Tables of activities, by noun."""

from .attendance import Attendance, Effort, Tally
from .enrolment import Enrolment
from .importing import ImportRun
from .offer import Activity, Initiative
from .session import Session

__all__ = ["Activity", "Attendance", "Effort", "Enrolment", "ImportRun", "Initiative", "Session", "Tally"]
