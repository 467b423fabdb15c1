"""What higher features may use of passes."""

from .rules.schemes import Band, Terms
from .services import change_draft, make_scheme, new_version, publish

__all__ = ["Band", "Terms", "change_draft", "make_scheme", "new_version", "publish"]
