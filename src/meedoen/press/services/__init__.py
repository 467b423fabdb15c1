"""Writes of press, by noun."""

from .sheets import edit_sheet, hide_sheet, show_sheet, translate_sheet, write_sheet
from .state_of_play import close_state

__all__ = ["close_state", "edit_sheet", "hide_sheet", "show_sheet", "translate_sheet", "write_sheet"]
