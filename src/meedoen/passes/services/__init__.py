"""Writes of passes, by noun."""

from .claims import claim, decide_claim, pay_claim, undo_decision, withdraw
from .doors import stop_device, take_along
from .groups import change_places, charge_group, make_group, print_group_card, replace_group_card, stop_group
from .municipalities import agree_municipality, ask_repayment, receive_repayment, repayment_list
from .own import answer_own, claim_own
from .passes import issue, print_card, print_cards, replace, stop_pass
from .receipts import answer, ask
from .renewal import note_told, renew, renew_group
from .rights import check_right
from .schemes import change_draft, make_scheme, new_version, publish, stop
from .sessions import claim_session
from .settlements import bank_file, note_account, pay_file, pay_settlement, settle, settle_all, statement_list
from .uitpas import begin_sale, cancelled_sale, drop_sale, found_sale, lost_sale, pay_sale, registered_sale

__all__ = [
    "agree_municipality",
    "answer",
    "answer_own",
    "ask",
    "ask_repayment",
    "bank_file",
    "begin_sale",
    "cancelled_sale",
    "change_draft",
    "change_places",
    "charge_group",
    "check_right",
    "claim",
    "claim_own",
    "claim_session",
    "decide_claim",
    "drop_sale",
    "found_sale",
    "issue",
    "lost_sale",
    "make_group",
    "make_scheme",
    "new_version",
    "note_account",
    "note_told",
    "pay_claim",
    "pay_file",
    "pay_sale",
    "pay_settlement",
    "print_card",
    "print_cards",
    "print_group_card",
    "publish",
    "receive_repayment",
    "registered_sale",
    "renew",
    "renew_group",
    "repayment_list",
    "replace",
    "replace_group_card",
    "settle",
    "settle_all",
    "statement_list",
    "stop",
    "stop_device",
    "stop_group",
    "stop_pass",
    "take_along",
    "undo_decision",
    "withdraw",
]
