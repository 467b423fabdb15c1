"""Moments as a calendar file, read back by two parsers; neutral, and right across both clock changes."""

import datetime

import icalendar
import pytest
import vobject

from meedoen.activities.ical import Moment, calendar

UTC = datetime.UTC
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=UTC)


def moment(start=datetime.datetime(2026, 11, 24, 13, tzinfo=UTC), **changed):
    told = {"key": "1@meedoen", "title": "Samen koken; met, komma", "starts_at": start,
            "ends_at": start + datetime.timedelta(hours=2), "where": "De Zaal, Dorp 1", "notes": "Regel 1\nRegel 2",
            "url": "https://voorbeeld.be/a", "point": (51.0883, 4.9153)}  # fmt: skip
    return Moment(**{**told, **changed})


def both(content):
    """The one event as each parser reads it."""
    one = icalendar.Calendar.from_ical(content).walk("VEVENT")[0]
    other = vobject.readOne(content.decode()).vevent
    return one, other


@pytest.mark.parametrize(
    ("start", "local"),
    [
        (datetime.datetime(2026, 11, 24, 13, tzinfo=UTC), (14, 1)),
        (datetime.datetime(2026, 10, 25, 0, 30, tzinfo=UTC), (2, 2)),
        (datetime.datetime(2026, 10, 25, 1, 30, tzinfo=UTC), (1, 0)),
        (datetime.datetime(2026, 10, 25, 3, tzinfo=UTC), (4, 1)),
        (datetime.datetime(2027, 3, 28, 1, 30, tzinfo=UTC), (3, 2)),
        (datetime.datetime(2028, 2, 29, 22, 30, tzinfo=UTC), (23, 1)),
    ],
)
def test_the_hour_is_that_of_brussels_in_both_parsers(start, local):
    one, other = both(calendar([moment(start)], now=NOW))
    hour, offset = local
    assert one["dtstart"].dt.astimezone(UTC) == start
    assert other.dtstart.value.astimezone(UTC) == start
    assert one["dtstart"].dt.hour == hour
    assert one["dtstart"].dt.utcoffset() == datetime.timedelta(hours=offset)
    assert one["dtend"].dt.astimezone(UTC) - start == datetime.timedelta(hours=2)


def test_it_says_what_where_and_nothing_else():
    content = calendar([moment()], now=NOW, private=True)
    one, other = both(content)
    assert str(one["summary"]) == other.summary.value == "Samen koken; met, komma"
    assert str(one["description"]) == other.description.value == "Regel 1\nRegel 2"
    assert str(one["location"]) == "De Zaal, Dorp 1"
    assert (str(one["class"]), str(one["status"])) == ("PRIVATE", "CONFIRMED")
    assert {name.upper() for name in one} == {
        "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "SEQUENCE", "CLASS", "TRANSP", "LOCATION",
        "DESCRIPTION", "URL", "GEO",
    }  # fmt: skip
    assert b"ORGANIZER" not in content
    assert b"ATTENDEE" not in content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_what_does_not_go_on_says_so_and_takes_no_time():
    one, _other = both(calendar([moment(cancelled=True)], now=NOW))
    assert (str(one["status"]), str(one["transp"]), one["sequence"]) == ("CANCELLED", "TRANSPARENT", 1)


def test_a_feed_has_a_name_and_is_public():
    read = icalendar.Calendar.from_ical(calendar([moment(), moment(key="2@meedoen")], now=NOW, name="Westerlo"))
    assert (str(read["x-wr-calname"]), len(read.walk("VEVENT")), len(read.walk("VTIMEZONE"))) == ("Westerlo", 2, 1)
    assert {str(one["class"]) for one in read.walk("VEVENT")} == {"PUBLIC"}
