"""The fields of a UiTdatabank document, one reader each; a wrong value raises Fault with field and remedy."""

import html
import math
import re
from datetime import datetime
from decimal import Decimal, InvalidOperation

from django.utils.translation.trans_null import gettext_noop as _

from meedoen.kernel.intake import safety

from .calendars import BAD_SHAPE, listed, moment, quoted
from .drafts import KINDS, BookingDraft, ContactDraft, OrganiserDraft, PlaceDraft, PriceDraft
from .faults import Fault
from .taxonomy import FACILITIES, KNOWN_WITHOUT_MEANING, THEME_OF, THEMES, TYPES

MAX_TITLE = 120
MAX_CENTS = 10_000_00
MAX_AGE = 120

NO_ID = _("Het kenmerk van UiTdatabank (@id) ontbreekt. Vraag het bestand opnieuw op.")
NO_TITLE = _("De naam ontbreekt. Vul bij UiTdatabank een naam in.")
TITLE_TOO_LONG = _("De naam is te lang: hoogstens %(most)s tekens. Maak hem korter bij UiTdatabank.")
TEXT_TOO_LONG = _("De tekst is te lang: hoogstens %(most)s tekens. Maak hem korter bij UiTdatabank.")
REGISTER_NUMBER = _("Hier staat een rijksregisternummer. Dat bewaren we nooit: haal het weg en probeer opnieuw.")
BAD_PRICE = _("Dit is geen geldige prijs: %(value)s. Verbeter de prijs bij UiTdatabank.")
TWO_BASE_PRICES = _("Er staan twee basisprijzen in. Laat er bij UiTdatabank maar een staan.")
BAD_AGES = _("Dit is geen geldige leeftijd: %(value)s. Schrijf ze als 6-12, 18- of -4.")
AGES_TURNED = _("De jongste leeftijd (%(youngest)s) ligt boven de oudste (%(oldest)s). Draai ze om bij UiTdatabank.")

