"""The tables of referrals, by noun."""

from .companion import Companion, CompanionHours
from .leaver import ToTell
from .referral import Referral, ThresholdStop

__all__ = ["Companion", "CompanionHours", "Referral", "ThresholdStop", "ToTell"]
