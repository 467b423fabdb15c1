"""What higher features may use of press."""

from .services import (
    close_state,
    publish_newsletter,
    show_sheet,
    translate_newsletter,
    translate_sheet,
    write_newsletter,
    write_sheet,
)

__all__ = [
    "close_state",
    "publish_newsletter",
    "show_sheet",
    "translate_newsletter",
    "translate_sheet",
    "write_newsletter",
    "write_sheet",
]
