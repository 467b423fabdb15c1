"""Tables of outreach, by noun."""

from .contact import Conflict, Contact, SecretNote
from .contact_lists import ContactRun, ListedContact
from .follow_up import FollowUp
from .paths import Path, PathTemplate, StepDone
from .rights import RightFound, RightText
from .rounds import Passing, Round, Stop
from .talents import Talent, TalentAsk
from .visiting import Goal, Visiting
from .ways import Ways

__all__ = [
    "Conflict",
    "Contact",
    "ContactRun",
    "FollowUp",
    "Goal",
    "ListedContact",
    "Passing",
    "Path",
    "PathTemplate",
    "RightFound",
    "RightText",
    "Round",
    "SecretNote",
    "StepDone",
    "Stop",
    "Talent",
    "TalentAsk",
    "Visiting",
    "Ways",
]
