"""What higher features may use of outreach."""

from .queries.today import DueCount, count_due
from .rules.sealing import secret as sealed_secret
from .rules.sealing import what as sealed_as

__all__ = ["DueCount", "count_due", "sealed_as", "sealed_secret"]
