"""Writes of passes, by noun."""

from .schemes import change_draft, make_scheme, new_version, publish, stop

__all__ = ["change_draft", "make_scheme", "new_version", "publish", "stop"]
