"""Where somebody lives: told by its shape."""

import re

from django.utils.translation import gettext as _

from .counting import ORDINAL, Rule, rule
from .hits import Kind

_STREET = (
    r"straat|straatje|laan|weg|lei|plein|baan|dreef|steenweg|pad|hof|hoeve|dijk|kaai|kade|markt|berg|veld|velden|heide"
    r"|singel|park|ring|gang|steeg|vest|hoek|akker|bos|donk|wegel|blok|kouter|beemd|eind|einde|vaart|brug|poort|tuin"
    r"|wijk|lane|rue|allee|str\.|str|stwg\.?|ln\.|pln?\."
)
_HOUSE = r"\d{1,4}(?:\s*(?:bus|bte|b)\.?\s*\d\w{0,3}\b|\s?[a-zA-Z]?\b)(?:\s?[-/]\s?\d{1,4}\s?[a-zA-Z]?\b)?(?:\s*(?:bus|bte|b|/)\s*\w{1,4}\b)?"
_POST = r"(?:[1-9]\d{3}\s+(?-i:[A-ZÀ-Ý])[\w-]+)"
_BEFORE = r"(?:\b(?:in|op|aan|uit|van|te|naar|langs)\s+(?:de|het|den)?\s*)?"
_NO_NAME = (
    "(?:zij|speel|winkel|woon|school|fiets|hoofd|leef|buurt|achter|wandel|doodlopende\\s|andere\\s|dwars|koop|ver|leid|inrij|toegangs|drukke\\s)"
    "(?:straat|straatje|laan)|maalstraat|vallei|allerlei|balans?laan"
)
"""Streets by their use, not by their name."""


def _near(match: re.Match) -> str:
    """An address becomes the neighbourhood; what stands before it falls away with it."""
    return _("in de buurt") if re.match(r"(?:in|op|aan|te)\b", match.group(), re.IGNORECASE) else _("de buurt")


ADDRESSES: tuple[Rule, ...] = (
    rule(
        Kind.ADDRESS,
        rf"(?:{_POST},\s*)?{_BEFORE}(?:\b[A-Za-zÀ-ÿ'’.-]+\s+){{0,2}}?\b[A-Za-zÀ-ÿ'’-]*(?:{_STREET})\s*,?\s*(?:nr\.?|nummer|huisnummer|n°)?\s*{_HOUSE}"
        r"(?!\s*(?:jaar|minuten|uur|keer|maal|euro|km|kilometer|kinderen|mensen|gezinnen|personen|plaatsen|meter|dagen|weken|maanden))"
        rf"(?:\s*,?\s*(?:te\s+|in\s+)?{_POST}|,?\s*(?:op\s+)?(?:het\s+|de\s+)?(?:{ORDINAL}|\d+(?:e|de|ste))\s+verdiep(?:ing)?)?",
        _near,
    ),
    rule(
        Kind.ADDRESS,
        rf"\b(?:[Ii]n|[Oo]p|[Aa]an|[Tt]e|[Uu]it|[Vv]an|[Bb]ij|[Nn]aast|[Aa]chter|[Tt]egenover|[Vv]oor)\s+(?:de\s+|het\s+|den\s+)?"
        rf"(?!(?:Lijn|Bus|Trein|Tram|Zone|Groep|Zaal|Lokaal|Perron|Spoor|Canvas|Radio|Studio|WCAG)\b)(?:[A-ZÀ-Ý][\w'’-]+\s+){{1,3}}(?:nr\.?\s*|nummer\s*)?{_HOUSE}"
        r"(?!\s*(?:jaar|minuten|uur|keer|maal|euro|km|kinderen|mensen|gezinnen|personen|plaatsen|dagen|weken))",
        _near,
        flags=0,
    ),
    rule(Kind.ADDRESS, r"\b(?:rue|avenue|chaussée|place|boulevard|clos)\s+(?:(?:de|du|des|la|le|les|l')\s*)*[\w'’-]+(?:\s+[\w'’-]+)?\s*,?\s*\d{1,4}\b", _near),
    rule(Kind.ADDRESS, rf"(?-i:\b[A-ZÀ-Ý])[\w'’-]+\s+(?:nr\.?|huisnummer|n°)\s*{_HOUSE}", _near),
    rule(Kind.ADDRESS, r"\b(?:huisnummer|huisnr\.?|appartement|app\.?|appt\.?|flat|studio|kamer|busnummer)\s*(?:nr\.?|nummer)?\s*\d{1,4}(?:[.-]\d{1,2})?\s?[A-Za-z]?\b(?!\s*(?:personen|euro|uur))", _near),
    rule(
        Kind.ADDRESS,
        rf"{_BEFORE}\b(?!(?:Over|Op|Neer|In|Om|Ont|Be|Af|Door|Toe|Aan|Voort)slaan\b)[A-ZÀ-Ý][a-zà-ÿ'’-]{{2,}}(?:straat|laan|dreef|steenweg|lei|plein|weg|baan|steeg|kaai|straatje|singel|dijk|wegel|hof|gaarde|dries)\b",
        _near,
        flags=0,
    ),
    rule(Kind.ADDRESS, rf"{_BEFORE}\b(?-i:[A-ZÀ-Ý])[\w'’-]+\s+(?-i:Baan|Weg|Straat|Laan|Steenweg|Lei|Dreef|Kaai|Vest|Steeg|Singel)\b", _near),
    rule(
        Kind.ADDRESS,
        rf"\b(?:in|op|aan|uit|naar|langs|van)\s+(?:de|het|den|'t)\s+(?!(?:{_NO_NAME})\b)[a-zà-ÿ-]{{3,}}(?:straat|laan|dreef|steenweg|straatje|kaai|lei|singel)\b",
        _near,
    ),
    rule(Kind.ADDRESS, r"\b(?:op|van|naast|over|tegenover|aan|huis|woning)\s+(?:het\s+|'t\s+)?(?:huis)?(?:nummer|nr\.?)\s*\d{1,4}\s?[a-z]?\b", _near),
    rule(Kind.ADDRESS, rf"\b(?:(?:het\s+|de\s+)?(?:{ORDINAL}|\d+(?:e|de|ste))\s+(?:verdiep|verdieping)\s+(?:van|in)\s+)?(?:blok|toren|residentie|flatgebouw)\s+(?-i:[A-Z]\b|\d{{1,3}}\b|(?:[Dd]e[n]?\s+|[Hh]et\s+|[Tt]e[rn]\s+)?[A-ZÀ-Ý][\w-]+)", _near),
)  # fmt: skip
