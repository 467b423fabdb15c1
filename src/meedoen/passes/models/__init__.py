"""The tables of passes."""

from .claims import Claim
from .doors import Device, DoorUse
from .groups import GroupPass, GroupYear
from .passes import Pass
from .receipts import Question, Receipt
from .rights import Right
from .schemes import Scheme, SchemeVersion
from .settlements import PayAccount, Settlement

__all__ = [
    "Claim",
    "Device",
    "DoorUse",
    "GroupPass",
    "GroupYear",
    "Pass",
    "PayAccount",
    "Question",
    "Receipt",
    "Right",
    "Scheme",
    "SchemeVersion",
    "Settlement",
]
