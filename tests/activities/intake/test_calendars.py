"""Our own documents for each calendar type: these mean something where publiq's pairs are absent."""

import json
from datetime import date, datetime, timedelta

import pytest

from meedoen.activities.intake import read, uitdatabank, window_ahead
from meedoen.activities.intake.drafts import BRUSSELS, Window

TODAY = date(2026, 3, 1)
WINDOW = window_ahead(TODAY)
ID = "7d1e3b52-6a3f-4c55-9d0c-0a6b3c1f2e11"


def event(**changes):
    document = {
        "@id": f"https://io.uitdatabank.be/event/{ID}",
        "@type": "Event",
        "mainLanguage": "nl",
        "languages": ["nl"],
        "name": {"nl": "Soepcafé"},
        "calendarType": "single",
        "startDate": "2026-03-14T14:00:00+01:00",
        "endDate": "2026-03-14T17:00:00+01:00",
        "location": {"@id": "https://io.uitdatabank.be/place/0000-linde", "name": {"nl": "De Linde"}},
        "workflowStatus": "APPROVED",
    }
    document.update(changes)
    return {key: value for key, value in document.items() if value is not None}


def hours(days, opens, closes, **more):
    return {"dayOfWeek": days, "opens": opens, "closes": closes, **more}


def draft_of(document, window=WINDOW):
    draft, refusals = uitdatabank.read_event(document, 1, window)
    assert refusals == []
    return draft


def fields(document):
    _draft, refusals = uitdatabank.read_event(document, 1, WINDOW)
    assert all(refusal.reason and "%(" not in refusal.reason for refusal in refusals)
    return [refusal.field for refusal in refusals]


def local(*parts):
    return datetime(*parts, tzinfo=BRUSSELS)


def moments(draft):
    return [(session.start, session.end) for session in draft.sessions]


def test_single():
    assert moments(draft_of(event())) == [(local(2026, 3, 14, 14), local(2026, 3, 14, 17))]


def test_multiple_with_status_booking_and_childcare_per_moment():
    document = event(
        calendarType="multiple",
        status={"type": "Available"},
        subEvent=[
            {
                "startDate": "2026-03-14T14:00:00+01:00",
                "endDate": "2026-03-14T17:00:00+01:00",
                "childcare": {"start": "13:30", "end": "17:15"},
                "bookingAvailability": {"type": "Unavailable", "capacity": 20, "remainingCapacity": 0},
            },
            {
                "startDate": "2026-03-21T13:00:00+00:00",
                "endDate": "2026-03-21T16:00:00+00:00",
                "status": {"type": "TemporarilyUnavailable", "reason": {"nl": "De zaal is dicht"}},
            },
        ],
    )
    first, second = draft_of(document).sessions
    assert (first.start, first.end) == (local(2026, 3, 14, 14), local(2026, 3, 14, 17))
    assert (first.childcare_start, first.childcare_end) == (local(2026, 3, 14, 13, 30), local(2026, 3, 14, 17, 15))
    assert (first.bookable, first.capacity, first.remaining, first.status) == (False, 20, 0, "available")
    assert (second.start, second.end) == (local(2026, 3, 21, 14), local(2026, 3, 21, 17))
    assert (second.status, second.status_reason, second.bookable) == ("postponed", "De zaal is dicht", True)


def test_periodic_over_the_clock_change_keeps_the_local_hour():
    document = event(
        calendarType="periodic",
        startDate="2026-03-27T00:00:00+01:00",
        endDate="2026-03-31T23:59:59+02:00",
        openingHours=[hours(["friday", "saturday", "sunday", "monday", "tuesday"], "9:00", "17:00")],
    )
    draft = draft_of(document)
    assert [f"{s.start:%d %H:%M %z}" for s in draft.sessions] == [
        "27 09:00 +0100",
        "28 09:00 +0100",
        "29 09:00 +0200",
        "30 09:00 +0200",
        "31 09:00 +0200",
    ]


