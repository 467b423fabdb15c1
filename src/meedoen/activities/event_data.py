"""An activity as schema.org Events (JSON-LD): what search engines and calendars of others read in the page.

One Event for each session. Public facts only: nothing of who takes part. ``as_script`` makes the text safe inside a
``<script type="application/ld+json">``, which a browser never runs.
"""

import datetime
import json
from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from meedoen.kernel.web import words

from .terms import SessionStatus, SignUp

CONTEXT = "https://schema.org"
_STATUS = {
    SessionStatus.CANCELLED: "EventCancelled",
    SessionStatus.MOVED: "EventRescheduled",
}
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ESCAPED = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def events(activity: Any, sessions: Iterable[Any], *, url: str, image: str, said: dict[str, str]) -> list[dict]:
    """The sessions of an activity (with organiser; each session with its place). ``said``: ``title`` and ``text``.

    Addresses are full ones. Raises nothing: what is not known is left out.
    """
    return [_event(activity, session, url=url, image=image, said=said) for session in sessions]


def as_script(data: list[dict]) -> SafeString:
    """The JSON as it may stand in a page: no sign in it can end the script or begin markup."""
    text = _WRITER.encode(data).translate(_ESCAPED)
    return mark_safe(text)  # noqa: S308  # every sign that means something in HTML was escaped just above


def _event(activity: Any, session: Any, *, url: str, image: str, said: dict[str, str]) -> dict:
    status = _STATUS.get(session.status, "EventScheduled")
    moved = status == "EventRescheduled" and session.planned_start != session.starts_at
    told = {
        "@context": CONTEXT,
        "@type": "Event",
        "name": said["title"],
        "description": said["text"],
        "url": url,
        "image": image,
        "startDate": _moment(session.starts_at),
        "endDate": _moment(session.ends_at),
        "previousStartDate": _moment(session.planned_start) if moved else None,
        "eventStatus": f"{CONTEXT}/{status}",
        "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode",
        "location": _place(session.place or activity.place),
        "organizer": _organisation(activity.organisation),
        "offers": _offers(activity, session, url),
        "isAccessibleForFree": None if activity.price_cents is None else activity.price_cents == 0,
        "inLanguage": list(activity.languages) or None,
        "typicalAgeRange": _ages(activity.age_min, activity.age_max),
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def _moment(moment: datetime.datetime) -> str:
    return words.local(moment).isoformat(timespec="seconds")


def _place(place: Any) -> dict | None:
    if place is None:
        return None
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.street,
        "postalCode": place.postcode,
        "addressLocality": place.locality,
        "addressCountry": "BE",
    }
    told: dict[str, Any] = {"@type": "Place", "name": place.name}
    told["address"] = {name: value for name, value in address.items() if value}
    if place.latitude is not None and place.longitude is not None:
        told["geo"] = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    return told


def _organisation(organisation: Any) -> dict:
    told = {"@type": "Organization", "name": organisation.name, "url": organisation.website}
    return {name: value for name, value in told.items() if value}


def _offers(activity: Any, session: Any, url: str) -> list[dict]:
    """The price, and the social tariff beside it; none where the price is not known."""
    full = activity.sign_up == SignUp.SIGN_UP and session.places_left == 0
    stock = f"{CONTEXT}/SoldOut" if full else f"{CONTEXT}/InStock"
    asked = [(None, activity.price_cents), ("kansentarief", activity.social_price_cents)]
    return [
        {
            "@type": "Offer",
            **({"name": name} if name else {}),
            "price": f"{cents / 100:.2f}",
            "priceCurrency": "EUR",
            "availability": stock,
            "url": url,
        }
        for name, cents in asked
        if cents is not None
    ]


def _ages(low: int | None, high: int | None) -> str | None:
    if not low and high is None:
        return None
    return f"{low or 0}-{'' if high is None else high}"
