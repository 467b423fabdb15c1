"""What an activity may say of itself: the same checks for a form, an import and the command line."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from meedoen.activities.terms import Kind, Language, SignUp, Theme
from meedoen.kernel import textchecks
from meedoen.kernel.refusals import Refused

LONGEST = {
    "title": 120,
    "text": 4000,
    "for_whom": 160,
    "childcare_hours": 80,
    "food": 120,
    "bring": 200,
    "contact_name": 80,
    "contact_phone": 30,
    "welcomed_by": 40,
    "reason": 200,
    "initiative_name": 120,
    "initiative_about": 4000,
    "initiative_need": 20,
}
"""The most characters per text; ``models`` has the same."""

_FIRST_NAMES = re.compile(r"[^\W\d_][^\d@:/<>]*")
"""A first name or a few; never a number, a mail address or a link."""

MOST_CENTS = 100_000
OLDEST = 120
MOST_PLACES = 5000
_STEPS = ("yes", "with_help", "no", "unknown")
_CHOICES = {"kind": Kind.values, "sign_up": SignUp.values, "step_free": _STEPS}
_LISTS = {"themes": Theme.values, "languages": Language.values}
_AT_MOST = {
    "price_cents": MOST_CENTS,
    "social_price_cents": MOST_CENTS,
    "age_min": OLDEST,
    "age_max": OLDEST,
    "childcare_age_min": OLDEST,
    "childcare_age_max": OLDEST,
    "childcare_places": MOST_PLACES,
    "capacity": MOST_PLACES,
}


def text(value: str, field: str) -> str:
    """The text as it is kept. Raises Refused when it is too long or holds a national register number (R23)."""
    if textchecks.find_register_number(value):
        raise Refused(str(textchecks.REGISTER_NUMBER_FOUND), field=field, code="register_number")
    sentence = too_long(field, value)
    if sentence:
        raise Refused(sentence, field=field, code="too_long")
    return textchecks.clean_text(value).strip()


def too_long(field: str, value: str) -> str | None:
    """The sentence that says by how much a text is too long; None when it fits."""
    return textchecks.too_long(value, LONGEST[field])


def checked(said: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of an activity, cleaned, as far as it is said. Raises Refused on the first thing that is wrong."""
    clean = {name: _one(name, value) for name, value in said.items()}
    if "title" in clean and not clean["title"]:
        raise Refused(_("Geef de activiteit een naam."), field="title", code="no_title")
    if clean.get("welcomed_by") and not _FIRST_NAMES.fullmatch(clean["welcomed_by"]):
        raise Refused(
            _("Schrijf alleen een voornaam, zoals “Katrien” of “An en Yusuf”. Een nummer hoort bij “Wie bel je?”."),
            field="welcomed_by",
            code="first_name",
        )
    if clean.get("capacity") == 0:
        raise Refused(_("Minstens 1 plaats. Laat het leeg als iedereen erbij kan."), field="capacity", code="range")
    return clean


def check_together(said: Mapping[str, Any]) -> None:
    """What must fit together in the whole activity. Raises Refused on the first thing that does not."""
    price, social = said.get("price_cents"), said.get("social_price_cents")
    if social is not None and price is None:
        raise Refused(_("Vul eerst de gewone prijs in."), field="price_cents", code="no_price")
    if social is not None and price is not None and social > price:
        raise Refused(
            _("Het kansentarief is hoger dan de gewone prijs. Wissel ze om."), field="social_price_cents", code="price"
        )
    for low, high in (("age_min", "age_max"), ("childcare_age_min", "childcare_age_max")):
        first, last = said.get(low), said.get(high)
        if first is not None and last is not None and first > last:
            raise Refused(_("De hoogste leeftijd ligt onder de laagste. Wissel ze om."), field=high, code="ages")


def _one(name: str, value: Any) -> Any:
    if name in LONGEST:
        return text(value or "", name)
    check = next((check for names, check in _CHECKS if name in names), None)
    return value if check is None else check(name, value)


def _number(name: str, value: int | None) -> int | None:
    if value is not None and not 0 <= value <= _AT_MOST[name]:
        most = _AT_MOST[name]
        sentence = _("Dat kan niet: hoogstens %(most)s.") % {"most": most}
        if name in ("price_cents", "social_price_cents"):
            sentence = _("Dat kan niet: hoogstens %(most)s euro.") % {"most": most // 100}
        raise Refused(sentence, field=name, code="range")
    return value


def _choice(name: str, value: str) -> str:
    if value not in _CHOICES[name]:
        raise Refused(_("Kies er een uit de lijst."), field=name, code="choice")
    return value


def _list(name: str, value: list[str]) -> list[str]:
    if not set(value) <= set(_LISTS[name]):
        raise Refused(_("Kies uit de lijst."), field=name, code="choice")
    return list(dict.fromkeys(value))


_CHECKS: tuple[tuple[Mapping[str, Any], Callable[[str, Any], Any]], ...] = (
    (_AT_MOST, _number),
    (_CHOICES, _choice),
    (_LISTS, _list),
)
