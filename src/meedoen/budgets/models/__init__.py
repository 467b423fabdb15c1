"""The tables of budgets."""

from .agreements import Evaluation, Evidence, Promise
from .funds import Entry, Fund, FundYear, Hold
from .subsidies import Subsidy

__all__ = ["Entry", "Evaluation", "Evidence", "Fund", "FundYear", "Hold", "Promise", "Subsidy"]
