"""Writes of passes, by noun."""

from .claims import claim, decide_claim, pay_claim, withdraw
from .passes import issue, print_card, print_cards, replace, stop_pass
from .rights import check_right
from .schemes import change_draft, make_scheme, new_version, publish, stop

__all__ = [
    "change_draft",
    "check_right",
    "claim",
    "decide_claim",
    "issue",
    "make_scheme",
    "new_version",
    "pay_claim",
    "print_card",
    "print_cards",
    "publish",
    "replace",
    "stop",
    "stop_pass",
    "withdraw",
]
