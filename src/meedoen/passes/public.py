"""What higher features may use of passes."""

from .queries.groups import code_of as code_of_group
from .queries.passes import own_code_of
from .queries.schemes import names as scheme_names
from .rules.schemes import Band, Terms
from .services import (
    agree_municipality,
    ask,
    ask_repayment,
    change_draft,
    change_places,
    charge_group,
    check_right,
    claim,
    claim_own,
    decide_claim,
    issue,
    make_group,
    make_scheme,
    new_version,
    note_account,
    pay_claim,
    pay_settlement,
    publish,
    settle,
    take_along,
)
from .services.doors import Look
from .services.renewal import remind_all as remind_of_ending

__all__ = [
    "Band",
    "Look",
    "Terms",
    "agree_municipality",
    "ask",
    "ask_repayment",
    "change_draft",
    "change_places",
    "charge_group",
    "check_right",
    "claim",
    "claim_own",
    "code_of_group",
    "decide_claim",
    "issue",
    "make_group",
    "make_scheme",
    "new_version",
    "note_account",
    "own_code_of",
    "pay_claim",
    "pay_settlement",
    "publish",
    "remind_of_ending",
    "scheme_names",
    "settle",
    "take_along",
]
