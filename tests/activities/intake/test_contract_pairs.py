"""publiq's own input/expected pairs: what their search index makes of a document, our reader makes too.

Out of scope, because the house has no such field: labels, performers, media and video counts, regions,
production and duplicate marks, popularity, completeness, creator/created/indexedAt, the copied JSON-LD,
availableRange, birthdateRange, recurringOnDayOfWeek, address hashes, an organiser's url and domain.
"""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from meedoen.activities.intake import uitdatabank
from meedoen.activities.intake.drafts import BRUSSELS, Window
from meedoen.activities.intake.taxonomy import FACILITIES, THEME_OF, TYPES

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "uitdatabank-jsonld"
PAIRS = json.loads((FOLDER / "pairs.json").read_text()) if FOLDER.exists() else []
# The clock of the pairs stands at 9 May 2017; theirs runs from 6 months before to 12 months after.
WINDOW = Window(date(2016, 11, 9), date(2018, 5, 9))
STATUS = {"Available": "available", "Unavailable": "unavailable", "TemporarilyUnavailable": "postponed"}


def pairs(kind):
    chosen = [pair for pair in PAIRS if pair["input"].startswith(kind + "/")]
    if not chosen:
        return [pytest.param(None, None, marks=pytest.mark.skip("the folder ../shared/data is absent"))]
    return [pytest.param(pair["input"], pair["expected"], id=pair["case"]) for pair in chosen]


def load(name):
    return json.loads((FOLDER / name).read_text())


def instants(expected):
    """publiq's dateRange as moments; an unlimited range (both null) stands for no sessions."""
    ranges = [(r["gte"], r["lte"]) for r in expected.get("dateRange", []) if r["gte"] is not None]
    return [tuple(datetime.fromisoformat(side).astimezone(BRUSSELS) for side in pair) for pair in ranges]


def local_ranges(session):
    """Per local day the hours that the session covers, each once, in publiq's HHMM notation."""
    ranges, day = [], session.start.date()
    while day <= session.end.date():
        start = session.start.time() if day == session.start.date() else time(0, 0)
        end = session.end.time() if day == session.end.date() else time(23, 59)
        ranges.append((f"{start:%H%M}", f"{end:%H%M}"))
        day += timedelta(days=1)
    return list(dict.fromkeys(ranges))


def told_ranges(value):
    return [(r["gte"], r["lte"]) for r in (value if isinstance(value, list) else [value]) if r["gte"] is not None]


def assert_calendar(sessions, expected):
    assert [(s.start, s.end) for s in sessions] == instants(expected)
    every_range = [r for session in sessions for r in local_ranges(session)]
    assert list(dict.fromkeys(every_range)) == told_ranges(expected.get("localTimeRange", []))
    sub_events = [s for s in expected.get("subEvent", []) if s["dateRange"]["gte"] is not None]
    assert [(local_ranges(s), s.status, s.bookable, s.overnight) for s in sessions] == [
        (
            told_ranges(sub["localTimeRange"]),
            STATUS[sub["status"]],
            sub["bookingAvailability"] == "Available",
            sub["hasOvernight"],
        )
        for sub in sub_events
    ]
    has_childcare = any(s.childcare_start or s.childcare_end for s in sessions)
    assert has_childcare is expected["hasChildcare"]


def assert_ages(read, expected):
    ages = expected.get("typicalAgeRange", {})
    assert (read.age_min, read.age_max) == (ages.get("gte"), ages.get("lte"))


def cents(expected):
    return round(expected["price"] * 100) if "price" in expected else None


def assert_place(place, expected, address):
    assert place.name == expected["name"]["nl"]
    assert place.source_id == expected["id"]
    dutch = address["nl"]
    assert (place.street, place.postcode, place.locality) == (
        dutch["streetAddress"],
        dutch["postalCode"],
        dutch["addressLocality"],
    )


