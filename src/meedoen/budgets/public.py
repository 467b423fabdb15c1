"""What higher features may use of budgets.

Money of a claim: ``reserve`` first, then ``confirm`` when it was decided, then ``pay``; or ``release``. All of them are
called inside a command of the feature that has the claim, and count once for each key.
"""

from meedoen.kernel.ui.forms import MoneyField

from . import evidence
from .queries.agreements import Shown as PromiseShown
from .queries.agreements import promises, promises_shown
from .queries.funds import Pot, fund_names, open_fund_names, open_pots, pot
from .queries.funds import overview as funds_of_year
from .queries.holds import Aside, holds, may_see_money
from .rules.amounts import split, to_cents
from .services import (
    account,
    agree,
    change_budget,
    close_year,
    evaluate,
    follow,
    grant,
    make_fund,
    note_expense,
    open_year,
    pay_part,
    promise,
    show,
)
from .services.batches import Batch, pay_all, spend_all
from .services.ledger import come_back, confirm, correct, pay, release, reserve, year_of
from .services.rows import About, Line
from .terms import Basket

__all__ = [
    "About",
    "Aside",
    "Basket",
    "Batch",
    "Line",
    "MoneyField",
    "Pot",
    "PromiseShown",
    "account",
    "agree",
    "change_budget",
    "close_year",
    "come_back",
    "confirm",
    "correct",
    "evaluate",
    "evidence",
    "follow",
    "fund_names",
    "funds_of_year",
    "grant",
    "holds",
    "make_fund",
    "may_see_money",
    "note_expense",
    "open_fund_names",
    "open_pots",
    "open_year",
    "pay",
    "pay_all",
    "pay_part",
    "pot",
    "promise",
    "promises",
    "promises_shown",
    "release",
    "reserve",
    "show",
    "spend_all",
    "split",
    "to_cents",
    "year_of",
]
