"""Writes of outreach, by noun."""

from .contact_lists import take_contacts_in, undo_contacts
from .editions import close_paths_year, close_year
from .follow_ups import close, postpone, reopen
from .forgetting import forget
from .notes import Noted, correct, note, restore, withdraw
from .rights import note_right, note_rights, settle_right, unsettle_right
from .rights_list import drop_right_text, set_right_text
from .rounds import change_round, end_round, make_round, walk
from .secrets import write_secret
from .settling import settle
from .visiting import end_visiting, plan_visiting, set_goal, visit_again
from .ways import set_ways

__all__ = [
    "Noted",
    "change_round",
    "close",
    "close_paths_year",
    "close_year",
    "correct",
    "drop_right_text",
    "end_round",
    "end_visiting",
    "forget",
    "make_round",
    "note",
    "note_right",
    "note_rights",
    "plan_visiting",
    "postpone",
    "reopen",
    "restore",
    "set_goal",
    "set_right_text",
    "set_ways",
    "settle",
    "settle_right",
    "take_contacts_in",
    "undo_contacts",
    "unsettle_right",
    "visit_again",
    "walk",
    "withdraw",
    "write_secret",
]
