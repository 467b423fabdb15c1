"""Passwords that leaked somewhere are refused, from a list on this machine (ASVS v5.0.0-6.2.12).

Nothing leaves the house: the list is a file that the operator fetched, a line for each SHA-1 in capitals, in order,
with ``:count`` behind it or not (the form in which such lists are handed out). It is searched by halves, so that a file
of forty gigabytes costs some forty small reads. Without the setting none is refused; a second key is compulsory.
"""

import hashlib
import logging
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST_LINE = 64
log = logging.getLogger("meedoen.security")


class NotLeaked:
    """Refuses a password that stands on the list of leaked ones."""

    def validate(self, password: str, user: Any = None) -> None:
        if settings.LEAKED_PASSWORDS and _leaked(password):
            raise ValidationError(_("Dit wachtwoord is ooit ergens gelekt. Neem enkele andere woorden na elkaar."))

    def get_help_text(self) -> str:
        return _("Geen wachtwoord dat ooit ergens gelekt is.")


def _leaked(password: str) -> bool:
    """A list that went away since the start is said aloud, and a new password can still be set."""
    try:
        return stands_in(Path(settings.LEAKED_PASSWORDS), password)
    except OSError as gone:
        log.error("the list of leaked passwords cannot be read: %s", gone.strerror)
        return False


def stands_in(file: Path, password: str) -> bool:
    """Whether the print of this password is a line of the list."""
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with file.open("rb") as lines:
        low, high = 0, lines.seek(0, os.SEEK_END)
        while low < high:
            middle = (low + high) // 2
            lines.seek(middle)
            if middle:
                lines.readline(LONGEST_LINE)
            found = lines.readline(LONGEST_LINE).strip()[:40].upper()
            if found == wanted:
                return True
            if found and found < wanted:
                low = middle + 1
            else:
                high = middle
    return False
