"""Cells of figures: numbers as people and programs write them, the codes of Swing, and periods."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils.translation.trans_null import gettext_noop as _

UNKNOWN, HIDDEN, NOT_APPLICABLE, EMPTY = "unknown", "hidden", "not_applicable", "empty"
CODES = {-99999: UNKNOWN, -99998: NOT_APPLICABLE, -99997: HIDDEN, -99996: EMPTY}
"""How Swing says that there is no number (its documents on missing values)."""

SIGNS = {
    "": EMPTY, "-": EMPTY, "leeg": EMPTY,
    "?": UNKNOWN, "onbekend": UNKNOWN, "niet bekend": UNKNOWN, "na": UNKNOWN, "n/a": UNKNOWN, "null": UNKNOWN,
    "x": HIDDEN, "verborgen": HIDDEN, "geheim": HIDDEN, "<5": HIDDEN, "< 5": HIDDEN, "0-4": HIDDEN,
    ".": NOT_APPLICABLE, "nvt": NOT_APPLICABLE, "n.v.t.": NOT_APPLICABLE, "niet van toepassing": NOT_APPLICABLE,
}  # fmt: skip

NO_NUMBER = _("Dit is geen getal: %(value)s. Schrijf een getal, of x als de bron het verbergt.")
TWO_WAYS = _("Dit kan twee getallen zijn: %(value)s. Schrijf het zonder punt (1234), of met een komma (1,234).")
TOO_BIG = _("Dit getal is te groot: %(value)s. Kijk na of er geen cijfers te veel staan.")
NEGATIVE_COUNT = _("Een aantal kan niet onder nul zijn: %(value)s. Kijk na of het een code is.")
NO_PERIOD = _("Dit is geen jaar: %(value)s. Schrijf het als 2024, 2024Q1 of 2024-2025.")
MOST = Decimal(10) ** 13
_PLAIN = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_THOUSANDS = re.compile(r"-?\d{1,3}([ .]\d{3})+", re.ASCII)
_COMMA = re.compile(r"-?(\d{1,3}([ .]\d{3})+|\d+),\d+", re.ASCII)
_PERIOD = re.compile(r"((?:19|20)\d\d)(?:[- ]?(?:Q|K|KW)([1-4])|[-/]((?:19|20)\d\d))?", re.ASCII | re.IGNORECASE)
_DAY = re.compile(r"(?:\d{1,2}[/.-]){2}((?:19|20)\d\d)|((?:19|20)\d\d)-\d\d-\d\d(?:[ T].*)?", re.ASCII)


class NotRead(ValueError):
    """A cell cannot be taken; carries the sentence and the value that is quoted in it."""

    def __init__(self, msgid: str, value: object):
        super().__init__(msgid)
        self.msgid = msgid
        self.value = str(value)[:40]


def number(cell: object) -> tuple[str, str]:
    """A number in plain digits and no reason, or nothing and the reason why there is none. Raises NotRead."""
    if cell is None:
        return "", EMPTY
    if isinstance(cell, bool):
        raise NotRead(NO_NUMBER, cell)
    if isinstance(cell, int | float):
        return _figure(Decimal(str(cell)), cell)
    text = " ".join(str(cell).replace("\u00a0", " ").replace("\u202f", " ").split()).casefold()
    if text in SIGNS:
        return "", SIGNS[text]
    bare = text.removeprefix("€").removesuffix("%").removesuffix("€").strip()
    if _COMMA.fullmatch(bare):
        return _figure(Decimal(bare.replace(" ", "").replace(".", "").replace(",", ".")), cell)
    if _THOUSANDS.fullmatch(bare):
        if bare.count(".") == 1 and " " not in bare:
            raise NotRead(TWO_WAYS, cell)
        return _figure(Decimal(bare.replace(" ", "").replace(".", "")), cell)
    if not _PLAIN.fullmatch(bare):
        raise NotRead(NO_NUMBER, cell)
    return _figure(Decimal(bare), cell)


def _figure(value: Decimal, cell: object) -> tuple[str, str]:
    try:
        if not value.is_finite():
            raise NotRead(NO_NUMBER, cell)
        if value == value.to_integral_value() and int(value) in CODES:
            return "", CODES[int(value)]
        if abs(value) >= MOST:
            raise NotRead(TOO_BIG, cell)
        shown = format(value.quantize(Decimal("0.0001")).normalize(), "f")
    except InvalidOperation:
        raise NotRead(TOO_BIG, cell) from None
    return shown, ""


def period(cell: object) -> str:
    """2024, 2024Q1 or 2024-2025; a day is its year. Raises NotRead."""
    if isinstance(cell, datetime | date):
        return str(cell.year)
    text = str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell or "").strip()
    if match := _PERIOD.fullmatch(text):
        year, quarter, until = match.groups()
        return f"{year}Q{quarter}" if quarter else f"{year}-{until}" if until else year
    if match := _DAY.fullmatch(text):
        return match[1] or match[2]
    raise NotRead(NO_PERIOD, cell)


def year_in(name: str) -> str:
    """The one year that stands in the name of a file; empty when there is none, or more."""
    found = set(re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", name, re.ASCII))
    return found.pop() if len(found) == 1 else ""
