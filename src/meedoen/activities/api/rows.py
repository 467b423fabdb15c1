"""From a row of a query to what an answer shows; no models, no validation: these run a hundred times an answer."""

import datetime
from typing import Any

from ..rules.series import BRUSSELS
from ..rules.wheels import wheels_in


def session(row: tuple) -> dict[str, Any]:
    """A row of ``queries.published.SESSION_COLUMNS`` as ``SessionOut``."""
    (
        starts_at, identity, activity_id, ends_at, status, reason, village, capacity, taken,
        place_id, place_name, locality, wheelchair,
        title, organisation_id, pictogram, themes, price, social_price, children, little_dutch, step_free, sign_up,
    ) = row  # fmt: skip
    return {
        "id": str(identity),
        "activity": str(activity_id),
        "title": title,
        "starts_at": _local(starts_at),
        "ends_at": _local(ends_at),
        "status": status,
        "reason": reason,
        "place": {"id": str(place_id), "name": place_name, "locality": locality} if place_id else None,
        "village": village,
        "organisation": str(organisation_id),
        "themes": themes,
        "pictogram": pictogram,
        "price_cents": price,
        "social_price_cents": social_price,
        "children": children,
        "little_dutch": little_dutch,
        "wheelchair": wheels_in(wheelchair, step_free),
        "sign_up": sign_up,
        "places_left": None if capacity is None else max(0, capacity - taken),
    }


def activity(row: tuple, slug: str) -> dict[str, Any]:
    """A row of ``queries.published.ACTIVITY_COLUMNS`` as ``ActivityOut``."""
    (
        title, identity, kind, text, translations, pictogram, themes, for_whom, age_min, age_max,
        price, social_price, languages, little_dutch, children, childcare_places,
        childcare_hours, food, bring, contact_name, contact_phone, step_free, quiet, transport,
        companion, sign_up, status, organisation_id, place_id,
    ) = row  # fmt: skip
    return {
        "id": str(identity),
        "kind": kind,
        "title": title,
        "text": text,
        "translations": _translated(translations),
        "pictogram": pictogram,
        "themes": themes,
        "for_whom": for_whom,
        "age_min": age_min,
        "age_max": age_max,
        "price_cents": price,
        "social_price_cents": social_price,
        "languages": languages,
        "little_dutch": little_dutch,
        "children": children,
        "childcare": childcare_places > 0,
        "childcare_hours": childcare_hours,
        "food": food,
        "bring": bring,
        "contact_name": contact_name,
        "contact_phone": contact_phone,
        "step_free": step_free,
        "quiet": quiet,
        "transport": transport,
        "companion": companion,
        "sign_up": sign_up,
        "status": status,
        "organisation": str(organisation_id),
        "place": str(place_id) if place_id else None,
        "url": f"/{slug}/a/{identity}/",
    }


def _local(moment: datetime.datetime) -> str:
    return moment.astimezone(BRUSSELS).isoformat()


def _translated(translations: Any) -> dict[str, dict[str, str]]:
    """Title and text by language; whatever else stands there stays here."""
    told = translations if isinstance(translations, dict) else {}
    found = {
        language: {name: text for name in ("title", "text") if isinstance(text := texts.get(name), str) and text}
        for language, texts in told.items()
        if isinstance(texts, dict)
    }
    return {language: texts for language, texts in found.items() if texts}
