"""What may be counted as a tally, and in which categories: closed lists, so that nobody can be pointed at.

Countries are the ISO 3166 codes that Babel names in the reader's language. Source: `design.md` §4; H8, H9.
"""

import re
from functools import lru_cache

from babel import Locale
from django.utils.translation import get_language, gettext_lazy, to_locale
from django.utils.translation import gettext as _

from ..terms import TallyKind

YES = "yes"
_COUNTRY = re.compile(r"[A-Z]{2}")
_NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_AGES = {
    "0-5": gettext_lazy("0 tot 5 jaar"),
    "6-11": gettext_lazy("6 tot 11 jaar"),
    "12-17": gettext_lazy("12 tot 17 jaar"),
    "18-24": gettext_lazy("18 tot 24 jaar"),
    "25-44": gettext_lazy("25 tot 44 jaar"),
    "45-64": gettext_lazy("45 tot 64 jaar"),
    "65+": gettext_lazy("65 jaar en ouder"),
}


def categories(kind: str) -> dict[str, str]:
    """The codes that this kind of tally may hold, each with its word; most kinds only count "yes"."""
    if kind == TallyKind.ORIGIN_COUNTRY:
        return _countries(get_language() or "nl")
    if kind == TallyKind.AGE_BAND:
        return {code: str(word) for code, word in _AGES.items()}
    if kind in TallyKind.values:
        return {YES: _("ja, van hen")}
    return {}


@lru_cache(maxsize=8)
def _countries(language: str) -> dict[str, str]:
    names = Locale.parse(to_locale(language)).territories
    found = {code: str(name) for code, name in names.items() if _COUNTRY.fullmatch(code) and code not in _NO_COUNTRY}
    return dict(sorted(found.items(), key=lambda pair: pair[1]))