@pytest.mark.parametrize(("given", "wanted"), pairs("event"))
def test_an_event_reads_as_publiq_indexes_it(given, wanted):
    document, expected = load(given), load(wanted)

    draft, refusals = uitdatabank.read_event(document, 1, WINDOW)

    no_calendar = "calendarType" not in document
    assert [refusal.field for refusal in refusals] == (["calendarType"] if no_calendar else [])
    assert_calendar(draft.sessions, expected)
    assert_ages(draft, expected)
    assert draft.all_ages is expected.get("allAges", False)
    assert draft.source_id == expected["id"]
    assert draft.title == expected["name"]
    assert draft.text == expected.get("description", {})
    assert list(draft.languages) == expected["languages"]
    assert draft.status == STATUS[expected["status"]]
    assert draft.bookable is (expected["bookingAvailability"] == "Available")
    assert draft.price_cents == cents(expected)
    assert draft.audience == expected["audienceType"]
    assert draft.online is (expected["attendanceMode"] == "online")
    assert draft.publish is (expected["workflowStatus"] != "DRAFT")
    assert_place(draft.place, expected["location"], expected["address"])
    point = expected.get("geo_point", {})
    assert (draft.place.lat, draft.place.lon) == (point.get("lat"), point.get("lon"))
    organiser = expected.get("organizer", {})
    assert (draft.organiser.source_id if draft.organiser else None) == organiser.get("id")
    assert (draft.organiser.name if draft.organiser else None) == organiser.get("name", {}).get("nl")
    modified = expected.get("modified")
    assert draft.modified == (datetime.fromisoformat(modified) if modified else None)
    assert_terms(draft, expected)


def assert_terms(draft, expected):
    """Each term of the index is understood or kept: none is lost."""
    ids = [term["id"] for term in expected.get("terms", [])]
    unknown = [id_ for id_ in ids if id_ not in TYPES and id_ not in THEME_OF and id_ not in FACILITIES]
    assert [term["id"] for term in draft.unknown_terms] == unknown
    for id_ in expected.get("themeIds", []):
        assert THEME_OF[id_] in draft.themes
    for id_ in expected.get("typeIds", []):
        assert draft.kind == TYPES[id_][0]


@pytest.mark.parametrize(("given", "wanted"), pairs("place"))
def test_a_place_reads_as_publiq_indexes_it(given, wanted):
    document, expected = load(given), load(wanted)

    read = uitdatabank.read_place(document, window=WINDOW)

    assert_calendar(read.sessions, expected)
    assert_ages(read, expected)
    assert_place(read.place, expected, expected["address"])
    point = expected.get("geo_point", {})
    assert (read.place.lat, read.place.lon) == (point.get("lat"), point.get("lon"))
    assert read.names == expected["name"]
    assert list(read.languages) == expected["languages"]
    assert read.status == STATUS[expected["status"]]
    assert read.bookable is (expected["bookingAvailability"] == "Available")
    assert read.price_cents == cents(expected)


@pytest.mark.parametrize(("given", "wanted"), pairs("organizer"))
def test_an_organiser_reads_as_publiq_indexes_it(given, wanted):
    document, expected = load(given), load(wanted)

    read = uitdatabank.read_organizer(document)

    assert read.source_id == expected["id"]
    assert read.names == expected["name"]
    assert list(read.languages) == expected["languages"]
    assert read.deleted is (expected["workflowStatus"] == "DELETED")
    if "address" in expected:
        dutch, point = expected["address"]["nl"], expected["geo_point"]
        assert (read.place.street, read.place.postcode, read.place.locality) == (
            dutch["streetAddress"],
            dutch["postalCode"],
            dutch["addressLocality"],
        )
        assert (read.place.lat, read.place.lon) == (point["lat"], point["lon"])
    else:
        assert read.place is None


def test_all_pairs_are_here():
    if not PAIRS:
        pytest.skip("the folder ../shared/data is absent")
    assert len(PAIRS) == 36
