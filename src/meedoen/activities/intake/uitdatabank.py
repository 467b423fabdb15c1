"""publiq UiTdatabank JSON-LD: one event, an array, a page of the Search API, or NDJSON (issue §6).

Read as plain JSON: no context and no link is ever fetched. A place or an organiser that is embedded
is read with its event; one on its own is refused with a reason, or read by read_place/read_organizer.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation.trans_null import gettext_noop as _

from meedoen.kernel.intake import safety

from .calendars import booking_of, calendar_type, expand, quoted, status_of
from .drafts import AVAILABLE, Draft, PlaceDraft, Reading, Refusal, SessionDraft, Window
from .faults import Fault, Gathering
from .uitdatabank_fields import (
    ages,
    audience,
    booking,
    contact,
    facts_of_terms,
    identity,
    languages,
    modified,
    organiser,
    ours,
    place,
    prices,
    texts,
    title,
)

MAX_ALL_SESSIONS = 200_000  # of one file
WRAPPERS = ("member", "hydra:member", "@graph", "events")

NOT_AN_OBJECT = _("Dit is geen document van UiTdatabank. Vraag het bestand opnieuw op.")
NOT_AN_EVENT = _("Dit is geen evenement maar een %(what)s. Vraag bij UiTdatabank de evenementen op.")
ONLY_A_LINK = _("Hier staat alleen een verwijzing. Vraag het bestand opnieuw op met embed=true.")
DELETED = _("Dit evenement is verwijderd bij UiTdatabank. Haal het ook hier weg als het al in je programma staat.")
REJECTED = _("Dit evenement is afgekeurd bij UiTdatabank. Vraag de organisator om het te verbeteren.")
UNKNOWN_STATE = _("We kennen deze toestand niet: %(value)s. Kijk het na bij UiTdatabank.")
TOO_MANY_DOCUMENTS = _("Er staan te veel evenementen in: hoogstens %(most)s. Splits het bestand.")
TOO_MANY_SESSIONS = _("Dit bestand heeft te veel momenten samen: hoogstens %(most)s. Splits het bestand.")
TWICE = _("Dit evenement staat al in dit bestand, op plaats %(row)s. Haal er een weg.")
_STATES = {None, "DRAFT", "READY_FOR_VALIDATION", "APPROVED", "ACTIVE"}
_KIND_IN_ID = re.compile(r"/(event|place|organi[sz]er)s?/", re.IGNORECASE)
_WHAT = {"place": _("plaats"), "organizer": _("organisator"), "organiser": _("organisator")}


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """A place document of its own: where it is and when it is open."""

    place: PlaceDraft
    names: dict[str, str]
    languages: tuple[str, ...]
    status: str
    bookable: bool
    price_cents: int | None
    age_min: int | None
    age_max: int | None
    sessions: tuple[SessionDraft, ...]


@dataclass(frozen=True, slots=True)
class OrganizerReading:
    """An organiser document of its own."""

    source_id: str
    names: dict[str, str]
    languages: tuple[str, ...]
    place: PlaceDraft | None
    deleted: bool


def read(text: str, *, window: Window) -> Reading:
    """All events in the text. Raises safety.Unsafe when the text as a whole cannot be read."""
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    seen: dict[str, int] = {}
    count = sessions = 0
    for row, document in _documents(text):
        count += 1
        if isinstance(document, Fault):
            refusals.append(Refusal(row, "", document.field, document.msgid, document.params))
            continue
        draft, wrong = read_event(document, row, window)
        if draft and not wrong:
            sessions += len(draft.sessions)
            wrong = _of_the_file(draft, seen, sessions)
        if draft and not wrong:
            seen[draft.source_id] = row
            drafts.append(draft)
        refusals.extend(wrong)
    return Reading(tuple(drafts), tuple(refusals), count)


def _of_the_file(draft: Draft, seen: dict[str, int], sessions: int) -> list[Refusal]:
    if draft.source_id in seen:
        return [Refusal(draft.row, draft.source_id, "@id", TWICE, {"row": seen[draft.source_id]})]
    if sessions > MAX_ALL_SESSIONS:
        return [Refusal(draft.row, draft.source_id, "openingHours", TOO_MANY_SESSIONS, {"most": MAX_ALL_SESSIONS})]
    return []


def _documents(text: str) -> Iterator[tuple[int, object]]:
    """(row, document or Fault): rows count from 1, in NDJSON they are the lines."""
    try:
        whole = safety.parse_json(text)
    except (ValueError, RecursionError) as error:
        if not isinstance(error, json.JSONDecodeError) or "\n" not in text.strip():
            raise safety.Unsafe(safety.BROKEN_JSON, line=getattr(error, "lineno", 1)) from None
        yield from _lines(text, error.lineno)
        return
    documents = _unwrap(whole)
    if len(documents) > safety.MAX_ROWS:
        raise safety.Unsafe(TOO_MANY_DOCUMENTS, most=safety.MAX_ROWS)
    yield from enumerate(documents, start=1)


def _unwrap(whole: object) -> list:
    if isinstance(whole, dict):
        for key in WRAPPERS:
            if isinstance(whole.get(key), list):
                return whole[key]
        return [whole]
    return whole if isinstance(whole, list) else [whole]


def _lines(text: str, broken_at: int) -> Iterator[tuple[int, object]]:
    """NDJSON. When not even one line is a document, it was one broken document. Raises Unsafe."""
    lines = [(row, line) for row, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if len(lines) > safety.MAX_ROWS:
        raise safety.Unsafe(TOO_MANY_DOCUMENTS, most=safety.MAX_ROWS)
    found: list[tuple[int, object]] = []
    whole = False
    for row, line in lines:
        try:
            document = safety.parse_json(line)
            whole = whole or isinstance(document, dict)
        except (ValueError, RecursionError):
            document = Fault("@id", safety.BROKEN_JSON, line=row)
        except safety.Unsafe as unsafe:
            document = Fault("@id", unsafe.msgid, **unsafe.params)
        found.append((row, document))
    if not whole:
        raise safety.Unsafe(safety.BROKEN_JSON, line=broken_at)
    yield from found


def read_event(document: object, row: int, window: Window) -> tuple[Draft | None, list[Refusal]]:
    """The draft as far as it can be read, beside everything that is wrong with it.

    Whoever stores takes only a draft without refusals; DRAFT at the source gives `publish=False`.
    """
    gathering = Gathering(row)
    draft = None
    with gathering.catching():
        event = _an_event(document)
        with gathering.catching():
            gathering.id = identity(event)
        with gathering.catching():
            _check_state(event)
        draft = _event(event, row, window, gathering)
    return draft, gathering.refusals


def _an_event(document: object) -> dict:
    if not isinstance(document, dict):
        raise Fault("@id", NOT_AN_OBJECT)
    kind = document.get("@type")
    if not isinstance(kind, str):
        match = _KIND_IN_ID.search(str(document.get("@id", ""))[:500])
        kind = match[1] if match else ("event" if "calendarType" in document else "")
    kind = kind.lower()
    if kind in _WHAT:
        raise Fault("@type", NOT_AN_EVENT, what=_WHAT[kind])
    if kind != "event":
        raise Fault("@type", NOT_AN_OBJECT)
    if not set(document) - {"@id", "@type", "@context"}:
        raise Fault("@id", ONLY_A_LINK)
    return document


def _check_state(event: dict) -> None:
    state = event.get("workflowStatus")
    if state == "DELETED":
        raise Fault("workflowStatus", DELETED)
    if state == "REJECTED":
        raise Fault("workflowStatus", REJECTED)
    if not isinstance(state, (str, type(None))) or state not in _STATES:
        raise Fault("workflowStatus", UNKNOWN_STATE, value=quoted(state))


def _event(event: dict, row: int, window: Window, gathering: Gathering) -> Draft:
    said: dict = {}
    readers = {
        "title": lambda: {"title": title(event)},
        "text": lambda: {"text": texts(event, "description")},
        "terms": lambda: facts_of_terms(event),
        "labels": lambda: ours(event),
        "location": lambda: {"place": place(event.get("location"), "location")},
        "organizer": lambda: {"organiser": organiser(event.get("organizer"))},
        "prices": lambda: prices(event),
        "ages": lambda: ages(event),
        "languages": lambda: {"languages": languages(event)},
        "contact": lambda: {"contact": contact(event.get("contactPoint"))},
        "booking": lambda: {"booking": booking(event.get("bookingInfo"))},
        "audience": lambda: audience(event),
        "modified": lambda: {"modified": modified(event)},
        "calendar": lambda: {"calendar": calendar_type(event), "sessions": expand(event, window)},
        "status": lambda: _status(event),
    }
    for reader in readers.values():
        with gathering.catching():
            said.update(reader())
    told = booking_of(event)
    return Draft(
        source="uitdatabank",
        source_id=gathering.id,
        row=row,
        publish=event.get("workflowStatus") != "DRAFT",
        bookable=told.get("bookable", True),
        capacity=told.get("capacity"),
        **{"title": {}, **said},
    )


def _status(event: dict) -> dict:
    status, reason = status_of(event) or (AVAILABLE, "")
    return {"status": status, "status_reason": safety.clean(reason)}


def read_place(document: dict, *, window: Window) -> PlaceReading:
    """A place document of its own. Raises Fault on the first thing that is wrong."""
    price, age = prices(document), ages(document)
    found = place(document, "place")
    if found is None:
        raise Fault("place", NOT_AN_OBJECT)
    return PlaceReading(
        place=found,
        names=title(document),
        languages=languages(document),
        status=_status(document)["status"],
        bookable=booking_of(document).get("bookable", True),
        price_cents=price.get("price_cents"),
        age_min=age.get("age_min"),
        age_max=age.get("age_max"),
        sessions=expand(document, window),
    )


def read_organizer(document: dict) -> OrganizerReading:
    """An organiser document of its own. Raises Fault on the first thing that is wrong."""
    return OrganizerReading(
        source_id=identity(document),
        names=title(document),
        languages=languages(document),
        place=place(document, "organizer") if "address" in document else None,
        deleted=document.get("workflowStatus") == "DELETED",
    )
