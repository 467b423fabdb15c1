"""Writes of budgets, by noun."""

from .agreements import agree, change_promise, drop_evidence, drop_promise, evaluate, follow, promise, show
from .exporting import export_account, export_lowered
from .funds import change_budget, change_fund, close_year, correct_line, make_fund, note_expense, open_year
from .subsidies import account, grant, pay_part

__all__ = [
    "account",
    "agree",
    "change_budget",
    "change_fund",
    "change_promise",
    "close_year",
    "correct_line",
    "drop_evidence",
    "drop_promise",
    "evaluate",
    "export_account",
    "export_lowered",
    "follow",
    "grant",
    "make_fund",
    "note_expense",
    "open_year",
    "pay_part",
    "promise",
    "show",
]
