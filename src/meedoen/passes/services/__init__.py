"""Writes of passes, by noun."""

from .claims import claim, decide_claim, pay_claim, withdraw
from .rights import check_right
from .schemes import change_draft, make_scheme, new_version, publish, stop

__all__ = [
    "change_draft",
    "check_right",
    "claim",
    "decide_claim",
    "make_scheme",
    "new_version",
    "pay_claim",
    "publish",
    "stop",
    "withdraw",
]
