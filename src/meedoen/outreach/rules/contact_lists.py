"""A list of contacts as rows: when, where, how, about what, with whom. Nothing else is taken (H3, R26). Pure."""

import datetime
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from meedoen.kernel.intake.columns import Numbered, folded
from meedoen.kernel.intake.example import Column
from meedoen.kernel.intake.listing import Listing
from meedoen.kernel.refusals import Refused

from ..terms import Kind, Who
from . import notes
from .notes import Told
from .ways import Choice

ON, WHERE, KIND, THEMES = "Datum", "Waar", "Hoe", "Thema's"
NAME, CODE, PERSONS, HOUSEHOLDS, ANSWERED = "Voornaam", "Code", "Mensen", "Gezinnen", "Iemand thuis"
KNOWN = {
    "on": ("datum", "dag", "wanneer"),
    "where": ("waar", "buurt", "wijk", "dorp", "plaats", "locatie"),
    "kind": ("hoe", "soort", "soortcontact", "type"),
    "themes": ("themas", "thema", "waarover", "onderwerp"),
    "name": ("voornaam", "metwie", "wie"),
    "code": ("code", "stempelkaart"),
    "persons": ("mensen", "aantalmensen", "personen", "aantalpersonen", "aantal"),
    "households": ("gezinnen", "aantalgezinnen", "huishoudens"),
    "answered": ("iemandthuis", "opengedaan", "antwoord"),
}
HEADINGS = {
    "on": ON, "where": WHERE, "kind": KIND, "themes": THEMES, "name": NAME, "code": CODE, "persons": PERSONS,
    "households": HOUSEHOLDS, "answered": ANSWERED, "who": NAME,
}  # fmt: skip
EXPLAINED = (
    Column(ON, "De dag van het contact: 28/11/2026. Niet langer dan vijf jaar geleden.", True),
    Column(WHERE, "De naam van de buurt, het dorp of de plaats, zoals jullie netwerk die kent.", True),
    Column(KIND, "Kies uit de lijst.", True),
    Column(THEMES, "Waarover het ging. Meer dan één: zet een komma ertussen. Mag leeg blijven."),
    Column(NAME, "Alleen als je deze persoon later weer wil vinden. Leeg: we tellen alleen."),
    Column(CODE, "De code van iemand die we al kennen, of van een stempelkaart. Dan hoeft er geen voornaam te staan."),
    Column(PERSONS, "Hoeveel mensen je ontmoette. Leeg is één."),
    Column(HOUSEHOLDS, "Hoeveel gezinnen dat waren. Leeg is één."),
    Column(ANSWERED, "Alleen bij een huisbezoek of telefoon: nee als er niemand was."),
)
EXAMPLE_DAY = "28/11/2026"
MOST, MOST_NAMES, LONGEST_NAME = 2000, 200, 80
"""More people than that come in by a list of people: so many can be taken back in one act too."""
BACK = datetime.timedelta(days=5 * 365 + 1)
"""So long ago a contact of a list may be: five years, the longest that figures of years are laid side by side."""
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?", re.ASCII)
_YES, _NO = {"", "ja", "j", "x", "1"}, {"nee", "neen", "n", "0", "niemand", "niemandthuis"}


@dataclass(frozen=True)
class Here:
    """What this network knows: its places and areas by name ("place:<id>"), its themes, and from which day names are
    still kept (``named_since``: what is older is counted only)."""

    today: datetime.date
    named_since: datetime.date
    wheres: Mapping[str, str]
    themes: list[Choice]


@dataclass
class Draft:
    """One contact of the list. ``counted_only``: a name or code stood there, and the contact is too old to keep it."""

    row: int
    on: str
    kind: str
    where: str
    themes: list[str] = field(default_factory=list)
    name: str = ""
    code: str = ""
    persons: int = 1
    households: int = 1
    answered: bool = True
    counted_only: bool = False

    @property
    def day(self) -> datetime.date:
        """The day of the contact."""
        return datetime.date.fromisoformat(self.on)

    def told(self) -> Told:
        """The contact as a note tells it."""
        place, key = self.where.split(":", 1)
        who = Who.FIRST_NAME if self.name else Who.CODE if self.code else Who.NOBODY
        return Told(
            kind=self.kind,
            on=self.day,
            area_id=uuid.UUID(key) if place == "area" else None,
            place_id=uuid.UUID(key) if place == "place" else None,
            who=who,
            answered=self.answered,
            persons=self.persons,
            households=self.households,
            themes=tuple(self.themes),
        )


@dataclass
class ContactListing(Listing):
    """What a list of contacts says."""

    contacts: list[Draft] = field(default_factory=list)


def from_plain(said: Mapping[str, Any]) -> ContactListing:
    """The listing again, from plain data (``asdict``)."""
    return ContactListing(**ContactListing.shared(said), contacts=[Draft(**one) for one in said["contacts"]])


