"""Generated documents in the shape of UiTdatabank, for the import. All invented; the same every time."""

import datetime
import json
import random

TYPES = [("0.50.4.0.0", "Concert"), ("0.3.1.0.0", "Cursus met open sessies"), ("0.19.0.0.0", "Sportactiviteit")]


def uitdatabank(count: int, today: datetime.date) -> bytes:
    """``count`` events as one JSON array: a third single, a third with several dates, a third weekly with hours."""
    chance = random.Random(7)
    return json.dumps([_event(number, today, chance) for number in range(count)]).encode()


def _event(number: int, today: datetime.date, chance: random.Random) -> dict:
    begin = today + datetime.timedelta(days=chance.randrange(1, 120))
    term = chance.choice(TYPES)
    event = {
        "@id": f"https://io.uitdatabank.be/event/{number:08d}-0000-4000-8000-000000000000",
        "@context": "/contexts/event",
        "mainLanguage": "nl",
        "languages": ["nl"],
        "name": {"nl": f"Samen doen {number}"},
        "description": {"nl": "Kom erbij. Iedereen is welkom."},
        "terms": [{"id": term[0], "label": term[1], "domain": "eventtype"}],
        "location": {
            "@type": "Place",
            "@id": f"https://io.uitdatabank.be/place/{number % 50:08d}-0000-4000-8000-000000000000",
            "name": {"nl": f"Zaal {number % 50}"},
            "address": {"nl": {"addressLocality": "Westerlo", "postalCode": "2260", "streetAddress": "Dorp 1"}},
        },
        "typicalAgeRange": "-",
        "priceInfo": [{"category": "base", "name": {"nl": "Basistarief"}, "price": 5, "priceCurrency": "EUR"}],
        "workflowStatus": "APPROVED",
    }
    return event | _calendar(number % 3, begin)


def _calendar(kind: int, begin: datetime.date) -> dict:
    if kind == 0:
        return {"calendarType": "single", **_moment(begin)}
    if kind == 1:
        days = [begin + datetime.timedelta(days=7 * week) for week in range(4)]
        moments = [{"@type": "Event", **_moment(day)} for day in days]
        return {"calendarType": "multiple", "subEvent": moments, **moments[0], "endDate": moments[-1]["endDate"]}
    end = begin + datetime.timedelta(days=60)
    hours = [{"dayOfWeek": ["tuesday"], "opens": "14:00", "closes": "16:00"}]
    return {
        "calendarType": "periodic",
        "startDate": f"{begin}T00:00:00+01:00",
        "endDate": f"{end}T23:59:59+01:00",
        "openingHours": hours,
    }


def _moment(day: datetime.date) -> dict:
    return {"startDate": f"{day}T14:00:00+01:00", "endDate": f"{day}T16:00:00+01:00"}
