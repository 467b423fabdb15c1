"""Moments as a calendar file (RFC 5545, with ``icalendar``): one session for a phone, or a whole feed.

``Moment`` says all that a calendar shows; ``moment_of`` makes one of a session; ``calendar`` writes any number of them.
What is written is neutral (rule 6 of the trust rules): what, when, where, how to get there and whom to call. Never who
takes part, why, or through which service. A file for one person is marked private, so that whoever shares the calendar
sees "busy"; a feed for everybody is public. Times are those of Brussels, with their zone in the file.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import icalendar

from meedoen.kernel.web import words

from .rules.series import BRUSSELS
from .terms import SessionStatus

PRODUCT = "-//Meedoen//meedoen//NL"


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry. ``key`` stays the same when it is moved; ``notes`` is plain text; ``point`` is latitude, longitude."""

    key: str
    title: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    where: str = ""
    notes: str = ""
    url: str = ""
    cancelled: bool = False
    moved: bool = False
    point: tuple[float, float] | None = None
    language: str = ""


def moment_of(session: Any, *, title: str, notes: str = "", url: str = "", language: str = "") -> Moment:
    """A session (with its place) as an entry; words are chosen by the caller, in the language of the reader."""
    place = session.place
    known = place is not None and place.latitude is not None and place.longitude is not None
    return Moment(
        key=f"{session.pk}@meedoen",
        title=title,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        where=", ".join(part for part in (place.name, place.address) if part) if place else "",
        notes=notes,
        url=url,
        cancelled=session.status == SessionStatus.CANCELLED,
        moved=session.status == SessionStatus.MOVED,
        point=(place.latitude, place.longitude) if known else None,
        language=language,
    )


def calendar(
    moments: Iterable[Moment], *, now: datetime.datetime, name: str = "", language: str = "nl", private: bool = False
) -> bytes:
    """The file: CRLF lines of at most 75 bytes, with the zone it uses. ``name`` is what a feed calls itself."""
    made = icalendar.Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    if name:
        made.add("method", "PUBLISH")
        made.add("name", name, parameters={"LANGUAGE": language})
        made.add("x-wr-calname", name)
        made.add("x-wr-timezone", BRUSSELS.key)
    made.add_component(_brussels())
    for moment in moments:
        made.add_component(_event(moment, now=now, private=private))
    return made.to_ical()


def _brussels() -> icalendar.Timezone:
    """The zone as it has been since 1996: the last Sunday of March at 2, the last Sunday of October at 3."""
    zone = icalendar.Timezone()
    zone.add("tzid", BRUSSELS.key)
    for part, name, begins, month, hours in (
        (icalendar.TimezoneDaylight(), "CEST", datetime.datetime(1997, 3, 30, 2), 3, (1, 2)),
        (icalendar.TimezoneStandard(), "CET", datetime.datetime(1996, 10, 27, 3), 10, (2, 1)),
    ):
        part.add("tzname", name)
        part.add("dtstart", begins)
        part.add("rrule", {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"})
        part.add("tzoffsetfrom", datetime.timedelta(hours=hours[0]))
        part.add("tzoffsetto", datetime.timedelta(hours=hours[1]))
        zone.add_component(part)
    return zone


def _hour(moment: datetime.datetime) -> datetime.datetime:
    """On the clock of Brussels; the hour that comes twice in October is written in UTC the second time."""
    local = words.local(moment).replace(tzinfo=BRUSSELS)
    return moment.astimezone(datetime.UTC) if local.fold else local


def _event(moment: Moment, *, now: datetime.datetime, private: bool) -> icalendar.Event:
    event = icalendar.Event()
    said = {"LANGUAGE": moment.language} if moment.language else {}
    event.add("uid", moment.key)
    event.add("dtstamp", now.astimezone(datetime.UTC))
    event.add("dtstart", _hour(moment.starts_at))
    event.add("dtend", _hour(moment.ends_at))
    event.add("summary", moment.title, parameters=said)
    event.add("status", "CANCELLED" if moment.cancelled else "CONFIRMED")
    event.add("sequence", 1 if moment.cancelled or moment.moved else 0)
    event.add("class", "PRIVATE" if private else "PUBLIC")
    event.add("transp", "TRANSPARENT" if moment.cancelled else "OPAQUE")
    for field, value in (("location", moment.where), ("description", moment.notes), ("url", moment.url)):
        if value:
            event.add(field, value)
    if moment.point:
        event.add("geo", moment.point)
    return event
