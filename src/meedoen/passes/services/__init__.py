"""Writes of passes, by noun."""

from .claims import claim, decide_claim, pay_claim, undo_decision, withdraw
from .doors import stop_device, take_along
from .own import answer_own, claim_own
from .passes import issue, print_card, print_cards, replace, stop_pass
from .receipts import answer, ask
from .rights import check_right
from .schemes import change_draft, make_scheme, new_version, publish, stop
from .sessions import claim_session
from .settlements import bank_file, note_account, pay_file, pay_settlement, settle, settle_all, statement_list

__all__ = [
    "answer",
    "answer_own",
    "ask",
    "bank_file",
    "change_draft",
    "check_right",
    "claim",
    "claim_own",
    "claim_session",
    "decide_claim",
    "issue",
    "make_scheme",
    "new_version",
    "note_account",
    "pay_claim",
    "pay_file",
    "pay_settlement",
    "print_card",
    "print_cards",
    "publish",
    "replace",
    "settle",
    "settle_all",
    "statement_list",
    "stop",
    "stop_device",
    "stop_pass",
    "take_along",
    "undo_decision",
    "withdraw",
]
