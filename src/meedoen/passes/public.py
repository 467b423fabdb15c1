"""What higher features may use of passes."""

from .queries.schemes import names as scheme_names
from .rules.schemes import Band, Terms
from .services import (
    change_draft,
    check_right,
    claim,
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
    "change_draft",
    "check_right",
    "claim",
    "decide_claim",
    "issue",
    "make_scheme",
    "new_version",
    "note_account",
    "pay_claim",
    "publish",
    "scheme_names",
    "settle",
]
