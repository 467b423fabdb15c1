"""The tables of referrals, by noun."""

from .companion import Companion, CompanionHours, CompanyAsk
from .leaver import ToTell
from .own_plan import OwnPlan, PlanStep
from .referral import Referral, ThresholdStop
from .small_help import HelpMatch, HelpNotice

__all__ = [
    "Companion",
    "CompanionHours",
    "CompanyAsk",
    "HelpMatch",
    "HelpNotice",
    "OwnPlan",
    "PlanStep",
    "Referral",
    "ThresholdStop",
    "ToTell",
]
