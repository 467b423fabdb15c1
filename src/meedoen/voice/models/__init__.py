"""Tables of voice, by noun."""

from .groups import Group, GroupMember, LadderStep, Learned, QuickWin, Trajectory
from .meetings import AgendaPoint, Debrief, Meeting, Minute, PolicyCheck, Promise, Ride, ThresholdRow
from .room import Heard, Present, RoomNote, Round, Statement, Vote
from .signals import Approval, Bundle, PhaseStep, Signal, SignalTerm, Suggestion, VoiceWays

__all__ = [
    "AgendaPoint",
    "Approval",
    "Bundle",
    "Debrief",
    "Group",
    "GroupMember",
    "Heard",
    "LadderStep",
    "Learned",
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
    "Suggestion",
    "ThresholdRow",
    "Trajectory",
    "VoiceWays",
    "Vote",
]
