"""Reads of press, by noun."""

from .sheets import public_sheet, public_sheets, sheet, sheets, to_edit
from .state_of_play import closed_state, closed_years, state_now

__all__ = [
    "closed_state",
    "closed_years",
    "public_sheet",
    "public_sheets",
    "sheet",
    "sheets",
    "state_now",
    "to_edit",
]
