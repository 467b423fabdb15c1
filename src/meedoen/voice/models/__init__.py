"""Tables of voice, by noun."""

from .answers import Action, Answer, Decision, Delivery, Verdict
from .group_lists import GroupRun, ListedGroup
from .groups import Group, GroupMember, LadderStep, Learned, QuickWin, Trajectory
from .meetings import AgendaPoint, Debrief, Meeting, Minute, PolicyCheck, Promise, Ride, ThresholdRow
from .room import Heard, Present, RoomNote, Round, Statement, Vote
from .signals import Approval, Bundle, PhaseStep, Signal, SignalTerm, Suggestion, VoiceWays
from .stories import Story, StoryPicture, StoryYes

__all__ = [
    "Action",
    "AgendaPoint",
    "Answer",
    "Approval",
    "Bundle",
    "Debrief",
    "Decision",
    "Delivery",
    "Group",
    "GroupMember",
    "GroupRun",
    "Heard",
    "LadderStep",
    "Learned",
    "ListedGroup",
    "Meeting",
    "Minute",
    "PhaseStep",
    "PolicyCheck",
    "Present",
    "Promise",
    "QuickWin",
    "Ride",
    "RoomNote",
    "Round",
    "Signal",
    "SignalTerm",
    "Statement",
    "Story",
    "StoryPicture",
    "StoryYes",
    "Suggestion",
    "ThresholdRow",
    "Trajectory",
    "Verdict",
    "VoiceWays",
    "Vote",
]