_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
_LAST_PART = re.compile(r"/([A-Za-z0-9_-]{4,64})/?(?:[?#].*)?$")
_BARE_ID = re.compile(r"[A-Za-z0-9_-]{4,64}")
_AGES = re.compile(r"(\d{0,3})-(\d{0,3})", re.ASCII)
_BREAK = re.compile(r"<(?:br|/p|/li|/div|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BLANK_LINES = re.compile(r"\n{3,}")
_SOCIAL = re.compile(r"kansentarief|kansenpas|sociaal tarief|verhoogde tegemoetkoming|uitpas met", re.IGNORECASE)


OURS = "meedoen:"
"""How the hidden labels begin that our own export adds (``activities.uitdatabank``)."""


def ours(document: dict) -> dict:
    """What our own export says beside the terms: kind, themes, how one joins; nothing for another's document."""
    labels = document.get("hiddenLabels")
    told = [
        label.removeprefix(OURS)
        for label in (labels if isinstance(labels, list) else [])
        if isinstance(label, str) and label.startswith(OURS)
    ]
    if not told:
        return {}
    themes = (label.removeprefix("theme:") for label in told if label.startswith("theme:"))
    kind = next((label.removeprefix("kind:") for label in told if label.startswith("kind:")), "")
    found = {
        "themes": tuple(theme for theme in dict.fromkeys(themes) if theme in THEMES),
        "sign_up": "sign_up" in told,
        "children_welcome": "children" in told,
    }
    return found | ({"kind": kind} if kind in KINDS else {})


def identity(document: dict) -> str:
    """The last part of @id (a uuid, or an older id). Raises Fault."""
    value = document.get("@id")
    if isinstance(value, str) and len(value) <= 500:
        match = _LAST_PART.search(value)
        if match or _BARE_ID.fullmatch(value):
            return match[1] if match else value
    raise Fault("@id", NO_ID)


def plain(text: str) -> str:
    """HTML of UiTdatabank as plain text; what is no tag stays as it is."""
    if "<" in text or "&" in text:
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    return _BLANK_LINES.sub("\n\n", safety.clean(text)).strip()


def texts(document: dict, key: str, field: str = "") -> dict[str, str]:
    """{language: plain text}; a bare string counts as the main language. Raises Fault."""
    field = field or key
    value = document.get(key)
    if value is None:
        return {}
    if isinstance(value, str):
        main = document.get("mainLanguage")
        value = {main if isinstance(main, str) else "nl": value}
    if not isinstance(value, dict):
        raise Fault(field, BAD_SHAPE)
    found = {}
    for language, text in value.items():
        if not _LANGUAGE.fullmatch(language) or not isinstance(text, str):
            raise Fault(field, BAD_SHAPE)
        if len(text) > safety.MAX_CELL:
            raise Fault(field, TEXT_TOO_LONG, most=safety.MAX_CELL)
        if safety.holds_register_number(text):
            raise Fault(field, REGISTER_NUMBER)
        if stripped := plain(text):
            found[language] = stripped
    return found


def title(document: dict, field: str = "name") -> dict[str, str]:
    names = {language: " ".join(name.split()) for language, name in texts(document, "name", field).items()}
    if not names:
        raise Fault(field, NO_TITLE)
    if max(map(len, names.values())) > MAX_TITLE:
        raise Fault(field, TITLE_TOO_LONG, most=MAX_TITLE)
    return names


def _in_dutch(names: dict[str, str]) -> str:
    return names.get("nl") or next(iter(names.values()), "")


def _line(value: object, most: int = 300) -> str:
    """A short line of text; another shape counts as nothing told."""
    return " ".join(safety.clean(value).split())[:most] if isinstance(value, str) else ""


def languages(document: dict) -> tuple[str, ...]:
    value = document.get("languages") or []
    if not isinstance(value, list):
        raise Fault("languages", BAD_SHAPE)
    return tuple(code for code in value if isinstance(code, str) and _LANGUAGE.fullmatch(code))


def facts_of_terms(document: dict) -> dict:
    """kind, themes, facilities, and the terms that the house does not know, as they came."""
    kind, themes, facilities, unknown = "activity", [], {}, []
    for term in listed(document, "terms"):
        id_ = _line(term.get("id"))
        if id_ in TYPES:
            kind, theme = TYPES[id_]
            themes.append(theme)
        elif id_ in THEME_OF:
            themes.append(THEME_OF[id_])
        elif id_ in FACILITIES:
            facilities[FACILITIES[id_]] = True
        elif id_ not in KNOWN_WITHOUT_MEANING:
            unknown.append({key: _line(term.get(key)) for key in ("id", "label", "domain")})
    return {
        "kind": kind,
        "themes": tuple(dict.fromkeys(theme for theme in themes if theme)),
        "facilities": facilities,
        "unknown_terms": tuple(unknown),
    }


def place(document: object, field: str) -> PlaceDraft | None:
    """The place, from an embedded location or a document of its own; None when there is none."""
    if document is None:
        return None
    if not isinstance(document, dict):
        raise Fault(field, BAD_SHAPE)
    address = _address(document)
    lat, lon = _point(document.get("geo"))
    try:
        source_id = identity(document)
    except Fault:
        source_id = ""
    return PlaceDraft(
        source_id=source_id,
        name=_in_dutch(texts(document, "name", field)),
        street=_line(address.get("streetAddress")),
        postcode=_line(address.get("postalCode"), 12),
        locality=_line(address.get("addressLocality")),
        lat=lat,
        lon=lon,
        facilities=facts_of_terms(document)["facilities"],
    )


def _address(document: dict) -> dict:
    """In Dutch, else in the main language, else in the first language there is; old documents have it bare."""
    address = document.get("address")
    if not isinstance(address, dict):
        return {}
    if "addressLocality" in address or "streetAddress" in address:
        return address
    main = document.get("mainLanguage")
    choices = [address.get("nl"), address.get(main) if isinstance(main, str) else None, *address.values()]
    return next((choice for choice in choices if isinstance(choice, dict)), {})


def _point(geo: object) -> tuple[float | None, float | None]:
    """(lat, lon) on earth, or (None, None): a place without a point can be put on the map later."""
    if not isinstance(geo, dict):
        return None, None
    lat, lon = geo.get("latitude"), geo.get("longitude")
    for value, most in ((lat, 90), (lon, 180)):
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= most:
            return None, None
    return float(lat), float(lon)  # type: ignore[arg-type]


def organiser(document: object) -> OrganiserDraft | None:
    if document is None:
        return None
    if not isinstance(document, dict):
        raise Fault("organizer", BAD_SHAPE)
    try:
        source_id = identity(document)
    except Fault:
        source_id = ""
    return OrganiserDraft(name=_in_dutch(texts(document, "name", "organizer")), source_id=source_id)


def _cents(value: object) -> int:
    try:
        if type(value) not in (int, float, str) or (isinstance(value, float) and not math.isfinite(value)):
            raise ValueError(value)
        amount = Decimal(str(value)[:40])
        cents = int((amount * 100).to_integral_value()) if abs(amount) < MAX_CENTS else -1
    except (ValueError, InvalidOperation):
        raise Fault("priceInfo", BAD_PRICE, value=quoted(value)) from None
    if not 0 <= cents <= MAX_CENTS:
        raise Fault("priceInfo", BAD_PRICE, value=quoted(value))
    return cents


def prices(document: dict) -> dict:
    """All named prices; the base price, and the lowest social tariff (UiTPAS or a tariff named so)."""
    found = []
    for entry in listed(document, "priceInfo"):
        category = entry.get("category")
        if category not in ("base", "tariff", "uitpas"):
            raise Fault("priceInfo", BAD_SHAPE)
        name = entry.get("name")
        name = _in_dutch(texts({"name": name}, "name", "priceInfo")) if name is not None else ""
        found.append(PriceDraft(category, _line(name), _cents(entry.get("price"))))
    base = [price.cents for price in found if price.category == "base"]
    if len(base) > 1:
        raise Fault("priceInfo", TWO_BASE_PRICES)
    social = [p.cents for p in found if p.category == "uitpas" or (p.category == "tariff" and _SOCIAL.search(p.name))]
    return {
        "prices": tuple(found),
        "price_cents": base[0] if base else None,
        "social_price_cents": min(social, default=None),
    }


def ages(document: dict) -> dict:
    """ "6-12", "18-", "-4", and "-" for all ages (0 and up); nothing when nothing is told. Raises Fault."""
    value = document.get("typicalAgeRange")
    if value is None:
        return {}
    match = _AGES.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise Fault("typicalAgeRange", BAD_AGES, value=quoted(value))
    youngest, oldest = int(match[1] or 0), int(match[2]) if match[2] else None
    if max(youngest, oldest or 0) > MAX_AGE:
        raise Fault("typicalAgeRange", BAD_AGES, value=quoted(value))
    if oldest is not None and oldest < youngest:
        raise Fault("typicalAgeRange", AGES_TURNED, youngest=youngest, oldest=oldest)
    return {"age_min": youngest, "age_max": oldest}


def _first(value: object) -> str:
    return next((line for line in map(_line, value if isinstance(value, list) else [value]) if line), "")


def _web(value: object) -> str:
    """Only a web address may become a link."""
    address = _first(value)
    return address if address.lower().startswith(("https://", "http://")) else ""


def contact(document: object) -> ContactDraft | None:
    if not isinstance(document, dict) or not document:
        return None
    found = ContactDraft("", _first(document.get("phone")), _first(document.get("email")), _web(document.get("url")))
    return found if found != ContactDraft() else None


def booking(document: object) -> BookingDraft | None:
    if not isinstance(document, dict) or not document:
        return None
    opens, closes = (
        moment(document[key], "bookingInfo") if document.get(key) is not None else None
        for key in ("availabilityStarts", "availabilityEnds")
    )
    return BookingDraft(
        _first(document.get("phone")), _first(document.get("email")), _web(document.get("url")), opens, closes
    )


def audience(document: dict) -> dict:
    value = document.get("audience")
    kind = value.get("audienceType") if isinstance(value, dict) else None
    return {
        "audience": kind if kind in ("everyone", "members", "education") else "everyone",
        "online": document.get("attendanceMode") == "online",
    }


def modified(document: dict) -> datetime | None:
    value = document.get("modified")
    return moment(value, "modified") if value is not None else None
