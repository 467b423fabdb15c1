"""What may not stand in free text: a national register number (R23) and characters that mislead the eye.

Marks of right-to-left text, decided: overrides, embeddings and isolates (U+202A–202E, U+2066–2069) go, because one
of them can turn the rest of a line around; the marks LRM, RLM and ALM (U+200E, U+200F, U+061C) stay, because they
only act on their neighbours and Arabic text with a phone number in it is unreadable without them. ZWJ stays inside
emoji, ZWNJ stays between letters of the Arabic script (Persian and Kurdish are spelled with it).
"""

import re
import unicodedata

from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .refusals import Refused

REGISTER_NUMBER_FOUND = gettext_lazy(
    "Hier staat een rijksregisternummer in. Meedoen bewaart dat nummer nooit. Haal het weg en probeer opnieuw."
)

_ZWNJ, _ZWJ = "\u200c", "\u200d"
_KEPT_CONTROLS = "\n\t"
_ARABIC_SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2")
_KEPT_FORMATS = frozenset({"\u200e", "\u200f", "\u061c", _ZWNJ, _ZWJ}) | _ARABIC_SIGNS
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029\x0b\x0c]")
_REPEATED_MARK = re.compile("([\u200e\u200f\u061c])\\1+")
_DIGIT_GROUPS = re.compile(r"\d+")
_WIDEST_GAP = 3
_REGISTER_DIGITS = 11


def clean_text(text: str) -> str:
    """The text as it will be stored: NFC, line ends as "\\n", nothing invisible that misleads. Idempotent.

    What a reader sees is kept: accents, emoji (families and skin tones too), Arabic, Persian. Nothing is cut.
    """
    normal = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    visible = "".join(char for char in normal if _may_stay(char))
    joined = _drop_loose_joiners(visible)
    return unicodedata.normalize("NFC", _REPEATED_MARK.sub(r"\1", joined))


def too_long(text: str, limit: int) -> str | None:
    """None when the text fits, else a sentence that says by how much it does not. Counted in characters, cleaned."""
    length = len(clean_text(text))
    if length <= limit:
        return None
    return _("Deze tekst telt %(length)s tekens. Er is plaats voor %(limit)s. Schrap er nog %(over)s.") % {
        "length": format_decimal(length, locale="nl"),
        "limit": format_decimal(limit, locale="nl"),
        "over": format_decimal(length - limit, locale="nl"),
    }


def checked(text: str, *, field: str, most: int) -> str:
    """A free text as it will be stored. Raises Refused: a register number, or more characters than ``most``."""
    plain = clean_text(text).strip()
    if find_register_number(plain):
        raise Refused(REGISTER_NUMBER_FOUND, field=field, code="register_number")
    if sentence := too_long(plain, most):
        raise Refused(sentence, field=field)
    return plain


def find_register_number(text: str) -> bool:
    """True when a Belgian national register number or BIS number stands in the text, however it is spaced.

    Eleven digits in whole groups (never a piece of a longer run), at most three separating signs between groups
    on one line, a possible date of birth and a right checksum, for those born before or from 2000. A number
    that starts with "+" is a phone number. Other numbers pass the checksum in about 2 of 97 cases.
    """
    plain = "".join(char for char in text if unicodedata.category(char) != "Cf")
    groups = list(_DIGIT_GROUPS.finditer(plain))
    for first in range(len(groups)):
        if _is_phone(plain, groups[first].start()):
            continue
        digits = ""
        for index in range(first, len(groups)):
            if index > first and not _is_gap(plain[groups[index - 1].end() : groups[index].start()]):
                break
            digits += groups[index].group()
            if len(digits) >= _REGISTER_DIGITS:
                break
        if len(digits) == _REGISTER_DIGITS and _is_register_number(digits):
            return True
    return False


def _is_gap(between: str) -> bool:
    return len(between) <= _WIDEST_GAP and not any(char.isalnum() or char in "\n\r\t+" for char in between)


def _is_phone(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start].strip().endswith("+")


def _is_register_number(digits: str) -> bool:
    """Date (month + 20 or + 40 for BIS, zeros where unknown), serial number from 001, checksum of either century."""
    body, check = int(digits[:9]), int(digits[9:])
    month, day, serial = int(digits[2:4]), int(digits[4:6]), int(digits[6:9])
    if month >= 60 or month % 20 > 12 or day > 31 or not 1 <= serial <= 998:
        return False
    return check in (97 - body % 97, 97 - (2_000_000_000 + body) % 97)


def _may_stay(char: str) -> bool:
    if char in _KEPT_CONTROLS or char in _KEPT_FORMATS:
        return True
    return unicodedata.category(char) not in _DROPPED_CATEGORIES


def _drop_loose_joiners(text: str) -> str:
    """Keeps a joiner only where it has work: ZWJ between emoji, ZWNJ (or ZWJ) after and before Arabic letters."""
    kept: list[str] = []
    before = ""
    for index, char in enumerate(text):
        if char not in (_ZWJ, _ZWNJ):
            kept.append(char)
            before = before if _sits_on_another(char) else char
            continue
        after = text[index + 1 : index + 2]
        in_emoji = char == _ZWJ and _is_emoji(before) and _is_emoji(after)
        if in_emoji or (_is_arabic(before) and _is_arabic(after)):
            kept.append(char)
            before = ""
    return "".join(kept)


def _sits_on_another(char: str) -> bool:
    """An accent, a variation selector or a skin tone."""
    return unicodedata.category(char) in ("Mn", "Me") or "\U0001f3fb" <= char <= "\U0001f3ff"


def _is_emoji(char: str) -> bool:
    return char != "" and (unicodedata.category(char) == "So" or char in "↔↕")


def _is_arabic(char: str) -> bool:
    return char != "" and unicodedata.bidirectional(char) == "AL"
