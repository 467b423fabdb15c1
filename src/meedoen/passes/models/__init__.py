"""The tables of passes."""

from .claims import Claim
from .doors import Device, DoorUse
from .groups import GroupPass, GroupYear
from .municipalities import Municipality, Repayment
from .passes import Pass
from .receipts import Question, Receipt
from .rights import Right
from .schemes import Scheme, SchemeVersion
from .settlements import PayAccount, Settlement
from .uitpas import UitpasSale

__all__ = [
    "Claim",
    "Device",
    "DoorUse",
    "GroupPass",
    "GroupYear",
    "Municipality",
    "Pass",
    "PayAccount",
    "Question",
    "Receipt",
    "Repayment",
    "Right",
    "Scheme",
    "SchemeVersion",
    "Settlement",
    "UitpasSale",
]
