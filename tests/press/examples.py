"""Sessions and a network as paper sees them, made without a database."""

import datetime
import uuid
from zoneinfo import ZoneInfo

from meedoen.activities.public import Printed
from meedoen.press.papers.setting import Setting

BRUSSELS = ZoneInfo("Europe/Brussels")
MONDAY = datetime.date(2026, 11, 23)
LANGUAGES = ("nl", "fr", "en", "ar", "tr")
_SPACE = uuid.UUID("00000000-0000-4000-8000-000000000000")


def moment(day=0, hour=14, minute=0, first=MONDAY):
    wall = datetime.datetime.combine(first + datetime.timedelta(days=day), datetime.time(hour, minute))
    return wall.replace(tzinfo=BRUSSELS)


def a_session(title="Koffie en taart", *, day=0, hour=14, number=0, **fields):
    """One published session; the same title is the same activity."""
    start = moment(day, hour)
    told = {
        "session_id": uuid.uuid5(_SPACE, f"{title} {day} {hour} {number}"),
        "activity_id": uuid.uuid5(_SPACE, title),
        "starts_at": start,
        "ends_at": start + datetime.timedelta(hours=2),
        "status": "planned",
        "village_code": "",
        "title": title,
        "text": "We drinken samen koffie.",
        "translations": {},
        "pictogram": "2615",
        "themes": ["meeting_people"],
        "kind": "activity",
        "for_whom": "",
        "age_min": None,
        "age_max": None,
        "price_cents": 0,
        "social_price_cents": None,
        "children_welcome": True,
        "childcare_places": 0,
        "no_dutch_needed": True,
        "transport_offered": False,
        "companion_welcome": False,
        "quiet": False,
        "step_free": "yes",
        "sign_up": "walk_in",
        "contact_phone": "0470 12 34 56",
        "pattern": {},
        "organisation_name": "Buurthuis",
        "organisation_phone": "014 11 11 11",
        "place_name": "De Dreef",
        "place_street": "",
        "place_locality": "Tongerlo",
        "route": "De bus stopt voor de deur.",
        "wheelchair": "yes",
        "latitude": 51.1,
        "longitude": 4.9,
    }
    return Printed(**{**told, **fields})


def a_week(count=10):
    """So many activities, spread over two weeks."""
    titles = ["Samen koken", "Wandelen in de heide", "Nederlands oefenen", "Spelnamiddag voor gezinnen", "Open huis"]
    return [a_session(f"{titles[at % 5]} {at // 5 + 1}", day=at % 7, hour=9 + at % 9, number=at) for at in range(count)]


def a_setting(**fields):
    told = {
        "name": "Samen in Noord",
        "slug": "noord",
        "accent": "#1f5f8b",
        "today": MONDAY,
        "phone": "014 55 66 77",
        "tagline": "Iedereen mee.",
        "site": "voorbeeld.be/noord",
        "site_url": "https://voorbeeld.be/noord/",
    }
    return Setting(**{**told, **fields})