def test_an_hour_that_the_clock_skips_moves_on():
    document = event(
        calendarType="periodic",
        startDate="2026-03-29T00:00:00+01:00",
        endDate="2026-03-29T23:59:59+02:00",
        openingHours=[hours(["sunday"], "02:30", "05:00")],
    )
    assert moments(draft_of(document)) == [(local(2026, 3, 29, 3, 30), local(2026, 3, 29, 5))]


def test_periodic_across_midnight_ends_the_next_day():
    document = event(
        calendarType="periodic",
        startDate="2026-03-13T00:00:00+01:00",
        endDate="2026-03-14T23:59:59+01:00",
        openingHours=[hours(["friday", "saturday"], "20:00", "02:00", childcare={"start": "19:30", "end": "02:30"})],
    )
    first, second = draft_of(document).sessions
    assert (first.start, first.end) == (local(2026, 3, 13, 20), local(2026, 3, 14, 2))
    assert (first.childcare_start, first.childcare_end) == (local(2026, 3, 13, 19, 30), local(2026, 3, 14, 2, 30))
    assert (second.start, second.end) == (local(2026, 3, 14, 20), local(2026, 3, 15, 2))


def test_periodic_without_hours_is_one_long_moment():
    document = event(calendarType="periodic", endDate="2026-03-20T17:00:00+01:00")
    assert moments(draft_of(document)) == [(local(2026, 3, 14, 14), local(2026, 3, 20, 17))]


def test_closed_goes_before_adjusted_and_adjusted_replaces_the_whole_day():
    document = event(
        calendarType="periodic",
        startDate="2026-03-02T00:00:00+01:00",
        endDate="2026-03-08T23:59:59+01:00",
        openingHours=[hours(["monday", "tuesday", "wednesday", "thursday"], "09:00", "12:00")],
        openingHoursClosedDays=[{"startDate": "2026-03-02", "endDate": "2026-03-02"}],
        openingHoursAdjustedDays=[
            {
                "startDate": "2026-03-02",
                "endDate": "2026-03-04",
                "openingHours": [hours(["monday", "tuesday"], "13:00", "14:00")],
            }
        ],
    )
    assert moments(draft_of(document)) == [
        (local(2026, 3, 3, 13), local(2026, 3, 3, 14)),
        (local(2026, 3, 5, 9), local(2026, 3, 5, 12)),
    ]


def test_permanent_fills_the_window_to_its_last_day_and_no_further():
    document = event(
        calendarType="permanent", startDate=None, endDate=None, openingHours=[hours(["sunday"], "10:00", "12:00")]
    )
    draft = draft_of(document, Window(date(2028, 2, 27), date(2028, 3, 12)))
    assert [session.start.date() for session in draft.sessions] == [date(2028, 2, 27), date(2028, 3, 5)]


def test_permanent_on_the_leap_day():
    document = event(
        calendarType="permanent", startDate=None, endDate=None, openingHours=[hours(["tuesday"], "10:00", "12:00")]
    )
    draft = draft_of(document, Window(date(2028, 2, 28), date(2028, 3, 2)))
    assert moments(draft) == [(local(2028, 2, 29, 10), local(2028, 2, 29, 12))]


def test_permanent_without_hours_has_no_moments():
    draft = draft_of(event(calendarType="permanent", startDate=None, endDate=None))
    assert (draft.sessions, draft.calendar) == ((), "permanent")


