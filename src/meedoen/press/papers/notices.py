"""What paper says of a session: words in the language that is active, and the ids of the pictures beside them."""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from meedoen.activities.public import THEME_PICTOGRAMS, SignUp, Theme, wheels_in
from meedoen.kernel.web import words
from meedoen.wording.public import find_pictograms, get_pictogram, pictogram_drawing

from .setting import Setting

SOFT_HYPHEN = "\u00ad"
LONGEST_PIECE = 14
_LONG_WORD = re.compile(r"(?=\S{15})\S*(?:\d|[^\s\u00ad\-aeiouyà-ÿ]{9})\S*|[^\s\u00ad-]{29,}", re.IGNORECASE)
"""A line ends inside a word where its syllables do. Numbers have none, nor have nine signs without a vowel."""

REGIONS = {"en": "en_GB"}


def own(item: Any, field: str) -> dict[str, str]:
    """An organiser's text in the active language, otherwise in Dutch with ``lang`` saying so."""
    here = language()
    told = item.translations.get(here) if here != "nl" and isinstance(item.translations, dict) else None
    if isinstance(told, dict) and str(told.get(field) or "").strip():
        return {"text": soften(str(told[field])), "lang": ""}
    return {"text": soften(getattr(item, field)), "lang": "" if here == "nl" else "nl"}


def in_dutch(text: str) -> dict[str, str]:
    """A text that exists in Dutch only, and says so on paper in another language."""
    return {"text": soften(text), "lang": "" if language() == "nl" else "nl"}


def soften(text: str) -> str:
    """A word too long for any line, or without syllables, may be broken every 14 signs.

    A text without any visible sign becomes a dash.
    """
    if text and not any(unicodedata.category(sign)[0] in "LNPS" for sign in text):
        return "–"
    return _LONG_WORD.sub(lambda found: SOFT_HYPHEN.join(_pieces(found[0])), " ".join(text.split()))


