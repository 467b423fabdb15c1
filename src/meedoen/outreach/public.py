"""What higher features may use of outreach."""

from .queries.today import DueCount, count_due
from .rules.paths import new_key
from .rules.sealing import secret as sealed_secret
from .rules.sealing import what as sealed_as
from .rules.starters import STARTERS
from .services.editions import close_year

__all__ = ["STARTERS", "DueCount", "close_year", "count_due", "new_key", "sealed_as", "sealed_secret"]
