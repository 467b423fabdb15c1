"""An organisation's own list in XLSX or CSV: one row is one moment (issue §6).

Rows with the same own number, or without one the same name and place, are moments of one activity. A wrong cell
refuses its row and no other; two wrong cells give two refusals. The id without an own number is made from name
and place, so that the same list read again finds the same activities.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from django.utils.translation.trans_null import gettext_noop as _

from meedoen.kernel.intake import safety
from meedoen.kernel.intake.sheets import Sheet

from . import cells
from .calendars import local, quoted
from .columns import COLUMNS, KIND_SYNONYMS, KINDS, LANGUAGES, code_of, known
from .drafts import ContactDraft, Draft, PlaceDraft, PriceDraft, Reading, Refusal, SessionDraft
from .faults import Fault, Gathering
from .taxonomy import THEMES

NO_HEADINGS = _(
    "We vinden de kolommen %(missing)s niet. Neem het voorbeeldbestand en zet de namen van de kolommen bovenaan."
)
HEADING_TWICE = _("De kolom %(heading)s staat er twee keer in. Haal er een weg.")
REQUIRED = _("Deze cel is leeg. Vul ze in.")
TOO_LONG = _("Dit is te lang: hoogstens %(most)s tekens. Maak het korter.")
TOO_MANY_CELLS = _(
    "Deze rij heeft meer cellen dan er kolommen zijn. Zet een tekst met een komma of puntkomma tussen aanhalingstekens."
)
REGISTER_NUMBER = _("Hier staat een rijksregisternummer. Dat bewaren we nooit: haal het weg.")
END_FIRST = _("Het einde (%(end)s) ligt niet na het begin (%(start)s). Verbeter een van de twee.")
BAD_POSTCODE = _("Een postcode heeft vier cijfers. Nu staat er: %(value)s.")
UNKNOWN_CHOICE = _("We kennen %(value)s niet. Kies uit: %(choices)s.")
UNKNOWN_LANGUAGE = _("We kennen de taal %(value)s niet. Schrijf de naam in het Nederlands, zoals Frans.")
AGES_TURNED = _("De jongste leeftijd (%(youngest)s) ligt boven de oudste (%(oldest)s). Draai ze om.")
SOCIAL_ABOVE = _("Het kansentarief ligt boven de gewone prijs. Verbeter een van de twee.")
TWICE = _("Deze rij is dezelfde als rij %(other)s. Haal er een weg.")
NOT_THE_SAME = _(
    "Deze rij heeft hetzelfde eigen nummer als rij %(other)s, maar de kolom %(heading)s is anders. "
    "Maak ze gelijk of geef een ander nummer."
)

_LIMITS = {
    "name": 120,
    "place": 120,
    "street": 160,
    "locality": 80,
    "bring": 200,
    "contact": 80,
    "phone": 30,
    "number": 100,
}
_LATEST_NEXT_DAY = time(6, 0)
_SEARCHED_ROWS = 20


@dataclass(frozen=True, slots=True)
class _Headings:
    row: int
    at: dict[str, int]
    ignored: tuple[str, ...]
    width: int


@dataclass(slots=True)
class _Group:
    """The moments of one activity, in the order of the rows."""

    draft: Draft
    sessions: list[SessionDraft] = field(default_factory=list)


def read(sheets: list[Sheet], *, today: date) -> Reading:
    """All rows of the first sheet that has our headings. Raises safety.Unsafe when none has."""
    sheet, headings = _find(sheets)
    refusals: list[Refusal] = []
    groups: dict[str, _Group] = {}
    count = 0
    before = headings.row
    for row, values in sheet.rows:
        if row <= headings.row:
            continue
        if row > before + 1 and len([v for v in values if v not in (None, "")]) == 1 and values[0]:
            before = row - 2  # a note under the list, as our own exports have
            continue
        before = row
        count += 1
        draft, own, wrong = _read_row(row, values, headings, today)
        wrong = wrong or _place_in_group(groups, draft, own=own)
        refusals.extend(wrong)
    drafts = tuple(replace(group.draft, sessions=tuple(group.sessions)) for group in groups.values())
    return Reading(drafts, tuple(refusals), count, headings.ignored)


def _find(sheets: list[Sheet]) -> tuple[Sheet, _Headings]:
    best: tuple[int, Sheet | None, int, list] = (0, None, 0, [])
    for sheet in sheets:
        for row, values in sheet.rows[:_SEARCHED_ROWS]:
            if known(values) > best[0]:
                best = (known(values), sheet, row, values)
    codes = [code_of(value) for value in best[3]]
    missing = [column.heading for code, column in COLUMNS.items() if column.required and code not in codes]
    if best[1] is None or missing:
        raise safety.Unsafe(NO_HEADINGS, missing=", ".join(missing or ["Naam", "Dag"]))
    for code in {code for code in codes if code}:
        if codes.count(code) > 1:
            raise safety.Unsafe(HEADING_TWICE, heading=COLUMNS[code].heading)
    at = {code: index for index, code in enumerate(codes) if code}
    ignored = tuple(quoted(value) for value, code in zip(best[3], codes, strict=True) if value and not code)
    return best[1], _Headings(best[2], at, ignored, len(best[3]))


class _Cells:
    """The cells of one row by the code of their column."""

    def __init__(self, row: int, values: list, headings: _Headings, gathering: Gathering):
        self.row = row
        self.gathering = gathering
        self._values = values
        self._headings = headings
        self.wrong: set[str] = set()

    def raw(self, code: str):
        at = self._headings.at.get(code)
        value = self._values[at] if at is not None and at < len(self._values) else None
        return None if value is None or (isinstance(value, str) and not value.strip()) else value

    def fault(self, code: str, msgid: str, **params: str | int) -> None:
        self.wrong.add(code)
        self.gathering.add(Fault(COLUMNS[code].heading, msgid, **params))

    def text(self, code: str) -> str:
        """As typed, without blanks around it; whole numbers as Excel shows them; empty when refused."""
        if code in self.wrong:
            return ""
        value = self.raw(code)
        if isinstance(value, float) and abs(value) < 1e15 and value == int(value):
            value = int(value)
        found = "" if value is None else str(value).strip(" \u00a0")
        most = _LIMITS.get(code, safety.MAX_CELL)
        if len(found) > most:
            self.fault(code, TOO_LONG, most=most)
            return ""
        return found

    def read(self, code: str, reader: Callable, *args):
        """The value by `reader(value, heading, *args)`; None when empty or wrong."""
        value = self.raw(code)
        if value is None or code in self.wrong:
            return None
        try:
            return reader(value, COLUMNS[code].heading, *args)
        except Fault as fault:
            self.wrong.add(code)
            self.gathering.add(fault)
            return None


def _read_row(row: int, values: list, headings: _Headings, today: date) -> tuple[Draft, bool, list[Refusal]]:
    gathering = Gathering(row)
    found = _Cells(row, values, headings, gathering)
    _check_register_numbers(found, values, headings)
    if len(values) > headings.width:
        gathering.add(Fault("", TOO_MANY_CELLS))
    gathering.id = found.text("number")
    for code, column in COLUMNS.items():
        if column.required and found.raw(code) is None and code not in found.wrong:
            found.fault(code, REQUIRED)
    draft = _draft(found, today)
    named = [
        replace(refusal, id=refusal.id or (draft.source_id if draft.title.get("nl") else ""))
        for refusal in gathering.refusals
    ]
    return draft, bool(gathering.id), named


def _check_register_numbers(found: _Cells, values: list, headings: _Headings) -> None:
    """Any cell, also of a column that we do not read; the number is never repeated."""
    names = {at: code for code, at in headings.at.items()}
    for at, value in enumerate(values):
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            continue
        text = f"{value:.0f}" if isinstance(value, float) and abs(value) < 1e15 else str(value)
        if not isinstance(value, str) and len(text) == 10 and names.get(at) != "phone":
            text = "0" + text  # Excel drops the first zero of a number
        if safety.holds_register_number(text):
            code = names.get(at)
            if code:
                found.fault(code, REGISTER_NUMBER)
            else:
                found.gathering.add(Fault("", REGISTER_NUMBER))


def _draft(found: _Cells, today: date) -> Draft:
    prices = _prices(found)
    youngest, oldest = (found.read(code, cells.number, 120) for code in ("age_min", "age_max"))
    if youngest is not None and oldest is not None and youngest > oldest:
        found.fault("age_min", AGES_TURNED, youngest=youngest, oldest=oldest)
    capacity = found.read("capacity", cells.number, 100_000)
    name, text, bring, contact_name, phone = map(found.text, ("name", "text", "bring", "contact", "phone"))
    place = _place(found)
    contact = ContactDraft(name=contact_name, phone=phone)
    session = _session(found, today, capacity)
    return Draft(
        source="list",
        source_id=found.gathering.id or _made_id(name, place),
        row=found.row,
        title={"nl": name},
        text={"nl": text} if text.strip() else {},
        kind=_kind(found),
        themes=_themes(found),
        place=place if place != PlaceDraft() else None,
        **prices,
        age_min=youngest,
        age_max=oldest,
        languages=("nl",),
        spoken_languages=_languages(found),
        contact=contact if contact != ContactDraft() else None,
        sessions=(session,) if session else (),
        capacity=capacity,
        sign_up=found.read("sign_up", cells.yes),
        children_welcome=found.read("children", cells.yes),
        childcare_places=found.read("childcare", cells.number, 1_000),
        what_to_bring=bring,
    )


def _session(found: _Cells, today: date, capacity: int | None) -> SessionDraft | None:
    day = found.read("day", cells.day, today)
    start, end = (found.read(code, cells.hour) for code in ("start", "end"))
    if day is None or start is None or end is None:
        return None
    last_day = day + timedelta(days=1) if end < start and end <= _LATEST_NEXT_DAY else day
    begins, ends = local(day, start), local(last_day, end)
    if ends <= begins:
        found.fault("end", END_FIRST, start=f"{start:%H:%M}", end=f"{end:%H:%M}")
        return None
    return SessionDraft(start=begins, end=ends, row=found.row, capacity=capacity)


def _prices(found: _Cells) -> dict:
    price, social = (found.read(code, cells.cents) for code in ("price", "social_price"))
    if price is not None and social is not None and social > price:
        found.fault("social_price", SOCIAL_ABOVE)
    named = (("base", "Basistarief", price), ("tariff", "Kansentarief", social))
    return {
        "price_cents": price,
        "social_price_cents": social,
        "prices": tuple(PriceDraft(category, name, cents) for category, name, cents in named if cents is not None),
    }


def _place(found: _Cells) -> PlaceDraft:
    name, street, postcode, locality = map(found.text, ("place", "street", "postcode", "locality"))
    postcode = postcode.upper().removeprefix("B-").strip()
    if postcode and not (len(postcode) == 4 and postcode.isascii() and postcode.isdigit()):
        found.fault("postcode", BAD_POSTCODE, value=quoted(postcode))
    return PlaceDraft(name=name, street=street, postcode=postcode, locality=locality)


def _split(text: str, marks: str) -> list[str]:
    for mark in marks:
        text = text.replace(mark, "\n")
    return [part.strip() for part in text.split("\n") if part.strip()]


def _kind(found: _Cells) -> str:
    typed = found.text("kind")
    choices = {cells.plainly(label): code for label, code in KINDS.items()} | KIND_SYNONYMS
    code = choices.get(cells.plainly(typed)) if typed else "activity"
    if code is None:
        found.fault("kind", UNKNOWN_CHOICE, value=quoted(typed), choices=", ".join(KINDS))
    return code or "activity"


def _themes(found: _Cells) -> tuple[str, ...]:
    typed = found.text("theme")
    choices = {cells.plainly(label): code for code, label in THEMES.items()} | {code: code for code in THEMES}
    whole = choices.get(cells.plainly(typed))
    themes = [whole] if whole else []
    for part in [] if whole else _split(typed, ";|/"):
        if code := choices.get(cells.plainly(part)):
            themes.append(code)
        else:
            found.fault("theme", UNKNOWN_CHOICE, value=quoted(part), choices=", ".join(THEMES.values()))
            break
    return tuple(dict.fromkeys(themes))


def _languages(found: _Cells) -> tuple[str, ...]:
    typed = found.text("languages")
    codes = []
    for part in _split(typed.replace(" en ", ",").replace(" of ", ","), ",;/+|"):
        name = cells.plainly(part)
        code = LANGUAGES.get(name) or (name if name in LANGUAGES.values() else None)
        if code is None:
            found.fault("languages", UNKNOWN_LANGUAGE, value=quoted(part))
            break
        codes.append(code)
    return tuple(dict.fromkeys(codes))


def _made_id(*parts: object) -> str:
    told = [f"{p.name}|{p.street}|{p.postcode}|{p.locality}" if isinstance(p, PlaceDraft) else str(p) for p in parts]
    return "rij-" + hashlib.sha256(cells.plainly("|".join(told)).encode()).hexdigest()[:20]


_SHARED = {
    "name": lambda d: d.title, "kind": lambda d: d.kind, "theme": lambda d: d.themes, "text": lambda d: d.text,
    "place": lambda d: d.place, "price": lambda d: d.price_cents, "social_price": lambda d: d.social_price_cents,
    "age_min": lambda d: d.age_min, "age_max": lambda d: d.age_max, "sign_up": lambda d: d.sign_up,
    "children": lambda d: d.children_welcome, "childcare": lambda d: d.childcare_places,
    "languages": lambda d: d.spoken_languages, "bring": lambda d: d.what_to_bring, "contact": lambda d: d.contact,
}  # fmt: skip


def _place_in_group(groups: dict[str, _Group], draft: Draft, *, own: bool) -> list[Refusal]:
    """Adds the moment to its activity. Rows that differ are two activities, unless they share an own number."""
    [session] = draft.sessions
    group = groups.get(draft.source_id)
    differs = next((code for code, part in _SHARED.items() if group and part(draft) != part(group.draft)), None)
    if group and differs and not own:
        draft = replace(draft, source_id=_made_id(*(part(draft) for part in _SHARED.values())))
        group, differs = groups.get(draft.source_id), None
    if group is None:
        groups[draft.source_id] = _Group(draft, [session])
        return []
    other = group.draft.row
    same = next((told for told in group.sessions if told.start == session.start), None)
    if differs:
        params: dict[str, str | int] = {"other": other, "heading": COLUMNS[differs].heading}
        return [Refusal(draft.row, draft.source_id, COLUMNS[differs].heading, NOT_THE_SAME, params)]
    if same:
        return [Refusal(draft.row, draft.source_id, COLUMNS["day"].heading, TWICE, {"other": same.row})]
    group.sessions.append(session)
    return []
