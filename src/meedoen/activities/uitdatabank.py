"""An activity in the form of UiTdatabank (publiq's JSON-LD for events), for who takes our programme over.

What UiTdatabank has no field for (our kinds and themes, how one joins) travels as hidden labels that our own reader
knows (``intake.uitdatabank_fields.ours``). Public facts only: how many places there are or are left is not told, so
that nobody reads from it how many people come; ``with_capacity`` is for the organiser's own move to another system.
"""

import html
from collections.abc import Iterable
from typing import Any

from meedoen.kernel.web import words

from .intake.taxonomy import THEME_OF, TYPES
from .intake.uitdatabank_fields import OURS
from .terms import SessionStatus, SignUp

TITLE_MAX = 90
LANGUAGES = ("nl", "fr", "de", "en")
"""The languages that UiTdatabank has; what the organiser wrote in others stays here."""
ANY_TYPE = "0.51.0.0.0"
WHEELCHAIR_EVENT, WHEELCHAIR_PLACE = "3.27.0.0.0", "3.23.1.0.0"
PLACE_TYPE = "Yf4aZBfsUEu2NsQqsprngw"
"""A meeting centre: UiTdatabank asks a type, and of most of our places no other is known."""


def document(
    activity: Any, sessions: Iterable[Any], *, base: str, with_capacity: bool = False
) -> dict[str, Any] | None:
    """The event of an activity (with organiser and place) and its sessions; None without a place: one is demanded.

    ``base`` is the address that the ids of events, places and organisers begin with.
    """
    if activity.place is None:
        return None
    told = {
        "@context": "https://io.uitdatabank.be/contexts/event",
        "@id": f"{base}/event/{activity.pk}",
        "@type": "Event",
        "mainLanguage": "nl",
        "name": _by_language(activity, "title", TITLE_MAX),
        "description": _by_language(activity, "text", None),
        "terms": _terms(activity),
        "hiddenLabels": _labels(activity),
        "location": _place(activity.place, base),
        "organizer": {
            "@id": f"{base}/organizer/{activity.organisation_id}",
            "name": {"nl": _cut(activity.organisation.name, TITLE_MAX)},
        },
        "attendanceMode": "offline",
        "audience": {"audienceType": "everyone"},
        "typicalAgeRange": _ages(activity.age_min, activity.age_max),
        "priceInfo": _prices(activity),
        "contactPoint": {"phone": [activity.contact_phone]} if activity.contact_phone else None,
        "workflowStatus": "READY_FOR_VALIDATION" if activity.status == "published" else "DRAFT",
        **_calendar(activity, list(sessions), with_capacity),
    }
    told["languages"] = told["completedLanguages"] = list(told["name"])
    return {name: value for name, value in told.items() if value not in (None, {}, [])}


def _by_language(activity: Any, field: str, most: int | None) -> dict[str, str]:
    """What was written, by language; as HTML, which is what UiTdatabank makes of a text."""
    translations = activity.translations if isinstance(activity.translations, dict) else {}
    told: dict[str, Any] = {code: texts.get(field) for code, texts in translations.items() if isinstance(texts, dict)}
    told["nl"] = getattr(activity, field)
    found = {code: told[code] for code in LANGUAGES if isinstance(told.get(code), str) and told[code].strip()}
    if most is not None:
        return {code: _cut(text, most) for code, text in found.items()}
    return {code: html.escape(text, quote=False) for code, text in found.items()}


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


def _terms(activity: Any) -> list[dict[str, str]]:
    """One type, the themes that have a term of their own, and whether a wheelchair gets in."""
    themes = list(activity.themes)
    kinds = [(code, theme) for code, (kind, theme) in TYPES.items() if kind == activity.kind]
    chosen = next((code for code, theme in kinds if theme and theme in themes), None)
    chosen = chosen or next((code for code, theme in kinds if not theme), ANY_TYPE)
    by_theme = {theme: code for code, theme in reversed(THEME_OF.items())}
    found = [{"id": chosen, "domain": "eventtype"}]
    found += [{"id": by_theme[theme], "domain": "theme"} for theme in themes[:1] if theme in by_theme]
    if activity.step_free == "yes":
        found.append({"id": WHEELCHAIR_EVENT, "domain": "facility"})
    return found


def _labels(activity: Any) -> list[str]:
    told = [f"kind:{activity.kind}", *(f"theme:{theme}" for theme in dict.fromkeys(activity.themes))]
    if activity.sign_up == SignUp.SIGN_UP:
        told.append("sign_up")
    if activity.children_welcome:
        told.append("children")
    return [f"{OURS}{label}" for label in told]


def _place(place: Any, base: str) -> dict[str, Any]:
    address = {
        "addressCountry": "BE",
        "addressLocality": place.locality,
        "postalCode": place.postcode,
        "streetAddress": place.street,
    }
    terms = [{"id": PLACE_TYPE, "domain": "eventtype"}]
    if place.wheelchair == "yes":
        terms.append({"id": WHEELCHAIR_PLACE, "domain": "facility"})
    told: dict[str, Any] = {
        "@id": f"{base}/place/{place.pk}",
        "@type": "Place",
        "mainLanguage": "nl",
        "name": {"nl": _cut(place.name, TITLE_MAX)},
        "terms": terms,
        "calendarType": "permanent",
        "address": {"nl": {name: value for name, value in address.items() if value}},
    }
    if place.latitude is not None and place.longitude is not None:
        told["geo"] = {"latitude": place.latitude, "longitude": place.longitude}
    return told


def _ages(low: int | None, high: int | None) -> str | None:
    if low is None and high is None:
        return None
    return f"{low or ''}-{'' if high is None else high}"


def _prices(activity: Any) -> list[dict[str, Any]] | None:
    if activity.price_cents is None:
        return None
    found = [{"category": "base", "name": {"nl": "Basistarief"}, "price": activity.price_cents / 100}]
    if activity.social_price_cents is not None:
        found.append({"category": "tariff", "name": {"nl": "Kansentarief"}, "price": activity.social_price_cents / 100})
    return [{**price, "priceCurrency": "EUR"} for price in found]


def _calendar(activity: Any, sessions: list[Any], with_capacity: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"status": {"type": "Available"}, "calendarType": "permanent"}
    if with_capacity and activity.capacity is not None:
        told["bookingAvailability"] = {"type": "Available", "capacity": activity.capacity}
    if not sessions:
        return told
    return told | {
        "calendarType": "single" if len(sessions) == 1 else "multiple",
        "startDate": _moment(sessions[0].starts_at),
        "endDate": _moment(max(session.ends_at for session in sessions)),
        "subEvent": [_sub_event(number, session, with_capacity) for number, session in enumerate(sessions)],
    }


def _sub_event(number: int, session: Any, with_capacity: bool) -> dict[str, Any]:
    off = session.status == SessionStatus.CANCELLED
    status: dict[str, Any] = {"type": "Unavailable" if off else "Available"}
    if off and session.reason.strip():
        status["reason"] = {"nl": session.reason}
    told = {
        "id": number,
        "startDate": _moment(session.starts_at),
        "endDate": _moment(session.ends_at),
        "status": status,
        "bookingAvailability": {"type": "Unavailable" if off or session.places_left == 0 else "Available"},
    }
    if with_capacity and session.capacity is not None:
        told["bookingAvailability"]["capacity"] = session.capacity  # type: ignore[index]
    return told


def _moment(moment: Any) -> str:
    return words.local(moment).isoformat(timespec="seconds")