def _pieces(word: str) -> list[str]:
    """At most 14 signs each. No line ends beside a comma or quotation mark: a piece ends between letters or digits."""
    found, begin = [], 0
    while len(word) - begin > LONGEST_PIECE:
        ends = range(begin + LONGEST_PIECE, begin + LONGEST_PIECE // 2, -1)
        end = next((at for at in ends if word[at - 1].isalnum() and word[at].isalnum()), ends[0])
        found.append(word[begin:end])
        begin = end
    return [*found, word[begin:]]


def language() -> str:
    return (get_language() or "nl").split("-")[0]


def locale() -> str:
    return REGIONS.get(language(), to_locale(language()))


def date_words(day: datetime.date, pattern: str) -> str:
    """A date in the active language by a pattern of Babel ("EEEE d MMMM")."""
    return str(format_date(day, pattern, locale=locale()))


def span(first: datetime.date, last: datetime.date) -> str:
    """ "23 tot 29 november", "28 december tot 3 januari"."""
    same = first.month == last.month and first.year == last.year
    start = date_words(first, "d" if same else "d MMMM")
    return _("%(start)s tot %(end)s") % {"start": start, "end": date_words(last, "d MMMM")}


def session(item: Any, setting: Setting, *, full: bool = False) -> dict[str, Any]:
    """One session: ``full`` adds what a list has room for (text, route, for whom)."""
    told = {
        "title": own(item, "title"),
        "hours": words.hours(item.starts_at, item.ends_at),
        "start": words.hour(item.starts_at),
        "place": place(item),
        "spot": soften(item.place_name or ""),
        "price": words.price(item.price_cents),
        "social": social(item),
        "free": item.price_cents == 0,
        "phone": item.contact_phone or item.organisation_phone or setting.phone,
        "picture": picture_of(item),
        "flags": [picture(word) for word, _said in flags(item)],
    }
    if full:
        told |= {"text": own(item, "text"), "route": in_dutch(item.route or ""), "for_whom": for_whom(item)}
    return told


def social(item: Any) -> str:
    """ "met kansentarief € 1"; nothing where there is no other price."""
    if item.social_price_cents is None or item.social_price_cents == item.price_cents:
        return ""
    return _("met kansentarief %(price)s") % {"price": words.price(item.social_price_cents)}


def place(item: Any) -> str:
    """Name and village of the place; the village once."""
    name, locality = soften(item.place_name or ""), item.place_locality or ""
    parts = [name] if locality and locality.casefold() in name.casefold() else [name, locality]
    return ", ".join(part for part in parts if part)


def for_whom(item: Any) -> str:
    """Ages in the active language; what the organiser wrote is Dutch and stays on Dutch paper."""
    low, high = item.age_min, item.age_max
    ages = ""
    if low and high is not None:
        ages = _("van %(low)s tot %(high)s jaar") % {"low": low, "high": high}
    elif low:
        ages = _("vanaf %(low)s jaar") % {"low": low}
    elif high is not None:
        ages = _("tot %(high)s jaar") % {"high": high}
    written = soften(item.for_whom) if language() == "nl" else ""
    return ", ".join(part for part in (written, ages) if part)


def flags(item: Any) -> list[tuple[str, str]]:
    """What makes it easier to come: the Dutch word of the picture and what it means. Always in the same order."""
    told = [
        (item.sign_up == SignUp.SIGN_UP, "schrijven", _("vooraf inschrijven")),
        (item.children_welcome, "kinderen", _("kinderen welkom")),
        (item.childcare_places > 0, "speelgoed", _("kinderopvang")),
        (item.no_dutch_needed, "praten", _("weinig Nederlands is oké")),
        (wheels_in(item.wheelchair, item.step_free), "rolstoel", _("rolstoel kan binnen")),
        (item.transport_offered, "minibus", _("vervoer mogelijk")),
        (item.companion_welcome, "samen op stap", _("iemand kan met je meegaan")),
    ]
    return [(word, said) for shown, word, said in told if shown]


def legend(items: Iterable[Any]) -> list[dict[str, str]]:
    """The signs that stand on this paper, each with its word."""
    found = {word: said for item in items for word, said in flags(item)}
    order = ("schrijven", "kinderen", "speelgoed", "praten", "rolstoel", "minibus", "samen op stap")
    return [{"picture": picture(word), "word": found[word]} for word in order if word in found]


def picture_of(item: Any) -> str:
    """The id of the picture of an activity: its own, or that of its first theme, or a calendar."""
    try:
        return get_pictogram(item.pictogram).id
    except KeyError:
        theme = next((theme for theme in item.themes if theme in THEME_PICTOGRAMS), None)
        return picture(THEME_PICTOGRAMS[theme] if theme else "kalender")


@lru_cache(maxsize=128)
def picture(word: str) -> str:
    """The id of the picture that a Dutch word fits best. IndexError for a word that no picture has."""
    return find_pictograms(word)[0].id


def theme_words(theme: str) -> str:
    """A theme by its name; what has none is called otherwise."""
    return str(Theme(theme).label) if theme in Theme.values else _("Nog meer")


def drawings(data: Any) -> dict[str, str]:
    """Each picture that ``data`` names under ``picture``, ``pictures`` or ``flags``, once, as SVG."""
    return {identity: pictogram_drawing(identity) for identity in sorted(_named(data))}


def _named(data: Any) -> set[str]:
    if isinstance(data, list):
        return set().union(*map(_named, data)) if data else set()
    if not isinstance(data, dict):
        return set()
    found: set[str] = set()
    for key, value in data.items():
        if key == "picture" and value:
            found.add(value)
        elif key == "flags":
            found |= set(value)
        else:
            found |= _named(value)
    return found


def in_dutch_too(items: Iterable[Any]) -> str:
    """The line for paper in another language on which some texts are in Dutch; "" where none is."""
    if language() == "nl" or not any(own(item, "title")["lang"] for item in items):
        return ""
    return _("Sommige namen staan in het Nederlands. Wij helpen je graag: bel ons.")
