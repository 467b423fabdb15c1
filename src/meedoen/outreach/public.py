"""What higher features may use of outreach."""

from .queries.contact_lists import what_is_here
from .queries.today import DueCount, count_due
from .rules.contact_lists import read as read_contact_list
from .rules.paths import new_key
from .rules.sealing import secret as sealed_secret
from .rules.sealing import what as sealed_as
from .rules.starters import STARTERS
from .services.contact_lists import take_contacts_in
from .services.editions import close_paths_year, close_year

__all__ = [
    "STARTERS",
    "DueCount",
    "close_paths_year",
    "close_year",
    "count_due",
    "new_key",
    "read_contact_list",
    "sealed_as",
    "sealed_secret",
    "take_contacts_in",
    "what_is_here",
]
