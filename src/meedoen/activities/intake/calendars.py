"""From a UiTdatabank calendar to sessions (issue §6): single, multiple, periodic, permanent.

The reading of opening hours follows publiq's own search index, which the contract pairs prove:
closed days go before adjusted days; adjusted hours replace the whole day; the last day of a period
counts; hours are local time of Europe/Brussels, over both clock changes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from django.utils.translation.trans_null import gettext_noop as _

from .drafts import AVAILABLE, BRUSSELS, POSTPONED, UNAVAILABLE, SessionDraft, Window
from .faults import Fault

CALENDAR_TYPES = ("single", "multiple", "periodic", "permanent")
MAX_SESSIONS = 2_500  # of one event
MAX_DAYS = 550  # of a period outside the window
STATUSES = {"Available": AVAILABLE, "Unavailable": UNAVAILABLE, "TemporarilyUnavailable": POSTPONED}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

NO_CALENDAR = _("De kalender ontbreekt. Vul bij UiTdatabank in wanneer het doorgaat.")
UNKNOWN_CALENDAR = _("We kennen deze soort kalender niet: %(value)s. Kijk het na bij UiTdatabank.")
NO_DATES = _("Er staan geen data in. Vul bij UiTdatabank het begin en het einde in.")
BAD_MOMENT = _("Dit is geen geldige datum met uur: %(value)s. Verbeter ze bij UiTdatabank.")
BAD_DAY = _("Dit is geen geldige dag: %(value)s. Verbeter hem bij UiTdatabank.")
BAD_HOUR = _("Dit is geen geldig uur: %(value)s. Schrijf het als 14:30 en verbeter het bij UiTdatabank.")
BAD_WEEKDAY = _("Dit is geen geldige weekdag: %(value)s. Verbeter de openingsuren bij UiTdatabank.")
END_FIRST = _("Het einde (%(end)s) ligt voor het begin (%(start)s). Verbeter de data bij UiTdatabank.")
NO_SESSIONS = _("Op geen enkele dag van de periode is er iets open. Kijk de openingsuren na bij UiTdatabank.")
TOO_MANY = _("Er zijn te veel momenten: hoogstens %(most)s per activiteit. Splits de activiteit.")
BAD_SHAPE = _("Dit veld heeft niet de vorm van UiTdatabank. Vraag het bestand opnieuw op.")
BAD_STATUS = _("We kennen deze status niet: %(value)s. Kijk het na bij UiTdatabank.")

_HOUR = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Hours:
    opens: time
    closes: time
    childcare_start: time | None = None
    childcare_end: time | None = None


def quoted(value: object) -> str:
    """A short piece of what stood there, safe to repeat in a sentence."""
    text = str(value)
    return text if len(text) <= 40 else text[:40] + "…"


def moment(value: object, field: str) -> datetime:
    """ISO 8601 with or without offset (without: Brussels time), as Brussels time. Raises Fault."""
    try:
        parsed = datetime.fromisoformat(value)  # type: ignore[arg-type]
        if not 1900 <= parsed.year <= 2200:
            raise ValueError(value)
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=BRUSSELS)).astimezone(BRUSSELS)
    except (TypeError, ValueError, OverflowError):
        raise Fault(field, BAD_MOMENT, value=quoted(value)) from None


def local(day: date, hour: time) -> datetime:
    """That hour on that day in Brussels; an hour that the clock skips moves on with the clock."""
    return datetime.combine(day, hour, BRUSSELS).astimezone(UTC).astimezone(BRUSSELS)


def expand(document: dict, window: Window) -> tuple[SessionDraft, ...]:
    """All sessions of an event or place. Permanent without hours gives none. Raises Fault."""
    calendar = calendar_type(document)
    sub_events = listed(document, "subEvent") if calendar in ("single", "multiple") else []
    if sub_events:
        sessions = _from_sub_events(document, sub_events)
    elif calendar == "multiple":
        raise Fault("subEvent", NO_DATES)
    elif calendar == "single" or (calendar == "periodic" and not _has_hours(document)):
        sessions = [_whole(document)]
    elif _has_hours(document):
        sessions = _from_hours(document, calendar, window)
    else:
        sessions = []
    return tuple(sessions)


def calendar_type(document: dict) -> str:
    calendar = document.get("calendarType")
    if calendar is None:
        raise Fault("calendarType", NO_CALENDAR)
    if calendar not in CALENDAR_TYPES:
        raise Fault("calendarType", UNKNOWN_CALENDAR, value=quoted(calendar))
    return calendar


def listed(document: dict, key: str) -> list[dict]:
    """A list of objects, or an empty one when the key is absent. Raises Fault on another shape."""
    value = document.get(key) or []
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise Fault(key, BAD_SHAPE)
    return value


def status_of(document: dict) -> tuple[str, str] | None:
    """(status, reason in Dutch or the first language there is); None when nothing is said. Raises Fault."""
    status = document.get("status")
    if status is None:
        return None
    kind = status.get("type") if isinstance(status, dict) else status
    if not isinstance(kind, str) or kind not in STATUSES:
        raise Fault("status", BAD_STATUS, value=quoted(kind))
    reasons = status.get("reason") if isinstance(status, dict) else None
    texts = [reasons.get("nl"), *reasons.values()] if isinstance(reasons, dict) else [reasons]
    return STATUSES[kind], next((text for text in texts if isinstance(text, str)), "")


def booking_of(document: dict) -> dict:
    """bookable, capacity and remaining as far as they are told; unreadable numbers count as not told."""
    booking = document.get("bookingAvailability")
    if not isinstance(booking, dict):
        return {}
    told: dict = {"bookable": booking.get("type") != "Unavailable"}
    for key, name in (("capacity", "capacity"), ("remainingCapacity", "remaining")):
        number = booking.get(key)
        if type(number) is int and 0 <= number <= 1_000_000:
            told[name] = number
    return told


def _has_hours(document: dict) -> bool:
    return bool(document.get("openingHours") or document.get("openingHoursAdjustedDays"))


def _span(document: dict) -> tuple[datetime, datetime]:
    if document.get("startDate") is None or document.get("endDate") is None:
        raise Fault("startDate" if document.get("startDate") is None else "endDate", NO_DATES)
    start, end = moment(document["startDate"], "startDate"), moment(document["endDate"], "endDate")
    if end < start:
        raise Fault("endDate", END_FIRST, start=f"{start:%d/%m/%Y %H:%M}", end=f"{end:%d/%m/%Y %H:%M}")
    return start, end


def _inherited(document: dict) -> dict:
    status, reason = status_of(document) or (AVAILABLE, "")
    return {"status": status, "status_reason": reason, "bookable": booking_of(document).get("bookable", True)}


def _whole(document: dict) -> SessionDraft:
    start, end = _span(document)
    return SessionDraft(start=start, end=end, **_inherited(document))


def _from_sub_events(document: dict, sub_events: list[dict]) -> list[SessionDraft]:
    if len(sub_events) > MAX_SESSIONS:
        raise Fault("subEvent", TOO_MANY, most=MAX_SESSIONS)
    told = _inherited(document)
    sessions = []
    for sub_event in sub_events:
        start, end = _span(sub_event)
        session = SessionDraft(start=start, end=end, overnight=sub_event.get("overnight") is True, **told)
        status = status_of(sub_event)
        if status:
            session = replace(session, status=status[0], status_reason=status[1])
        session = replace(session, **booking_of(sub_event))
        sessions.append(_with_childcare(session, *_childcare(sub_event)))
    return sessions


def _with_childcare(session: SessionDraft, opens: time | None, closes: time | None) -> SessionDraft:
    if opens is None and closes is None:
        return session
    return replace(
        session,
        childcare_start=local(session.start.date(), opens) if opens else None,
        childcare_end=local(session.end.date(), closes) if closes else None,
    )


def _childcare(holder: dict) -> tuple[time | None, time | None]:
    childcare = holder.get("childcare") or {}
    if not isinstance(childcare, dict):
        raise Fault("childcare", BAD_SHAPE)
    start, end = (
        _hour(childcare[key], "childcare") if childcare.get(key) is not None else None for key in ("start", "end")
    )
    return start, end


def _hour(value: object, field: str) -> time:
    match = _HOUR.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise Fault(field, BAD_HOUR, value=quoted(value))
    return time(int(match[1]), int(match[2]))


def _by_weekday(document: dict, field: str) -> dict[int, list[_Hours]]:
    week: dict[int, list[_Hours]] = {}
    for entry in listed(document, field):
        days = entry.get("dayOfWeek")
        days = [days] if isinstance(days, str) else days
        if not isinstance(days, list) or not days:
            raise Fault(field, BAD_SHAPE)
        hours = _Hours(_hour(entry.get("opens"), field), _hour(entry.get("closes"), field), *_childcare(entry))
        for day in days:
            name = day.lower() if isinstance(day, str) else ""
            if name not in WEEKDAYS:
                raise Fault(field, BAD_WEEKDAY, value=quoted(day))
            week.setdefault(WEEKDAYS.index(name), []).append(hours)
    for slots in week.values():
        slots.sort(key=lambda slot: (slot.opens, slot.closes))
    return week


def _ranges(document: dict, key: str) -> Iterator[tuple[date, date, dict]]:
    for entry in listed(document, key):
        bounds = []
        for side in ("startDate", "endDate"):
            try:
                bounds.append(date.fromisoformat(entry[side][:10]))
            except (KeyError, TypeError, ValueError):
                raise Fault(key, BAD_DAY, value=quoted(entry.get(side))) from None
        if bounds[1] < bounds[0]:
            raise Fault(key, END_FIRST, start=f"{bounds[0]:%d/%m/%Y}", end=f"{bounds[1]:%d/%m/%Y}")
        yield bounds[0], bounds[1], entry


def _days(document: dict, calendar: str, window: Window) -> tuple[date, date]:
    """First day and the day after the last. A period outside the window keeps its own days, up to MAX_DAYS,
    as a single date outside the window does; a period that touches it is cut to it."""
    if calendar == "permanent":
        return window.start, window.end
    start, end = _span(document)
    first, after = start.date(), end.date() + timedelta(days=1)
    if after <= window.start or first >= window.end:
        return first, min(after, first + timedelta(days=MAX_DAYS))
    return max(first, window.start), min(after, window.end)


def _from_hours(document: dict, calendar: str, window: Window) -> list[SessionDraft]:
    week = _by_weekday(document, "openingHours")
    closed = list(_ranges(document, "openingHoursClosedDays"))
    adjusted = [
        (first, last, _by_weekday(entry, "openingHours"))
        for first, last, entry in _ranges(document, "openingHoursAdjustedDays")
    ]
    told = _inherited(document)
    day, after = _days(document, calendar, window)
    sessions: list[SessionDraft] = []
    while day < after:
        if not any(first <= day <= last for first, last, _entry in closed):
            hours = next((own for first, last, own in adjusted if first <= day <= last), week)
            sessions.extend(_on(day, slot, told) for slot in hours.get(day.weekday(), ()))
        if len(sessions) > MAX_SESSIONS:
            raise Fault("openingHours", TOO_MANY, most=MAX_SESSIONS)
        day += timedelta(days=1)
    if not sessions:
        raise Fault("openingHours", NO_SESSIONS)
    return sessions


def _on(day: date, slot: _Hours, told: dict) -> SessionDraft:
    last_day = day + timedelta(days=1) if slot.closes < slot.opens else day
    session = SessionDraft(start=local(day, slot.opens), end=local(last_day, slot.closes), **told)
    return _with_childcare(session, slot.childcare_start, slot.childcare_end)
