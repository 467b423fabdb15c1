"""Take an activity along: in the calendar of a phone, or on one A5."""

import hashlib
import json
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.documents import House, render_pdf
from meedoen.kernel.documents.qr import qr_svg
from meedoen.kernel.web import acts, words
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest

from .. import ical, policy
from ..queries import programme as queries
from ..terms import SessionStatus, SignUp
from . import notices, sharing

DAYS_ON_PAPER = 3
FLAGS_ON_PAPER = 8
LONGEST_TEXT = 260
LONGEST_FACT = 160
KEPT_SECONDS = 3600


@require_safe
@acts(policy.SEE_PROGRAMME)
def session_calendar(request: HouseRequest, network: Any, activity_id: UUID, session_id: UUID) -> HttpResponse:
    """One session as a calendar file, marked private: the phone that opens it asks where to put it."""
    session = queries.session(request.actor, activity_id, session_id)
    activity = session.activity
    title, lang = notices.own_words(activity, "title")
    phone = notices.phone(activity.contact_phone, activity.organisation.phone, network.phone)
    moment = ical.moment_of(
        session,
        title=title,
        notes=sharing.notes(activity, session.place, phone),
        url=_address(request, activity),
        language=lang or get_language() or "nl",
    )
    content = ical.calendar([moment], now=timezone.now(), private=True)
    return file(content, "afspraak.ics", to_keep=True, kept="")


@require_safe
@acts(policy.SEE_ACTIVITY)
def leaflet(request: HouseRequest, network: Any, activity_id: UUID) -> HttpResponse:
    """One activity on one A5, as a tagged PDF in the language of the reader."""
    now = timezone.now()
    activity = queries.activity(request.actor, activity_id)
    sessions = queries.coming(request.actor, activity, now=now, most=DAYS_ON_PAPER)
    told = _told(request, network, activity, sessions)
    today = words.local(now).date()
    house = House(
        network=network.name,
        accent=network.accent,
        made=_("Gemaakt op %(day)s") % {"day": words.dated(today, year=True)},
        until=_("Geldig tot %(day)s") % {"day": words.dated(sessions[-1].starts_at, year=True)} if sessions else "",
    )
    content = printed("activities/leaflet", told, house, title=told["title"])
    return file(content, "activiteit.pdf", kept="")


def printed(template: str, told: dict[str, Any], house: House, *, title: str) -> bytes:
    """The sheet; the same sheet is made once an hour, because anybody may ask for it."""
    language = get_language() or "nl"
    said = json.dumps([template, told, repr(house), language], sort_keys=True)
    key = f"leaflet:{hashlib.sha256(said.encode()).hexdigest()}"
    kept = cache.get(key)
    if kept is None:
        kept = render_pdf(template, told, language=language, title=title, house=house)
        cache.set(key, kept, KEPT_SECONDS)
    return kept


def _told(request: HouseRequest, network: Any, activity: Any, sessions: list[Any]) -> dict[str, Any]:
    place = activity.place
    title, title_lang = notices.own_words(activity, "title")
    text, text_lang = notices.own_words(activity, "text")
    numbers = (activity.contact_phone, activity.organisation.phone, network.phone)
    phone = notices.phone(*numbers, who=activity.contact_name)
    walk_in = activity.sign_up == SignUp.WALK_IN and any(one.status != SessionStatus.CANCELLED for one in sessions)
    picture = notices.picture_of(activity) or notices.picture("kalender")
    return {
        "title": title,
        "title_lang": title_lang,
        "text": shortened(text, LONGEST_TEXT),
        "text_lang": text_lang,
        "picture": drawing(picture),
        "when": {
            "label": _("Wanneer?"),
            "days": [_day(session) for session in sessions],
        },
        "walk_in": _("Je mag gewoon binnenlopen. Inschrijven hoeft niet.") if walk_in else "",
        "call": {
            "label": _("Vragen? Bel"),
            "number": phone.shown if phone else "",
            "who": _("Vraag naar %(who)s.") % {"who": phone.who} if phone and phone.who else "",
        },
        "lines": _lines(activity, place),
        "flags": [
            {"picture": drawing(flag.picture), "word": flag.word, "lang": flag.lang}
            for flag in notices.thresholds(activity, place)[:FLAGS_ON_PAPER]
        ],
        "qr": qr_svg(_address(request, activity)),
        "qr_alt": _("QR-code: opent deze activiteit op je telefoon"),
        "qr_label": _("Of kijk op je telefoon: richt je camera op de code."),
    }


def _day(session: Any) -> dict[str, str]:
    return {
        "day": words.begin(words.dated(session.starts_at)),
        "hours": words.hours(session.starts_at, session.ends_at),
        "changed": notices.changed(session.status, session.reason),
    }


def _lines(activity: Any, place: Any) -> list[dict[str, str]]:
    dutch = "" if (get_language() or "nl").startswith("nl") else "nl"
    price = words.prices(activity.price_cents, activity.social_price_cents)
    bring, bring_lang = notices.own_words(activity, "bring")
    asked = [
        (_("Waar?"), notices.where(place), dutch),
        (_("Hoe geraak je er?"), place.how_to_get_there if place else "", dutch),
        (_("Wat kost het?"), words.begin(price), ""),
        (_("Wat breng je mee?"), words.begin(bring), bring_lang),
        (_("Wie wacht je op?"), activity.welcomed_by, ""),
    ]
    return [
        {"label": label, "words": shortened(said, LONGEST_FACT), "lang": lang} for label, said, lang in asked if said
    ]


def shortened(text: str, most: int) -> str:
    """The first sentences that fit in ``most`` signs; where the first is longer, its first words and "…"."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    end = max(text.rfind(mark, 0, most) for mark in (". ", "! ", "? ", "؟ "))
    return text[: end + 1] if end > most // 3 else f"{text[: most - 1].rsplit(' ', 1)[0]}…"


def drawing(path: str) -> str:
    """Where a template finds the picture that stands at this path among the static files."""
    return f"wording/static/{path}"


def _address(request: HouseRequest, activity: Any) -> str:
    keys = {"network": request.network.slug, "activity_id": activity.pk}
    return request.build_absolute_uri(reverse("site:activity", kwargs=keys))