def test_a_period_is_cut_to_the_window_and_one_outside_it_keeps_its_own_days():
    week = [hours(list("x"), "10:00", "11:00")]
    week[0]["dayOfWeek"] = ["monday"]
    running = event(
        calendarType="periodic",
        startDate="2025-01-01T00:00:00+01:00",
        endDate="2030-12-31T00:00:00+01:00",
        openingHours=week,
    )
    days = [session.start.date() for session in draft_of(running).sessions]
    assert (days[0], days[-1], len(days)) == (date(2026, 3, 2), date(2026, 8, 31), 27)
    past = event(
        calendarType="periodic",
        startDate="2025-01-06T00:00:00+01:00",
        endDate="2025-01-20T00:00:00+01:00",
        openingHours=week,
    )
    first = date(2025, 1, 6)
    assert [s.start.date() for s in draft_of(past).sessions] == [first + timedelta(days=7 * n) for n in range(3)]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"calendarType": None}, "calendarType"),
        ({"calendarType": "weekly"}, "calendarType"),
        ({"calendarType": ["single"]}, "calendarType"),
        ({"startDate": None}, "startDate"),
        ({"endDate": None}, "endDate"),
        ({"startDate": "gisteren"}, "startDate"),
        ({"startDate": 20260314}, "startDate"),
        ({"startDate": "2026-02-29T10:00:00+01:00"}, "startDate"),
        ({"endDate": "2026-03-14T13:00:00+01:00"}, "endDate"),
        ({"calendarType": "multiple"}, "subEvent"),
        ({"calendarType": "multiple", "subEvent": [3]}, "subEvent"),
        ({"calendarType": "permanent", "openingHours": [hours(["monday"], "25:00", "26:00")]}, "openingHours"),
        ({"calendarType": "permanent", "openingHours": [hours(["maandag"], "10:00", "11:00")]}, "openingHours"),
        ({"calendarType": "permanent", "openingHours": "altijd"}, "openingHours"),
        (
            {
                "calendarType": "permanent",
                "openingHours": [hours(["monday"], "10:00", "11:00")],
                "openingHoursClosedDays": [{"startDate": "2026-01-01", "endDate": "2027-12-31"}],
            },
            "openingHours",
        ),
        ({"calendarType": "multiple", "subEvent": [{}] * 2501}, "subEvent"),
        ({"@id": None}, "@id"),
        ({"name": {}}, "name"),
        ({"name": {"nl": "x" * 121}}, "name"),
        ({"description": {"nl": "x" * 10_001}}, "description"),
        ({"description": {"nl": "Bel Jan, 85.07.30-033 28"}}, "description"),
        ({"typicalAgeRange": "zes tot twaalf"}, "typicalAgeRange"),
        ({"typicalAgeRange": "12-6"}, "typicalAgeRange"),
        ({"priceInfo": [{"category": "base", "price": -1}]}, "priceInfo"),
        ({"priceInfo": [{"category": "base", "price": "veel"}]}, "priceInfo"),
        ({"priceInfo": [{"category": "base", "price": 1}, {"category": "base", "price": 2}]}, "priceInfo"),
        ({"status": {"type": "Misschien"}}, "status"),
        ({"workflowStatus": "DELETED"}, "workflowStatus"),
        ({"workflowStatus": "REJECTED"}, "workflowStatus"),
        ({"workflowStatus": "Vreemd"}, "workflowStatus"),
        ({"@type": "Place"}, "@type"),
        ({"@type": "Organizer"}, "@type"),
        ({"@type": "Recipe"}, "@type"),
    ],
)
def test_a_document_that_cannot_be_taken_says_which_field(changes, field):
    assert fields(event(**changes)) == [field]


def test_two_wrong_fields_give_two_refusals_and_the_number_is_not_repeated():
    document = event(description={"nl": "Jan 85.07.30-033 28"}, typicalAgeRange="?")
    _draft, refusals = uitdatabank.read_event(document, 4, WINDOW)
    assert [(r.row, r.id, r.field) for r in refusals] == [(4, ID, "description"), (4, ID, "typicalAgeRange")]
    assert not any("033" in r.reason for r in refusals)


def test_what_the_source_does_not_show_yet_is_read_but_not_for_publication():
    assert draft_of(event(workflowStatus="DRAFT")).publish is False
    assert draft_of(event()).publish is True


