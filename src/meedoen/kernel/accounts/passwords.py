"""Which passwords are too easy here, beside those on Django's list (ASVS v5.0.0-6.2.4, 6.1.2 and 6.2.11).

Length is what counts: any signs will do, and nobody must change a password by the calendar.
"""

import re
import unicodedata
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HOUSE_WORDS = (
    "meedoen", "wachtwoord", "paswoord", "welkom", "netwerk", "gemeente", "ocmw", "sociaalhuis", "buurthuis",
    "buurtwerk", "dienstencentrum", "participatie", "vrijetijd", "uitpas", "vrijwilliger", "coordinator", "medewerker",
    "werker", "beheerder", "administrator", "admin", "demo", "test", "zomer", "winter", "lente", "herfst",
)  # fmt: skip
"""Words of this house and of this work: somebody who guesses tries them first."""
OWN_LETTERS = 5
"""So many letters must be left when the words of the house are gone, or the rest is a phrase of several words."""


def _letters(password: str) -> str:
    folded = unicodedata.normalize("NFKD", password.casefold())
    return "".join(sign for sign in folded if sign.isalpha())


class CommonMadeLonger(CommonPasswordValidator):
    """A common password stays common with a year behind it, or written twice."""

    def validate(self, password: str, user: Any = None) -> None:
        core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", password.casefold())
        half = core[: len(core) // 2]
        if core in self.passwords or (half and half * 2 == core and half in self.passwords):
            raise ValidationError(
                _("Dit wachtwoord is te gewoon, ook met iets erachter. Neem enkele woorden na elkaar.")
            )


class HouseWords:
    """A password made of nothing but words of this work is refused."""

    def validate(self, password: str, user: Any = None) -> None:
        left = _letters(password)
        for word in sorted(HOUSE_WORDS, key=len, reverse=True):
            left = left.replace(word, "")
        if len(left) < OWN_LETTERS and left != _letters(password):
            raise ValidationError(_("Dit wachtwoord is met woorden van hier te raden. Neem enkele andere woorden."))

    def get_help_text(self) -> str:
        return _("Geen wachtwoord met alleen woorden van dit werk, zoals de naam van dit programma.")
