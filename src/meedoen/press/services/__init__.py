"""Writes of press, by noun."""

from .newsletters import (
    correct_newsletter,
    drop_newsletter,
    edit_newsletter,
    move_part,
    publish_newsletter,
    translate_newsletter,
    withdraw_newsletter,
    write_newsletter,
)
from .sheets import edit_sheet, hide_sheet, show_sheet, translate_sheet, write_sheet
from .state_of_play import close_state

__all__ = [
    "close_state",
    "correct_newsletter",
    "drop_newsletter",
    "edit_newsletter",
    "edit_sheet",
    "hide_sheet",
    "move_part",
    "publish_newsletter",
    "show_sheet",
    "translate_newsletter",
    "translate_sheet",
    "withdraw_newsletter",
    "write_newsletter",
    "write_sheet",
]