def test_prices_facilities_terms_contact_and_text():
    draft = draft_of(
        event(
            description={"nl": "<p>Soep &amp; brood.</p><p>Kom <b>langs</b>!</p>"},
            priceInfo=[
                {"category": "base", "name": {"nl": "Basistarief"}, "price": 10.5},
                {"category": "tariff", "name": {"nl": "Student"}, "price": 8},
                {"category": "uitpas", "name": {"nl": "Kansentarief met UiTPAS Regio Kempen"}, "price": 2.1},
            ],
            terms=[
                {"id": "0.57.0.0.0", "label": "Kamp of vakantie", "domain": "eventtype"},
                {"id": "1.51.3.0.0", "label": "Zwemmen en watersport", "domain": "theme"},
                {"id": "3.27.0.0.0", "label": "Rolstoeltoegankelijk", "domain": "facility"},
                {"id": "K7mPx3nQrT9bWfH2zL5cYv", "label": "Kinderopvang", "domain": "eventtype"},
            ],
            contactPoint={"phone": ["014 12 34 56"], "email": [], "url": ["javascript:alert(1)"]},
            bookingInfo={"url": "https://example.org/boek", "availabilityEnds": "2026-03-10T00:00:00+01:00"},
            typicalAgeRange="6-12",
            audience={"audienceType": "members"},
            attendanceMode="online",
            status={"type": "Unavailable", "reason": {"nl": "Afgelast"}},
        )
    )
    assert draft.text == {"nl": "Soep & brood.\nKom langs!"}
    assert (draft.price_cents, draft.social_price_cents, len(draft.prices)) == (1050, 210, 3)
    assert (draft.kind, draft.themes, draft.facilities) == ("holiday", ("children", "sport"), {"wheelchair": True})
    assert draft.unknown_terms == ({"id": "K7mPx3nQrT9bWfH2zL5cYv", "label": "Kinderopvang", "domain": "eventtype"},)
    assert (draft.contact.phone, draft.contact.url) == ("014 12 34 56", "")
    assert (draft.booking.url, draft.booking.closes) == ("https://example.org/boek", local(2026, 3, 10))
    assert (draft.age_min, draft.age_max, draft.audience, draft.online) == (6, 12, "members", True)
    assert (draft.status, draft.status_reason) == ("unavailable", "Afgelast")


@pytest.mark.parametrize(
    ("told", "ages"), [("-4", (0, 4)), ("6-12", (6, 12)), ("18-", (18, None)), ("-", (0, None)), (None, (None, None))]
)
def test_ages(told, ages):
    draft = draft_of(event(typicalAgeRange=told))
    assert (draft.age_min, draft.age_max) == ages
    assert draft.all_ages is (told == "-")


def second():
    return event(**{"@id": "https://io.uitdatabank.be/event/11111111-1111-4111-8111-111111111111"})


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([event(), second()]),
        json.dumps({"@context": "http://127.0.0.1:1/never", "totalItems": 2, "member": [event(), second()]}),
        json.dumps({"hydra:member": [event(), second()]}),
        json.dumps(event()) + "\n\n" + json.dumps(second()) + "\n",
    ],
    ids=["array", "search page", "hydra", "ndjson"],
)
def test_the_shapes_of_a_file(text):
    reading = read(text.encode(), "events.json", today=TODAY)
    assert reading.refusals == ()
    assert (reading.read, [draft.source_id for draft in reading.drafts]) == (
        2,
        [ID, "11111111-1111-4111-8111-111111111111"],
    )


def test_one_object_is_a_file_too():
    assert [draft.row for draft in read(json.dumps(event()).encode(), today=TODAY).drafts] == [1]


def test_a_bad_line_of_ndjson_refuses_that_line_alone():
    text = "\n".join([json.dumps(event()), '{"@id": "x', json.dumps(second())])
    reading = read(text.encode(), today=TODAY)
    assert ([d.row for d in reading.drafts], [r.row for r in reading.refusals]) == ([1, 3], [2])


def test_the_same_event_twice_and_a_bare_link_are_refused():
    link = {"@id": "https://io.uitdatabank.be/event/22222222-1111-4111-8111-111111111111", "@type": "Event"}
    reading = read(json.dumps([event(), event(), link, 7]).encode(), today=TODAY)
    assert len(reading.drafts) == 1
    assert [(r.row, r.field) for r in reading.refusals] == [(2, "@id"), (3, "@id"), (4, "@id")]
    assert "embed=true" in reading.refusals[1].reason


def test_a_broken_document_says_the_line():
    reading = read(json.dumps(event(), indent=1)[:-30].encode(), "kapot.json", today=TODAY)
    assert (reading.read, reading.drafts) == (0, ())
    [refusal] = reading.refusals
    assert (refusal.row, refusal.id) == (0, "kapot.json")
    assert "regel" in refusal.reason
