"""What higher features may use of press."""

from .services import show_sheet, translate_sheet, write_sheet

__all__ = ["show_sheet", "translate_sheet", "write_sheet"]
