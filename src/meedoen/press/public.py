"""What higher features may use of press."""

from .services import close_state, show_sheet, translate_sheet, write_sheet

__all__ = ["close_state", "show_sheet", "translate_sheet", "write_sheet"]
