"""Tables of outreach, by noun."""

from .contact import Conflict, Contact, SecretNote
from .follow_up import FollowUp
from .rights import RightFound
from .rounds import Passing, Round, Stop
from .visiting import Goal, Visiting
from .ways import Ways

__all__ = [
    "Conflict",
    "Contact",
    "FollowUp",
    "Goal",
    "Passing",
    "RightFound",
    "Round",
    "SecretNote",
    "Stop",
    "Visiting",
    "Ways",
]
