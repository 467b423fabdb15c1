"""Reads of press, by noun."""

from .newsletters import (
    correction_of,
    gathered,
    last_newsletter,
    newest_number,
    newsletter,
    newsletter_to_edit,
    newsletters,
    public_newsletter,
    public_newsletters,
)
from .sheets import public_sheet, public_sheets, sheet, sheets, to_edit
from .state_of_play import closed_state, closed_years, state_now

__all__ = [
    "closed_state",
    "closed_years",
    "correction_of",
    "gathered",
    "last_newsletter",
    "newest_number",
    "newsletter",
    "newsletter_to_edit",
    "newsletters",
    "public_newsletter",
    "public_newsletters",
    "public_sheet",
    "public_sheets",
    "sheet",
    "sheets",
    "state_now",
    "to_edit",
]
