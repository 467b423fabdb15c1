"""What higher features may use of passes."""

from .queries.passes import own_code_of
from .queries.schemes import names as scheme_names
from .rules.schemes import Band, Terms
from .services import (
    ask,
    change_draft,
    check_right,
    claim,
    claim_own,
    decide_claim,
    issue,
    make_scheme,
    new_version,
    note_account,
    pay_claim,
    publish,
    settle,
)

__all__ = [
    "Band",
    "Terms",
    "ask",
    "change_draft",
    "check_right",
    "claim",
    "claim_own",
    "decide_claim",
    "issue",
    "make_scheme",
    "new_version",
    "note_account",
    "own_code_of",
    "pay_claim",
    "publish",
    "scheme_names",
    "settle",
]
