"""Pages: closed unless opened, one network at a time, no query while a template renders."""

from .asking import asked
from .forms import HouseForm, attempt
from .gate import acts, opened
from .pages import done, page, redirect_to

__all__ = ["HouseForm", "acts", "asked", "attempt", "done", "opened", "page", "redirect_to"]
