"""What people type in a cell, read as a day, an hour, an amount, a yes or no. Faults name the remedy in Dutch."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils.translation.trans_null import gettext_noop as _

from .calendars import quoted
from .faults import Fault

BAD_DAY = _("Dit is geen dag die we begrijpen: %(value)s. Schrijf hem als 14/03/2026.")
NO_YEAR = _("Het jaar ontbreekt: %(value)s. Schrijf de dag als 14/03/2026.")
WRONG_WEEKDAY = _("%(day)s is geen %(said)s maar een %(real)s. Verbeter de dag of de datum.")
FAR_DAY = _("Dit jaar kan niet kloppen: %(value)s. Verbeter het jaar.")
BAD_HOUR = _("Dit is geen uur dat we begrijpen: %(value)s. Schrijf het als 14:30.")
BAD_AMOUNT = _("Dit is geen bedrag dat we begrijpen: %(value)s. Schrijf het als 2,50, of 0 voor gratis.")
BAD_NUMBER = _("Dit is geen getal van 0 tot %(most)s: %(value)s. Schrijf alleen een getal.")
BAD_YES_NO = _("Schrijf hier ja of nee. Nu staat er: %(value)s.")

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    ("januari", "jan"), ("februari", "feb", "febr"), ("maart", "mrt", "maa"), ("april", "apr"), ("mei",),
    ("juni", "jun"), ("juli", "jul"), ("augustus", "aug"), ("september", "sep", "sept"), ("oktober", "okt"),
    ("november", "nov"), ("december", "dec"),
)  # fmt: skip
MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_MAX_CENTS = 10_000_00
_YEARS_AHEAD = 5

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[t ]00:00(?::00)?)?", re.ASCII)
_IN_WORDS = re.compile(r"(\d{1,2})(?:ste|de|e)? ?([a-z]{3,9})\.?,? ?(\d{4})?", re.ASCII)
_HOUR = re.compile(r"(\d{1,2}) ?(?:[:.hu] ?([0-5]\d)?(?::[0-5]\d)?|uur ?([0-5]\d)?)? ?(?:u|h|uur)?", re.ASCII)
_AMOUNT = re.compile(r"(\d{1,6})(?:[.,](\d{1,2}|-))?", re.ASCII)


def plainly(text: str) -> str:
    """Lower case, no accents, single spaces: for comparing what was typed with what we know."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def day(value: object, field: str, today: date) -> date:
    """14/03/2026, 14-3-26, 2026-03-14, "zaterdag 14 maart 2026", an Excel date or its number. Raises Fault."""
    if isinstance(value, datetime):
        found = value.date()
    elif isinstance(value, date):
        found = value
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        found = _from_serial(value, field)
    else:
        found = _day_in_text(str(value), field)
    if not today.year - 10 <= found.year <= today.year + _YEARS_AHEAD:
        raise Fault(field, FAR_DAY, value=f"{found:%d/%m/%Y}")
    return found


def _from_serial(value: float, field: str) -> date:
    if not 1 <= value < 2_958_466 or value != int(value):
        raise Fault(field, BAD_DAY, value=quoted(value))
    return _EXCEL_DAY_ZERO + timedelta(days=int(value))


def _day_in_text(typed: str, field: str) -> date:
    text = plainly(typed).strip(" .")
    said = next((name for name in WEEKDAYS if re.match(rf"(?:{name}|{name[:2]})\b", text)), "")
    if said:
        text = text.split(maxsplit=1)[-1].strip(" ,.") if " " in text else ""
    if re.fullmatch(r"\d{5}", text, re.ASCII):
        return _from_serial(int(text), field)
    try:
        found = date(*_parts(text, typed, field))
    except ValueError as error:
        if isinstance(error, Fault):
            raise
        raise Fault(field, BAD_DAY, value=quoted(typed)) from None
    if said and WEEKDAYS[found.weekday()] != said:
        raise Fault(field, WRONG_WEEKDAY, day=f"{found:%d/%m/%Y}", said=said, real=WEEKDAYS[found.weekday()])
    return found


def _parts(text: str, typed: str, field: str) -> tuple[int, int, int]:
    if match := _DAY_FIRST.fullmatch(text):
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        return year, int(match[2]), int(match[1])
    if match := _YEAR_FIRST.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    match = _IN_WORDS.fullmatch(text)
    if match and match[2] in MONTH_OF:
        if match[3] is None:
            raise Fault(field, NO_YEAR, value=quoted(typed))
        return int(match[3]), MONTH_OF[match[2]], int(match[1])
    raise Fault(field, NO_YEAR if re.fullmatch(r"\d{1,2}[/.-]\d{1,2}", text) else BAD_DAY, value=quoted(typed))


def hour(value: object, field: str) -> time:
    """14u30, 14:30, 14.30, "2 u", 14, an Excel time or its fraction of a day. Raises Fault."""
    if isinstance(value, datetime):
        return value.time().replace(second=0, microsecond=0)
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0, tzinfo=None)
    if isinstance(value, timedelta):
        value = value.total_seconds() / 86_400
    if isinstance(value, float) and 0 <= value < 1:
        minutes = round(value * 1440)
        return time(minutes // 60 % 24, minutes % 60)
    text = f"{value:.2f}" if isinstance(value, float) and 1 <= value < 24 else plainly(str(value))
    match = _HOUR.fullmatch(text)
    if match is None or int(match[1]) > 23:
        raise Fault(field, BAD_HOUR, value=quoted(value))
    return time(int(match[1]), int(match[2] or match[3] or 0))


def cents(value: object, field: str) -> int:
    """2,50 · € 2.50 · 3 euro · gratis. In cents. Raises Fault."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        amount = float(value)
        text = f"{value:.2f}"
        exact = abs(amount * 100 - round(amount * 100)) < 1e-6 if abs(amount) < 1e9 else False
        text = text if exact else ""
    else:
        text = plainly(str(value))
        text = "0" if text in ("gratis", "vrij", "geen", "niets") else text
        text = text.replace("euro", "").replace("eur", "").replace("€", "").strip()
    match = _AMOUNT.fullmatch(text)
    decimals = (match[2] or "0").replace("-", "0").ljust(2, "0") if match else ""
    found = int(match[1]) * 100 + int(decimals) if match else -1
    if not 0 <= found <= _MAX_CENTS:
        raise Fault(field, BAD_AMOUNT, value=quoted(value))
    return found


def number(value: object, field: str, most: int) -> int:
    """A whole number from 0 to `most`. Raises Fault."""
    text = f"{value:g}" if isinstance(value, float) and abs(value) < 1e9 and value == int(value) else str(value).strip()
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII) or int(text) > most:
        raise Fault(field, BAD_NUMBER, value=quoted(value), most=most)
    return int(text)


def yes(value: object, field: str) -> bool:
    """ja, j, x, 1, waar, yes — nee, n, 0, onwaar, neen, no. Raises Fault."""
    text = {True: "ja", False: "nee"}[value] if isinstance(value, bool) else plainly(str(value))
    if text in ("ja", "j", "x", "1", "1.0", "waar", "yes", "y", "true"):
        return True
    if text in ("nee", "neen", "n", "0", "0.0", "onwaar", "no", "false", "-"):
        return False
    raise Fault(field, BAD_YES_NO, value=quoted(value))