def read(rows: Numbered, here: Here) -> ContactListing:
    """The contacts of the list, and why a row is none."""
    found = ContactListing()
    taken, body = found.open(rows, KNOWN, must={"on": ON, "where": WHERE, "kind": KIND}, most=MOST)
    words = _Words(here, _kinds(), {folded(choice.word): choice.code for choice in here.themes})
    for at, cells in body:
        said = dict.fromkeys(KNOWN, "") | taken.cells(cells)
        if any(said.values()):
            _row(found, at, said, words)
    spelled: dict[str, str] = {}
    for draft in found.contacts:  # one person for the whole list, however the name is typed
        draft.name = spelled.setdefault(folded(draft.name), draft.name)
    if len(spelled.keys() - {""}) > MOST_NAMES:
        sentence = _("Er staan te veel voornamen in deze lijst: hoogstens %(most)s. Lees eerst de lijst van mensen in.")
        found.refuse(0, NAME, sentence % {"most": MOST_NAMES})
    return found


def kind_words() -> list[str]:
    """The ways to meet, in the words in which a list may say them."""
    return [str(word) for word in Kind.labels]


def _kinds() -> dict[str, str]:
    named: dict[str, str] = {}
    for language in ("nl", get_language() or "nl"):
        with override(language):
            named |= {folded(str(kind.label)): kind.value for kind in Kind}
    return named


class _Words(NamedTuple):
    """What a row is read against: the network, and the codes of the words for how and about what."""

    here: Here
    kinds: Mapping[str, str]
    themes: Mapping[str, str]


def _row(found: ContactListing, at: int, said: Mapping[str, str], words: _Words) -> None:
    here = words.here
    before = len(found.faults)
    day = _day(found, at, said["on"])
    where = here.wheres.get(folded(said["where"]), "")
    if not where:
        sentence = _("Deze buurt of plaats kennen we niet. Schrijf de naam zoals ze in jullie netwerk staat.")
        found.refuse(at, WHERE, sentence if said["where"] else _("Zeg waar het was. De buurt is genoeg."))
    kind = words.kinds.get(folded(said["kind"]), "")
    if not kind:
        sentence = _("Zo'n soort contact kennen we niet. Kies: %(words)s.")
        found.refuse(at, KIND, sentence % {"words": ", ".join(kind_words())})
    about = _themes(found, at, said["themes"], words)
    name, code = _whom(found, at, said)
    persons = _count(found, at, PERSONS, said["persons"], 1)
    households = _count(found, at, HOUSEHOLDS, said["households"], min(1, persons))
    answered = _answered(found, at, said["answered"])
    if len(found.faults) > before or day is None:
        return
    old = bool(name or code) and day < here.named_since
    draft = Draft(
        at, day.isoformat(), kind, where, about, "" if old else name, "" if old else code, persons, households,
        answered, counted_only=old,
    )  # fmt: skip
    try:
        notes.check(draft.told(), today=here.today, themes=[choice.code for choice in here.themes], back=BACK)
    except Refused as refusal:
        found.refuse(at, HEADINGS.get(refusal.field or "", ""), refusal.sentence)
        return
    found.contacts.append(draft)


def _day(found: ContactListing, at: int, said: str) -> datetime.date | None:
    read_as = _DAY.fullmatch(said)
    try:
        if read_as is None:
            raise ValueError
        day, month, year, year_first, month_next, day_last = read_as.groups()
        return datetime.date(int(year or year_first), int(month or month_next), int(day or day_last))
    except ValueError:
        sentence = _("Deze dag bestaat niet. Schrijf bijvoorbeeld 28/11/2026.")
        found.refuse(at, ON, sentence if said else _("De dag ontbreekt. Schrijf bijvoorbeeld 28/11/2026."))
        return None


def _themes(found: ContactListing, at: int, said: str, words: _Words) -> list[str]:
    told = [folded(one) for one in re.split(r"[,;\n]", said) if one.strip()]
    if set(told) <= set(words.themes):
        return list(dict.fromkeys(words.themes[word] for word in told))
    known = ", ".join(choice.word for choice in words.here.themes)
    found.refuse(at, THEMES, _("Dit thema kennen we niet. Kies: %(words)s.") % {"words": known})
    return []


def _whom(found: ContactListing, at: int, said: Mapping[str, str]) -> tuple[str, str]:
    name, code = " ".join(said["name"].split()), said["code"]
    if folded(name) in {"", "niemand", "geen", "onbekend"}:
        name = ""
    if found.tells_too_much(at, NAME, name) or found.tells_too_much(at, CODE, code):
        return "", ""
    if len(name) > LONGEST_NAME:
        found.refuse(at, NAME, _("Deze naam is te lang. Hoogstens %(most)s tekens.") % {"most": LONGEST_NAME})
    if name and code:
        found.refuse(at, NAME, _("Schrijf een voornaam of een code, niet allebei. De code is genoeg."))
    return name, code


def _count(found: ContactListing, at: int, column: str, said: str, usual: int) -> int:
    if not said:
        return usual
    if said.isascii() and said.isdigit() and len(said) < 4:
        return int(said)
    found.refuse(at, column, _("Schrijf een getal, bijvoorbeeld 3."))
    return usual


def _answered(found: ContactListing, at: int, said: str) -> bool:
    if folded(said) in _YES:
        return True
    if folded(said) not in _NO:
        found.refuse(at, ANSWERED, _("Schrijf ja of nee."))
    return False
